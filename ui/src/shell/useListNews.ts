// How fresh the list of the present page is: what the banner and the line below it say. No rows are asked for.
import { useQuery } from "@tanstack/react-query";
import type { ListQuery, OrganizationsQuery } from "../ipc/bindings";
import { organizations, people } from "../ipc/queries";
import type { ListNews } from "../lists/listTypes";
import type { Page } from "./pages";

const NO_ROWS = { search: "", sort: "name", descending: false, offset: 0, count: 0, filters: [] } satisfies ListQuery & OrganizationsQuery;

/** State, time and trouble of the list, or `undefined` before the first answer. Pages without a list speak of the people. */
export function useListNews(page: Page | undefined): ListNews | undefined {
  const ofOrganizations = page === "organizations";
  const persons = useQuery({ ...people(NO_ROWS), enabled: !ofOrganizations });
  const places = useQuery({ ...organizations(NO_ROWS), enabled: ofOrganizations });
  return ofOrganizations ? places.data : persons.data;
}

/** Both lists at one moment. */
export interface BothLists {
  readonly people: ListNews;
  readonly organizations: ListNews;
  /** When this was true, in milliseconds. */
  readonly at: number;
}

/** How far both lists are, once both have answered. */
export function useBothLists(): BothLists | undefined {
  const persons = useQuery(people(NO_ROWS));
  const places = useQuery(organizations(NO_ROWS));
  if (!persons.data || !places.data) return undefined;
  return { people: persons.data, organizations: places.data, at: persons.dataUpdatedAt };
}
