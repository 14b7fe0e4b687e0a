// Saving one choice: busy while it is written, the problem where it could not be, and the answer shown at once.
import type { QueryKey } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Problem } from "../../ipc/bindings";
import { problemOf } from "../../ipc/call";

/** `save` answers whether it was written; what the core answers goes to `queryKey`. */
export function useSaving(queryKey: QueryKey) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const save = async (write: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setProblem(undefined);
    try {
      client.setQueryData(queryKey, await write());
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { save, busy, problem };
}
