// The matrix worked by hand against a stand-in core: for tests of access.
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect } from "vitest";
import type { Answers, Asked } from "../ipc/mocks";
import type { MadeUp } from "./accessCore";
import { accessCore } from "./accessCore";
import { ALL_READ, info, organizationsPage, panel, peoplePage } from "./fixtures";
import { bytesOf } from "../ipc/numbers";
import { find, openInstance, press } from "./window";

const KITCHEN: MadeUp = { people: 38, teams: 8, organizations: 3 };

/** The window of an instance with a matrix behind it. */
export function openWith(made: Partial<MadeUp> = {}, more: Answers = {}) {
  const core = accessCore({ ...KITCHEN, ...made });
  const asked = openInstance({
    instanceInfo: () => info(),
    people: ({ query }) => peoplePage(query as Parameters<typeof peoplePage>[0], 40),
    peopleMatching: () => bytesOf([]),
    organizations: ({ query }) => organizationsPage(query as Parameters<typeof organizationsPage>[0], 12),
    news: () => ({ since: null, lines: [], more: 0, complete: true }),
    findings: () => ({ findings: [], coverage: ALL_READ }),
    personPanel: ({ user }) => panel(Number(user)),
    runList: () => [],
    ...core.answers,
    ...more,
  });
  return { asked, core };
}

/** The matrix of one organization, with its cells. */
export async function matrix(made: Partial<MadeUp> = {}, more: Answers = {}) {
  const opened = openWith(made, more);
  await press("nav-access");
  fireEvent.click((await screen.findAllByTestId("access-organization"))[0] ?? document.body);
  await find("access-grid");
  await waitFor(() => expect(at(1, 1).dataset["place"]).toBe("org-21"));
  return opened;
}

/** A cell by row and column; the people are column 0. */
export function at(row: number, column: number): HTMLElement {
  const cell = screen.getByTestId("access-grid").querySelector<HTMLElement>(`[aria-rowindex="${row + 2}"] [aria-colindex="${column + 1}"]`);
  if (!cell) throw new Error(`no cell in row ${row}, column ${column}`);
  return cell;
}

/** Brings the focus to a cell. */
export function focusAt(row: number, column: number) {
  act(() => at(row, column).focus());
}

/** What has the focus. */
export const focused = () => document.activeElement ?? document.body;
/** Hits a key where the focus is. */
export const key = (name: string, held: { readonly ctrlKey?: boolean; readonly shiftKey?: boolean } = {}) => fireEvent.keyDown(focused(), { key: name, ...held });
/** The cells with something staged. */
export const staged = () => [...screen.getByTestId("access-grid").querySelectorAll("[data-staged]")];

/** Types a word as fingers do: the first letter into the cell, the rest into the field that opened. */
export function typeWord(word: string) {
  key(word[0] ?? "");
  fireEvent.change(screen.getByTestId("access-type"), { target: { value: word } });
}

/** What was asked of the core that could send something to the instance. */
export function writes(asked: readonly Asked[]) {
  return asked.filter(({ command }) => /^(run_|confirm_|leave_|change_review)/.test(command) && command !== "run_list");
}

/** What a screen reader says of a cell: its words without what is hidden from ears. */
export function spoken(row: number, column: number): string {
  const words: string[] = [];
  const walk = (node: Node) => {
    if (node instanceof Element && node.getAttribute("aria-hidden") === "true") return;
    if (node.nodeType === Node.TEXT_NODE) words.push((node.textContent ?? "").trim());
    node.childNodes.forEach(walk);
  };
  walk(at(row, column));
  return words.filter((word) => word !== "").join(" ");
}
