// What of the history is looked at. Other pages lead to a part of it.

/** Cases as a whole, or every line of them. */
export type HistoryView = "cases" | "changes";

/** The view, and what is shown of it: everything, or only what is about one person or one organization. */
export interface HistoryWhere {
  readonly view?: HistoryView;
  readonly person?: number;
  readonly organization?: number;
}
