// Where a window is. It has no address line, so a place is no path that is written and read again but says by its type what
// stands there. What was before is kept, for going back.
import { createContext, useContext, useSyncExternalStore } from "react";
import type { ChangeAt } from "../features/changes/at";
import type { HistoryWhere } from "../features/history/where";
import type { LeaveStep } from "../features/leaving/steps";
import type { Page } from "../shell/pages";

/** Whose access: everybody's in an organization, or that of some people. With nothing, what was looked at last. */
export interface AccessAt {
  readonly organization?: number;
  readonly people?: readonly number[];
  /** Asks for an organization anew. */
  readonly choose?: boolean;
}

/** Where a case begins: the number of a person, or the numbers of organizations. */
export interface BeginAt {
  readonly person?: number;
  readonly organizations?: readonly number[];
}

/** All places of an instance window. */
export type Place =
  | { readonly page: "people"; readonly person?: number }
  | { readonly page: "organizations"; readonly organization?: number }
  | { readonly page: "access"; readonly at?: AccessAt }
  | { readonly page: "tray" | "tray-review" | "leaving" | "never" }
  | ({ readonly page: "begin" } & BeginAt)
  | { readonly page: "draft"; readonly draft: number; readonly step: LeaveStep }
  | { readonly page: "run"; readonly run: string }
  | { readonly page: "history"; readonly where?: HistoryWhere }
  | { readonly page: "change"; readonly at: ChangeAt }
  | { readonly page: "settings"; readonly atRules?: boolean };

/** The pages that take the whole width, without navigation and resume offer: wizard, review, run. */
const WIDE: ReadonlySet<Place["page"]> = new Set<Place["page"]>(["draft", "run", "change", "tray-review"]);
/** The pages that can be read without a key: what is kept on this computer. */
const KEYLESS: ReadonlySet<Place["page"]> = new Set<Place["page"]>(["run", "history", "settings", "never"]);

/** Whether a place takes the whole width. */
export const isWide = ({ page }: Place): boolean => WIDE.has(page);

/** Whether a place can be read without a key. */
export const isKeyless = ({ page }: Place): boolean => KEYLESS.has(page);

/** The page of the navigation that a place belongs to. */
export function pageOf({ page }: Place): Page | undefined {
  switch (page) {
    case "begin":
    case "draft":
      return "leaving";
    case "never":
      return "settings";
    case "tray":
    case "tray-review":
    case "run":
    case "change":
      return undefined;
    default:
      return page;
  }
}

/** The place of a window and the ways to another one. */
export interface Places {
  readonly now: () => Place;
  readonly go: (place: Place) => void;
  /** Goes there without a way back to the place that is left. */
  readonly replace: (place: Place) => void;
  readonly back: () => void;
  /** Calls `listener` after each change until the answer is called. */
  readonly follow: (listener: () => void) => () => void;
}

/** The places of one window, which starts with the people. */
export function makePlaces(): Places {
  const listeners = new Set<() => void>();
  let before: readonly Place[] = [];
  let now: Place = { page: "people" };
  const show = (next: Place, behind: readonly Place[]) => {
    before = behind;
    now = next;
    for (const listener of listeners) listener();
  };
  return {
    now: () => now,
    go: (place) => show(place, isSame(place, now) ? before : [...before, now]),
    replace: (place) => show(place, before),
    back: () => show(before.at(-1) ?? { page: "people" }, before.slice(0, -1)),
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isSame(one: Place, other: Place): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Gives a window's places to everything in it. */
export const PlacesOf = createContext<Places | undefined>(undefined);

/** The ways to other places. */
export function usePlaces(): Places {
  const places = useContext(PlacesOf);
  if (!places) throw new Error("there are no places outside of an instance window");
  return places;
}

/** Where the window is. */
export function usePlace(): Place {
  const places = usePlaces();
  return useSyncExternalStore(places.follow, places.now);
}
