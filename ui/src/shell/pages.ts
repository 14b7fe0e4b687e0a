// The pages that the navigation knows, and where they are.

/** Paths by page. */
export const PAGES = { people: "/people", leaving: "/leaving", history: "/history" } as const;

/** A page of the navigation. */
export type Page = keyof typeof PAGES;

/** The page a path belongs to. */
export function pageAt(path: string): Page | undefined {
  return (Object.keys(PAGES) as Page[]).find((page) => path === PAGES[page] || path.startsWith(`${PAGES[page]}/`));
}
