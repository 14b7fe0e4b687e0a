// Scenes of access: choosing, the matrix in all its states, what waits.
import type { Act } from "./acting";
import { press, pressAt, there, type } from "./acting";
import type { AccessCell, AccessColumn, InstanceInfo, ReviewLine, Weight } from "../src/ipc/bindings";
import type { Answers } from "../src/ipc/mocks";
import { refuse } from "../src/ipc/mocks";
import type { MadeUp } from "../src/test/accessCore";
import { accessCore } from "../src/test/accessCore";
import { changeReview } from "../src/test/changeFixtures";
import { row } from "../src/test/fixtures";

/** A matrix and what is done in it by itself. */
export interface AccessScene {
  readonly answers: Answers;
  readonly info?: Partial<InstanceInfo>;
  readonly acts: readonly Act[];
}

const KITCHEN: MadeUp = { people: 38, teams: 8, organizations: 6 };
const open = [press("nav-access"), press("access-organization", 1), there("access-grid")];

const cellAt = (row: number, column: number) => document.querySelector<HTMLElement>(`[data-testid="access-grid"] [aria-rowindex="${row + 2}"] [aria-colindex="${column + 1}"]`);

/** Focuses a cell by its place; the people are column 0. */
const at = (row: number, column: number, shift = false): Act => () => {
  const cell = cellAt(row, column);
  cell?.dispatchEvent(new MouseEvent("click", { bubbles: true, shiftKey: shift }));
  return cell !== null;
};

/** Keys where the focus is. */
const keys = (...names: readonly string[]): Act => () => {
  for (const key of names) document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
};

const role = (row: number, column: number, wish: number | "none"): readonly Act[] => [at(row, column), keys("Enter"), pressAt(`[data-testid="access-option"][data-wish="${wish}"]`)];

/** A cell in every state that no hand brings about. */
const STATES: Readonly<Record<string, AccessCell>> = {
  "3@1": { role: 13, lock: "waiting-for-company-sign-in" },
  "4@1": { unknown: "role-not-shown", lock: "role-not-shown" },
  "5@1": { role: 13, lock: "deleted-account" },
  "6@1": { role: 12, lock: "deleted-place" },
  "3@3": { unknown: "not-read" },
  "4@3": { unknown: "reading" },
  "5@3": { unknown: "refused" },
  "6@3": { role: 23, staged: { role: 21, was: 22, stale: true } },
};

const places = (column: AccessColumn) => (column.team === null ? 1 : (column.team % 1000) + 2);
const states = (person: number, column: AccessColumn) => STATES[`${person}@${places(column)}`];
const edited = [...open, ...role(2, 2, 23), ...role(3, 2, 21), ...role(4, 2, "none"), ...role(7, 1, 12), ...role(8, 1, "none")];
const core = (made: Partial<MadeUp> = {}, more: Answers = {}): Answers => ({ ...accessCore({ ...KITCHEN, ...made }).answers, ...more });
const selected = [pressAt('[data-id="4701"] input'), pressAt('[data-id="4703"] input'), pressAt('[data-id="4704"] input'), press("people-access"), there("access-grid")];

const who = (index: number) => ({ id: 4700 + index, name: row(index).name, email: row(index).email });
const line = (step: number, index: number, weight: Weight, risk: number, before: string | null, after: string | null, team: string | null = null): ReviewLine => ({
  step,
  change: `${after === null ? "remove-from" : "set"}-${team === null ? "org" : "team"}${after === null ? "" : "-role"}`,
  user: who(index),
  organization: index % 2 === 0 ? 21 : 22,
  team: team === null ? null : { id: step, name: team },
  before: before ?? "none",
  after: after ?? "none",
  beforeName: before,
  afterName: after,
  license: [],
  field: null,
  why: "chosen",
  weight,
  risk,
});
const PLAN = changeReview({
  kind: "access",
  title: "Nordlicht Kitchen",
  person: null,
  organizations: [
    { id: 21, name: "Nordlicht Kitchen" },
    { id: 22, name: "Nordlicht Events" },
  ],
  summary: { frozen: 0, handedOver: 0, limited: 0, removed: 1, created: 0, lines: 8, access: { removed: 2, less: 1, more: 2, new: 3 } },
  lines: [
    line(1, 8, "removed", 1, "Member", null),
    line(2, 4, "removed", 2, "Team Admin", null, "Front of house"),
    line(3, 7, "more", 3, "Accountant", "Admin"),
    line(4, 2, "more", 4, "Team Monitoring", "Team Member", "Menus"),
    line(5, 9, "less", 5, "Admin", "Member"),
    line(6, 6, "new", 6, null, "Member"),
    line(7, 6, "new", 7, null, "Team Member", "Menus"),
    line(8, 6, "new", 8, null, "Team Member", "Suppliers and everybody who delivers anything to the kitchen before noon"),
  ],
});

/** By name. */
export const accessScenes: Readonly<Record<string, AccessScene>> = {
  "access-choose": { answers: core(), acts: [press("nav-access")] },
  access: { answers: core(), acts: open },
  "access-states": { answers: core({ cell: states }), acts: edited },
  "access-range": { answers: core({ cell: states }), acts: [...edited, at(9, 3), at(12, 5, true)] },
  "access-pick": { answers: core(), acts: [...open, at(2, 3), keys("t")] },
  "access-pick-range": { answers: core(), acts: [...open, at(2, 1), at(8, 3, true), keys("Enter")] },
  "access-owner": { answers: core(), acts: [...open, at(0, 1), keys("m")] },
  "access-refused": { answers: core(), acts: [...open, at(0, 2), at(6, 4, true), keys("Delete")] },
  "access-why": { answers: core(), acts: [...open, at(1, 2), keys("?")] },
  "access-menu": { answers: core(), acts: [...open, press("access-column", 2)] },
  "access-row-menu": { answers: core(), acts: [...open, at(3, 0)] },
  "access-large": { answers: core({ people: 1000, teams: 200 }), acts: [...open, at(4, 1), keys("End")] },
  "access-people": { answers: core(), acts: [...selected, press("access-expand", 1)] },
  "access-none": { answers: core(), acts: [...open, type("access-search", "nobody at all")] },
  "access-tray": { answers: core(), acts: [...edited, press("tray-show"), press("tray-note"), type("tray-note-text", "asked for by Ola, 20 November")] },
  "access-throw": { answers: core(), acts: [...edited, press("tray-clear")] },
  "access-failed": { answers: core({}, { accessOpen: () => refuse({ kind: "offline" }) }), acts: [press("nav-access"), press("access-organization", 1)] },
  "access-stale": {
    answers: core({}, {
      trayReview: () => ({
        later: 0,
        refused: [],
        alreadySo: 0,
        review: null,
        stale: [
          { key: "1", user: { id: 4703, name: "Zoë Brandt", email: "person.3@nordlicht.example" }, organization: { id: 21, name: "Nordlicht Kitchen" }, team: null, was: { id: 13, name: "Member" }, wish: { id: 12, name: "Admin" }, note: null, state: { kind: "stale", detail: { now: { id: 14, name: "Accountant" }, unknown: null } }, follows: [] },
          { key: "2", user: { id: 4706, name: "Konstantinos Papadopoulos-Alexandridis of Thessaloniki", email: "person.6@nordlicht.example" }, organization: { id: 21, name: "Nordlicht Kitchen" }, team: { id: 3, name: "Suppliers" }, was: null, wish: { id: 22, name: "Team Member" }, note: null, state: { kind: "stale", detail: { now: { id: 23, name: "Team Operator" }, unknown: null } }, follows: [] },
        ],
      }),
      trayDecide: () => ({ count: 4, undo: true, redo: false }),
    }),
    acts: [...edited, press("tray-review"), press("stale-mine")],
  },
  "access-review": { answers: core({}, { trayReview: () => ({ stale: [], refused: [], later: 0, alreadySo: 0, review: PLAN }) }), acts: [...edited, press("tray-review"), there("review")] },
  "access-reviewing": { answers: core({}, { trayReview: () => new Promise(() => undefined), trayReviewProgress: () => ({ read: 2, total: 5 }) }), acts: [...edited, press("tray-review")] },
};
