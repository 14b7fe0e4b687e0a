// Saving the proof into the documents folder. Saving again replaces both files.
import { useQueryClient } from "@tanstack/react-query";
import type { Evidence, Problem } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { keys } from "../../ipc/queries";
import { useDoing } from "../../ipc/useDoing";

/** Saving, and what stood in the way. */
export interface Saving {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly save: () => Promise<void>;
}

/** For the proof on screen, which shows afterwards where it is. */
export function useSaving(proof: Evidence): Saving {
  const client = useQueryClient();
  const { run, busy, problem } = useDoing();
  const save = async () => {
    await run(async () => {
      const saved = await data(commands.evidenceExport(proof.run));
      client.setQueryData<Evidence>(keys.evidence(proof.run), (now) => now && { ...now, saved });
    });
  };
  return { busy, problem, save };
}
