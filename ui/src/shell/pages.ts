// The pages that the navigation knows.

/** All of them, in the order of the navigation. */
export const ALL_PAGES = ["people", "organizations", "access", "leaving", "history", "settings"] as const;

/** A page of the navigation. */
export type Page = (typeof ALL_PAGES)[number];
