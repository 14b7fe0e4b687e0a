// What of the history is looked at. It is kept in the address of the page, so that other pages lead to a part of it.

/** Cases as a whole, or every line of them. */
export type HistoryView = "cases" | "changes";

/** The view, and what is shown of it: everything, or only what is about one person or one organization. */
export interface HistoryWhere {
  readonly view?: HistoryView;
  readonly person?: number;
  readonly organization?: number;
}

/** The place that an address says; whatever else stands there is left out. */
export function whereOf(search: Record<string, unknown>): HistoryWhere {
  const { view, person, organization } = search;
  return {
    ...((view === "cases" || view === "changes") && { view }),
    ...(typeof person === "number" && { person }),
    ...(typeof organization === "number" && { organization }),
  };
}
