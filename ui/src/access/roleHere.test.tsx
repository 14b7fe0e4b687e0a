import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { AccessCell, CellAt, CellsAt, StageAnswer, StageWish } from "../ipc/bindings";
import type { Answers } from "../ipc/mocks";
import { refuse, tellHappened } from "../ipc/mocks";
import { bytesOf } from "../ipc/numbers";
import { ROLES } from "../test/accessCore";
import { writes } from "../test/accessWindow";
import { info, organizationPanel, organizationsPage, panel, peoplePage } from "../test/fixtures";
import { closeWindow, find, isThere, openInstance, press, sent } from "../test/window";

afterEach(closeWindow);

/** What the instance has, by place; of everything else nothing is known. */
const CELLS: Readonly<Record<string, AccessCell>> = {
  "org-21": { role: 11, lock: "owner" },
  "team-211": { role: 21, lock: "fixed-team-admin" },
  "org-22": { role: 13 },
  "team-221": { role: 23 },
  "org-24": { unknown: "not-read" },
};

/** The core as a panel sees it: one tray, cells by their places. */
function core(refused: StageAnswer["refused"] = []): Answers {
  const staged = new Map<string, number | null>();
  const cell = (user: number, place: string): AccessCell => {
    const known = CELLS[place] ?? { role: 13 };
    const wish = staged.get(`${user}@${place}`);
    return wish === undefined ? known : { ...known, staged: { role: wish, was: known.role ?? null, stale: false } };
  };
  return {
    instanceInfo: () => info(),
    runList: () => [],
    people: ({ query }) => peoplePage(query as Parameters<typeof peoplePage>[0], 5),
    peopleMatching: () => bytesOf([]),
    organizations: ({ query }) => organizationsPage(query as Parameters<typeof organizationsPage>[0], 5),
    personPanel: ({ user }) => panel(Number(user)),
    tray: () => ({ count: staged.size, undo: staged.size > 0, redo: false, lines: [] }),
    accessCells: ({ asked }): CellsAt => ({ roles: [...ROLES], cells: (asked as CellAt[]).map(({ user, place }) => ({ user, place, organization: Number(place.replace(/\D/g, "").slice(0, 2)), cell: cell(user, place) })) }),
    trayStage: ({ user, place, wish: asked }): StageAnswer => {
      const wish = asked as StageWish;
      if (refused.length === 0 && wish.kind !== "clear") staged.set(`${user}@${place}`, wish.kind === "role" ? wish.detail : null);
      if (wish.kind === "clear") staged.delete(`${user}@${place}`);
      return { changed: false, version: 0, staged: refused.length === 0 ? 1 : 0, unchanged: 0, refused, tray: { count: staged.size, undo: true, redo: false } };
    },
  };
}

async function openPanel(answers: Answers = core()) {
  const asked = openInstance(answers);
  fireEvent.click(await waitFor(() => document.querySelector('[data-testid="people-grid"] [role="row"][data-id="4701"]') ?? Promise.reject(new Error("no row"))));
  await find("person-panel");
  await waitFor(() => expect(screen.getAllByTestId("role-here").length).toBeGreaterThan(3));
  return asked;
}

const role = (place: string) => screen.getAllByTestId("role-here").find(({ dataset }) => dataset["place"] === place) ?? document.body;

async function pick(place: string, wish: string) {
  fireEvent.click(role(place));
  const picker = within(await find("access-picker"));
  fireEvent.click(picker.getAllByTestId("access-option").find(({ dataset }) => dataset["wish"] === wish) ?? document.body);
}

describe("a role in the panel of a person", () => {
  it("is changed where it stands: it waits beside the old one, is counted in the tray, and nothing is sent", async () => {
    const asked = await openPanel();
    expect(role("org-22").textContent).toBe("Memberchange the role: Nordlicht Events");
    fireEvent.click(role("org-22"));
    const offered = within(await find("access-picker")).getAllByTestId("access-option");
    expect(offered.map(({ dataset }) => dataset["wish"])).toEqual(["12", "13", "14", "15", "none"]);
    expect(offered.find((option) => option.getAttribute("aria-selected") === "true")?.dataset["wish"]).toBe("13");
    fireEvent.keyDown(role("org-22"), { key: "Escape" });
    await pick("org-22", "12");
    await waitFor(() => expect(role("org-22").dataset["staged"]).toBe("12"));
    expect(sent(asked, "tray_stage")).toEqual([{ user: 4701, place: "org-22", wish: { kind: "role", detail: 12 } }]);
    expect(role("org-22").textContent).toContain("Member→becomesAdmin");
    expect((await find("role-waits")).textContent).toContain("waiting");
    expect((await find("tray")).dataset["count"]).toBe("1");
    expect(writes(asked)).toEqual([]);
    await press("role-take-back");
    await waitFor(() => expect(role("org-22").dataset["staged"]).toBeUndefined());
    expect(isThere("tray")).toBe(false);
    expect(document.activeElement).toBe(role("org-22"));
  });

  it("is removed likewise, and a team offers the roles of teams", async () => {
    await openPanel();
    await pick("team-221", "none");
    await waitFor(() => expect(role("team-221").dataset["staged"]).toBe("none"));
    expect(role("team-221").textContent).toContain("becomesno access");
    fireEvent.click(role("team-221"));
    const offered = within(await find("access-picker")).getAllByTestId("access-option");
    expect(offered.map(({ dataset }) => dataset["wish"])).toEqual(["21", "22", "23", "24", "none", "clear"]);
  });

  it("says why it stays where it is locked, and leads an owner to the hand-over", async () => {
    const asked = await openPanel();
    expect(role("team-211").dataset["locked"]).toBe("fixed-team-admin");
    fireEvent.click(role("team-211"));
    expect((await find("access-refused")).textContent).toContain("Team Admin comes with the role in the organization.");
    fireEvent.keyDown(role("team-211"), { key: "Escape" });
    expect(isThere("access-refused")).toBe(false);
    expect(isThere("person-panel")).toBe(true);
    fireEvent.click(role("org-21"));
    await press("access-hand-over");
    await waitFor(() => expect(isThere("person-panel")).toBe(false));
    expect(sent(asked, "tray_stage")).toEqual([]);
  });

  it("says in words what the core refuses, and that something went wrong", async () => {
    const first = { user: { id: 4701, name: "", email: "" }, organization: { id: 22, name: "" }, team: null };
    await openPanel(core([{ reason: { kind: "own-access" }, count: 1, first }]));
    await pick("org-22", "14");
    expect((await find("access-refused")).textContent).toContain("Nobody takes away their own access here.");
    await closeWindow();
    await openPanel({ ...core(), trayStage: () => refuse({ kind: "internal" }) });
    await pick("org-22", "14");
    expect((await find("role-problem")).textContent).not.toBe("");
  });

  it("stands there as it was read where the core does not know the place", async () => {
    await openPanel();
    const item = screen.getAllByTestId("membership-item").find(({ dataset }) => dataset["place"] === "org-24");
    expect(item?.textContent).toContain("role not known");
    expect(within(item ?? document.body).queryByTestId("role-here")).toBeNull();
  });
});

describe("a role in the panel of an organization", () => {
  it("is changed there too", async () => {
    const asked = openInstance({ ...core(), organizationPanel: ({ organization }) => organizationPanel(Number(organization)) });
    await press("nav-organizations");
    fireEvent.click(await waitFor(() => document.querySelector('[data-testid="organizations-grid"] [role="row"][data-id="22"]') ?? Promise.reject(new Error("no row"))));
    await waitFor(() => expect(screen.getAllByTestId("role-here").length).toBeGreaterThan(0));
    const own = screen.getAllByTestId("role-here").find(({ dataset }) => dataset["locked"] === undefined) ?? document.body;
    const place = own.dataset["place"] ?? "";
    fireEvent.click(own);
    fireEvent.click(within(await find("access-picker")).getAllByTestId("access-option")[0] ?? document.body);
    await waitFor(() => expect(sent(asked, "tray_stage")).toMatchObject([{ place, wish: { kind: "role", detail: 12 } }]));
    await find("role-waits");
    await act(() => tellHappened({ kind: "tray" }));
    expect(screen.getAllByTestId("role-waits")).toHaveLength(1);
  });
});
