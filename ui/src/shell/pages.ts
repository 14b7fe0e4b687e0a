// The pages that the navigation knows, and where they are.

/** Paths by page. */
export const PAGES = { people: "/people", organizations: "/organizations", access: "/access", leaving: "/leaving", history: "/history", settings: "/settings" } as const;

/** A page of the navigation. */
export type Page = keyof typeof PAGES;

/** All of them, in the order of the navigation. */
export const ALL_PAGES = Object.keys(PAGES) as readonly Page[];

/** The page a path belongs to. */
export function pageAt(path: string): Page | undefined {
  return ALL_PAGES.find((page) => path === PAGES[page] || path.startsWith(`${PAGES[page]}/`));
}
