// The words that the lists of an instance window share.
import type { QueryKey } from "@tanstack/react-query";
import type { ListQuery, PeoplePage } from "../ipc/bindings";

/** The counts of a list, how fresh it is, and what stood in the way. */
export type ListNews = Omit<PeoplePage, "rows">;

/** A slice of a list with its counts, as the core gives it. */
export interface ListSlice<Row> extends ListNews {
  readonly rows: readonly Row[];
}

/** Where the rows of a list come from. */
export interface ListSource<Row> {
  /** Under it, every slice becomes stale at once. */
  readonly key: QueryKey;
  readonly ask: (query: ListQuery) => Promise<ListSlice<Row>>;
}
