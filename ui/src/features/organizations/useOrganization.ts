// One organization of the list, wherever the list is scrolled to and whatever is searched in it.
import { queryOptions, useQuery } from "@tanstack/react-query";
import type { OrganizationRow } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { keys } from "../../ipc/queries";

/** Other rows may hold the number too: longer numbers come after it, names with it in them mostly. */
const HITS = 200;

const organization = (id: number) =>
  queryOptions({
    queryKey: [...keys.organizations, "one", id] as const,
    queryFn: async (): Promise<OrganizationRow | null> => {
      const { rows } = await data(commands.organizations({ search: String(id), sort: "id", descending: false, offset: 0, count: HITS, filters: [] }));
      return rows.find((row) => row.id === id) ?? null;
    },
  });

/** The row; `null` where the list has none with this number. */
export function useOrganization(id: number) {
  return useQuery(organization(id));
}
