// Saving the proof into the documents folder. Saving again replaces both files.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Evidence, Problem } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { keys } from "../../ipc/queries";

/** Saving, and what stood in the way. */
export interface Saving {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly save: () => Promise<void>;
}

/** For the proof on screen, which shows afterwards where it is. */
export function useSaving(proof: Evidence): Saving {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const saved = await data(commands.evidenceExport(proof.run));
      client.setQueryData<Evidence>(keys.evidence(proof.run), (now) => now && { ...now, saved });
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };
  return { busy, problem, save };
}
