// The words that the lists of an instance window share.
import type { QueryKey } from "@tanstack/react-query";
import type { PeoplePage, SortKey } from "../ipc/bindings";

/** The counts of a list, how fresh it is, and what stood in the way. */
export type ListNews = Omit<PeoplePage, "rows">;

/** A slice of a list with its counts, as the core gives it. */
export interface ListSlice<Row> extends ListNews {
  readonly rows: readonly Row[];
}

/** What the list shows, apart from where it is scrolled to. */
export interface ListWish<Filter extends string> {
  readonly search: string;
  readonly sort: SortKey;
  readonly descending: boolean;
  /** All of them must hold. */
  readonly filters: readonly Filter[];
}

/** The same as a question for some rows. */
export interface ListQuestion<Filter extends string> extends ListWish<Filter> {
  readonly offset: number;
  readonly count: number;
  readonly filters: Filter[];
}

/** Where the rows of a list come from. */
export interface ListSource<Row, Filter extends string> {
  /** Begins the ids of what belongs to the list, and names what is remembered of it. */
  readonly name: string;
  /** Under it, every slice becomes stale at once. */
  readonly key: QueryKey;
  readonly ask: (query: ListQuestion<Filter>) => Promise<ListSlice<Row>>;
  /** The numbers of all rows that match, also of those that are not in view. */
  readonly matching: (query: ListQuestion<Filter>) => Promise<readonly number[]>;
}

/** A wish as text: the same for the same list. */
export function wishKey({ search, sort, descending, filters }: ListWish<string>): string {
  return `${sort} ${descending} ${filters.join(" ")} ${search}`;
}

/** Only some of all rows are asked for. */
export function isNarrowed({ search, filters }: Pick<ListWish<string>, "search" | "filters">): boolean {
  return search.trim() !== "" || filters.length > 0;
}
