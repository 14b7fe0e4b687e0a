// A case in preparation with the choices as they are on screen: what was just chosen stands, until the core has it too.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { LeaveDraft, LeaveInput, Problem } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { draft as draftQuery, keys } from "../../ipc/queries";
import { ChoiceSender } from "./choices";

/** A draft as a page works with it. */
export interface DraftOnScreen {
  readonly draft: LeaveDraft;
  readonly input: LeaveInput;
  /** What stood in the way of noting a choice. */
  readonly problem: Problem | undefined;
  readonly change: (patch: Partial<LeaveInput>) => void;
  /** Answers whether the core has everything that was chosen. */
  readonly flush: () => Promise<boolean>;
}

/** The draft once it is known, or why it is not. */
export function useDraft(id: number): { readonly shown: DraftOnScreen | undefined; readonly error: Problem | undefined } {
  const client = useQueryClient();
  const { data: draft, error } = useQuery(draftQuery(id));
  const [chosen, setChosen] = useState<LeaveInput>();
  const [problem, setProblem] = useState<Problem>();
  const [sender] = useState(
    () =>
      new ChoiceSender({
        send: (input) => data(commands.leaveChoose(id, input)),
        onDraft: (answer, last) => {
          setProblem(undefined);
          void client.cancelQueries({ queryKey: keys.draft(id) });
          client.setQueryData(keys.draft(id), answer);
          // The looking may have ended after the core gave this answer, and the question about that may just have been dropped.
          void client.invalidateQueries({ queryKey: keys.draft(id) });
          if (last) setChosen(undefined);
        },
        onError: (reason) => setProblem(problemOf(reason)),
      }),
  );
  useEffect(() => () => void sender.flush(), [sender]);
  if (!draft) return { shown: undefined, error: error ? problemOf(error) : undefined };
  const input = chosen ?? draft.choices;
  const change = (patch: Partial<LeaveInput>) => {
    const next = { ...input, ...patch };
    setChosen(next);
    sender.put(next);
  };
  return { shown: { draft, input, problem, change, flush: () => sender.flush() }, error: undefined };
}
