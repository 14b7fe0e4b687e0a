// Staging, taking back and doing again. Nothing is sent to the instance: the core notes it in the tray and says what it could
// not note and why.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Problem, RefusedCells, StageAnswer, StageTarget, StageWish, TraySummary, TrayView } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { keys } from "../../ipc/queries";

/** What became of the last stroke. */
export type Outcome =
  | { readonly kind: "staged"; readonly staged: number; readonly unchanged: number; readonly refused: readonly RefusedCells[] }
  | { readonly kind: "undone" }
  | { readonly kind: "redone" }
  | { readonly kind: "moved" }
  | { readonly kind: "problem"; readonly problem: Problem };

/** The strokes of a matrix, by the arrangement that is on screen. */
export function useStaging(view: number, version: number) {
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>();
  const took = async ({ count, undo, redo }: TraySummary) => {
    client.setQueryData<TrayView>(keys.tray, (old) => ({ lines: old?.lines ?? [], count, undo, redo }));
    void client.invalidateQueries({ queryKey: keys.tray });
    await client.invalidateQueries({ queryKey: keys.access });
  };
  const tell = async (work: () => Promise<Outcome>) => {
    try {
      const next = await work();
      setOutcome(next);
      return next;
    } catch (error) {
      const next = { kind: "problem", problem: problemOf(error) } as const;
      setOutcome(next);
      return next;
    }
  };
  return {
    outcome,
    fail: (error: unknown) => setOutcome({ kind: "problem", problem: problemOf(error) }),
    stage: (target: StageTarget, wish: StageWish) =>
      tell(async () => {
        const answer = await data(commands.accessStage(view, version, target, wish));
        await took(answer.tray);
        return outcomeOf(answer);
      }),
    undo: () =>
      tell(async () => {
        await took(await data(commands.trayUndo()));
        return { kind: "undone" };
      }),
    redo: () =>
      tell(async () => {
        await took(await data(commands.trayRedo()));
        return { kind: "redone" };
      }),
  };
}

function outcomeOf({ changed, staged, unchanged, refused }: StageAnswer): Outcome {
  return changed ? { kind: "moved" } : { kind: "staged", staged, unchanged, refused };
}

/** The strokes. */
export type Staging = ReturnType<typeof useStaging>;
