// Which change, and about whom or what.

/** The changes that begin at a panel or at the head of a list. */
export const CHANGES = ["hand-over", "edit-person", "admin-role", "remove-from", "create-person", "create-organization", "create-team", "rename-team", "bring-in", "delete-person"] as const;

/** One of them. */
export type ChangeWhat = (typeof CHANGES)[number];

/** A change with what is known where it begins. */
export interface ChangeAt {
  readonly what: ChangeWhat;
  readonly person?: number;
  readonly organization?: number;
  readonly team?: number;
  /** Add someone directly instead of inviting them. */
  readonly directly?: boolean;
}

/** Opens the form of a change. */
export type OnChange = (at: ChangeAt) => void;
