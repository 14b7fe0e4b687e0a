// Cases that are being prepared in this window and were not started: left half-way, they can be gone on with. They live as
// long as the window does, like the drafts of the core.
import { queryOptions, useQueryClient } from "@tanstack/react-query";

/** A case in preparation. */
export interface Prepared {
  readonly draft: number;
  readonly name: string;
}

/** All of them, the newest first. */
export const prepared = queryOptions({ queryKey: ["prepared"], queryFn: (): readonly Prepared[] => [], initialData: [] as readonly Prepared[], staleTime: Infinity, gcTime: Infinity });

/** Adding and removing. */
export function usePrepared() {
  const client = useQueryClient();
  const change = (next: (all: readonly Prepared[]) => readonly Prepared[]) => client.setQueryData(prepared.queryKey, (all) => next(all ?? []));
  return {
    add: (one: Prepared) => change((all) => [one, ...all.filter(({ draft }) => draft !== one.draft)]),
    remove: (draft: number) => change((all) => all.filter((one) => one.draft !== draft)),
  };
}
