// Saving one choice: busy while it is written, the problem where it could not be, and the answer shown at once.
import type { QueryKey } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { useDoing } from "../../ipc/useDoing";

/** `save` answers whether it was written; what the core answers goes to `queryKey`. */
export function useSaving(queryKey: QueryKey) {
  const client = useQueryClient();
  const { run, busy, problem } = useDoing();
  const save = (write: () => Promise<unknown>) => run(async () => client.setQueryData(queryKey, await write()));
  return { save, busy, problem };
}
