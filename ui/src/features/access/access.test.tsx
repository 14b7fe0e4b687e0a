import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import type { AccessCell, AccessColumn } from "../../ipc/bindings";
import { at, focusAt, focused, key, matrix, openWith, spoken, staged, typeWord, writes } from "../../test/accessWindow";
import { bytesOf } from "../../ipc/numbers";
import { becomes, closeWindow, find, isThere, press, sent, settle } from "../../test/window";

afterEach(closeWindow);

describe("the matrix of an organization", () => {
  it("shows people down and places across, with the values of the core on every cell", async () => {
    await matrix();
    const grid = screen.getByRole("grid", { name: "Who has access to what" });
    expect(grid.getAttribute("aria-rowcount")).toBe("39");
    expect(grid.getAttribute("aria-colcount")).toBe("10");
    expect(within(grid).getByRole("columnheader", { name: /Organization/ })).toBeTruthy();
    expect(at(1, 0).getAttribute("role")).toBe("rowheader");
    expect(at(1, 0).textContent).toContain("Anton Berg");
    expect(at(1, 1).dataset).toMatchObject({ user: "4701", role: "12" });
    expect(at(1, 1).dataset["locked"]).toBeUndefined();
    expect(spoken(1, 1)).toBe("Admin");
    expect(at(6, 1).getAttribute("data-role")).toBe("");
    expect(spoken(6, 1)).toBe("no access");
  });

  it("says of a locked cell that it is, and why, by a glyph, words and attributes", async () => {
    await matrix();
    expect(at(0, 1).dataset["locked"]).toBe("owner");
    expect(spoken(0, 1)).toBe("Owner locked: owner");
    expect(at(0, 1).getAttribute("aria-readonly")).toBe("true");
    expect(at(0, 1).querySelector("svg")).toBeTruthy();
    expect(spoken(1, 2)).toBe("Team Admin locked: fixed");
  });

  it("stages by typing a word of a role, marks the cell for eyes and ears, and sends nothing", async () => {
    const { asked } = await matrix();
    focusAt(2, 1);
    typeWord("mem");
    fireEvent.keyDown(focused(), { key: "Enter" });
    await waitFor(() => expect(at(2, 1).dataset["staged"]).toBe("13"));
    expect(at(2, 1).dataset["role"]).toBe("14");
    expect(spoken(2, 1)).toBe("staged: Member was Accountant");
    await waitFor(() => expect(focused()).toBe(at(2, 1)));
    await becomes("tray", "count", "1");
    expect(writes(asked)).toEqual([]);
  });

  it("takes the mark away when a cell is edited back", async () => {
    await matrix();
    focusAt(2, 1);
    typeWord("mem");
    fireEvent.keyDown(focused(), { key: "Enter" });
    await becomes("tray", "count", "1");
    typeWord("acc");
    fireEvent.keyDown(focused(), { key: "Enter" });
    await waitFor(() => expect(staged()).toEqual([]));
    expect(isThere("tray")).toBe(false);
  });

  it("draws a removal differently and speaks it", async () => {
    await matrix();
    focusAt(2, 1);
    key("Delete");
    await waitFor(() => expect(at(2, 1).dataset["staged"]).toBe("none"));
    expect(spoken(2, 1)).toBe("staged: Remove was Accountant");
    expect(at(2, 1).querySelector("svg")).toBeTruthy();
  });

  it("leaves the cell alone on Escape and gives the focus back", async () => {
    const { asked } = await matrix();
    focusAt(2, 1);
    typeWord("mem");
    fireEvent.keyDown(focused(), { key: "Escape" });
    expect(isThere("access-picker")).toBe(false);
    expect(focused()).toBe(at(2, 1));
    expect(sent(asked, "access_stage")).toEqual([]);
  });

  it("shows what follows from another change and does not let it be edited", async () => {
    await matrix();
    focusAt(2, 1);
    typeWord("adm");
    fireEvent.keyDown(focused(), { key: "Enter" });
    await waitFor(() => expect(at(2, 2).dataset["locked"]).toBe("comes-with-admin"));
    expect(spoken(2, 2)).toBe("Team Admin comes with Admin cannot be edited");
    focusAt(2, 2);
    key("x");
    expect((await find("access-refused")).textContent).toContain("Change the role in the organization instead.");
  });
});

describe("a script of keys alone", () => {
  it("changes twenty cells by a range, takes them back and does them again", async () => {
    const { asked, core } = await matrix();
    focusAt(2, 2);
    for (let step = 0; step < 4; step += 1) key("ArrowDown", { shiftKey: true });
    for (let step = 0; step < 3; step += 1) key("ArrowRight", { shiftKey: true });
    expect((await find("access-chosen")).dataset["cells"]).toBe("20");
    expect(at(4, 4).getAttribute("aria-selected")).toBe("true");
    typeWord("team mon");
    expect(within(screen.getByTestId("access-picker")).getByRole("combobox", { name: "Role for 20 cells" })).toBeTruthy();
    fireEvent.keyDown(focused(), { key: "Enter" });
    await waitFor(() => expect(sent(asked, "access_stage")).toEqual([{ view: 1, version: 1, target: { rows: [2, 7], columns: [1, 5] }, wish: { kind: "role", detail: 24 } }]));
    await becomes("tray", "count", String(core.edits().size));
    expect(core.edits().size).toBeGreaterThan(15);
    await waitFor(() => expect(screen.getByTestId("access-said").textContent).toContain("cells changed"));
    const many = String(core.edits().size);
    key("z", { ctrlKey: true });
    await waitFor(() => expect(isThere("tray")).toBe(false));
    key("y", { ctrlKey: true });
    await becomes("tray", "count", many);
    key("z", { ctrlKey: true });
    await waitFor(() => expect(isThere("tray")).toBe(false));
    key("Z", { ctrlKey: true, shiftKey: true });
    await becomes("tray", "count", many);
    expect(writes(asked)).toEqual([]);
  });

  it("chooses everything, a whole column and a whole row", async () => {
    await matrix();
    focusAt(3, 3);
    key("a", { ctrlKey: true });
    expect(screen.getByTestId("access-chosen").dataset["cells"]).toBe(String(38 * 9));
    key(" ", { ctrlKey: true });
    expect(screen.getByTestId("access-chosen").dataset["cells"]).toBe("38");
    key(" ", { shiftKey: true });
    expect(screen.getByTestId("access-chosen").dataset["cells"]).toBe("9");
    key("Escape");
    expect(screen.getByTestId("access-chosen").dataset["cells"]).toBe("1");
  });

  it("copies what is chosen as the core writes it", async () => {
    const { asked } = await matrix();
    focusAt(2, 1);
    key("ArrowRight", { shiftKey: true });
    key("c", { ctrlKey: true });
    await waitFor(() => expect(sent(asked, "access_copy")).toEqual([{ view: 1, version: 1, target: { rows: [2, 3], columns: [0, 2] } }]));
  });

  it("asks why, and closes the answer by Escape", async () => {
    const { asked } = await matrix();
    focusAt(1, 2);
    key("?");
    expect((await find("access-why")).textContent).toContain("Comes with the role Admin in the organization.");
    expect(sent(asked, "access_why")).toEqual([{ view: 1, version: 1, row: 1, column: 1 }]);
    key("Escape");
    expect(isThere("access-why")).toBe(false);
  });

  it("gives everybody in a column a role from its menu, with the true count", async () => {
    const { asked } = await matrix();
    focusAt(2, 2);
    key("F10", { shiftKey: true });
    expect((await find("access-give-all")).textContent).toBe("Give all 38 people here a role…");
    await press("access-give-all");
    fireEvent.change(await find("access-type"), { target: { value: "team op" } });
    fireEvent.keyDown(screen.getByTestId("access-type"), { key: "Enter" });
    await waitFor(() => expect(sent(asked, "access_stage")).toMatchObject([{ target: { rows: [0, 38], columns: [1, 2] }, wish: { kind: "role", detail: 23 } }]));
    expect((await find("access-refused")).textContent).toContain("It is fixed");
  });
});

describe("the pointer", () => {
  /** What a press does in a window: the focus arrives before the press counts. */
  function pressAt(row: number, column: number, shiftKey = false) {
    fireEvent.pointerDown(at(row, column), { shiftKey, button: 0, buttons: 1 });
    focusAt(row, column);
    fireEvent.pointerUp(at(row, column), { shiftKey });
    fireEvent.click(at(row, column), { shiftKey });
  }

  it("chooses up to a cell with Shift, and by drawing", async () => {
    await matrix();
    pressAt(2, 2);
    pressAt(5, 4, true);
    expect(screen.getByTestId("access-chosen").dataset["cells"]).toBe("12");
    key("ArrowDown");
    expect(screen.getByTestId("access-chosen").dataset["cells"]).toBe("1");
    fireEvent.pointerDown(at(7, 2), { button: 0, buttons: 1 });
    focusAt(7, 2);
    fireEvent.pointerMove(at(8, 3), { buttons: 1 });
    expect(screen.getByTestId("access-chosen").dataset["cells"]).toBe("4");
  });

  it("edits by a second press and offers what concerns a whole row at its name", async () => {
    await matrix();
    pressAt(2, 1);
    fireEvent.doubleClick(at(2, 1));
    await find("access-picker");
    fireEvent.keyDown(focused(), { key: "Escape" });
    pressAt(2, 0);
    expect((await find("access-menu")).textContent).toContain("Give a role in all 9 places…");
  });
});

describe("what cannot be staged", () => {
  it("offers the hand-over at the cell of an owner and asks the core for nothing", async () => {
    const { asked } = await matrix();
    focusAt(0, 1);
    key("m");
    expect((await find("access-refused")).dataset["reason"]).toBe("owner");
    expect(screen.getByRole("alert").textContent).toContain("This person owns the organization.");
    expect(sent(asked, "access_stage")).toEqual([]);
    expect(isThere("access-hand-over")).toBe(true);
  });

  it("says of a range how many stay as they are, and why", async () => {
    await matrix();
    focusAt(0, 2);
    for (let step = 0; step < 3; step += 1) key("ArrowDown", { shiftKey: true });
    key("Delete");
    const refused = await find("access-refused");
    expect(refused.textContent).toContain("2Team Admin comes with the role in the organization.");
    expect(screen.getByTestId("access-said").textContent).toContain("1 cell changed.");
    expect(screen.getByTestId("access-said").textContent).toContain("1 had no access.");
    expect(screen.getByTestId("access-said").textContent).toContain("2 cannot be changed.");
  });

  it("says that the list changed when the core notes nothing for that reason", async () => {
    await matrix({}, { accessStage: () => ({ changed: true, tray: { count: 0, undo: false, redo: false }, version: 2, staged: 0, unchanged: 0, refused: [] }) });
    focusAt(2, 1);
    key("Delete");
    await waitFor(() => expect(screen.getByTestId("access-said").textContent).toContain("so nothing was noted"));
  });
});

const STATES: Readonly<Record<string, AccessCell>> = {
  "3@1": { role: 13, lock: "waiting-for-company-sign-in" },
  "4@1": { unknown: "role-not-shown" },
  "5@1": { role: 13, lock: "deleted-account" },
  "3@3": { unknown: "not-read" },
  "5@3": { unknown: "refused" },
  "7@3": { role: 23, staged: { role: 21, was: 22, stale: true } },
};
const states = (person: number, column: AccessColumn) => STATES[`${person}@${column.team === null ? 1 : (column.team % 1000) + 2}`];

describe("states of cells", () => {
  it("are each spoken, and none is told by color alone", async () => {
    await matrix({ cell: states });
    expect(spoken(3, 1)).toBe("Member locked: waiting for company sign-in");
    expect(spoken(4, 1)).toBe("role not shown a role that the instance does not show");
    expect(spoken(5, 1)).toBe("Member locked: account deleted");
    expect(spoken(3, 3)).toBe("not read yet");
    expect(spoken(5, 3)).toBe("not readable your key may not read this");
    for (const [row, column] of [[3, 1], [4, 1], [5, 1], [3, 3], [5, 3]] as const) expect(at(row, column).querySelector("svg")).toBeTruthy();
  });

  it("say what became of the last run, with a glyph and in words", async () => {
    const last: Readonly<Record<string, AccessCell>> = {
      "2@1": { role: 13, last: { end: "done", saw: 14, wanted: 13 } },
      "3@1": { role: 12, last: { end: "changed-meanwhile", saw: 13, wanted: null } },
      "4@1": { role: 13, last: { end: "refused", saw: 13, wanted: 14 } },
      "5@1": { last: { end: "not-sure", saw: null, wanted: 13 } },
    };
    await matrix({ cell: (person, column) => last[`${person}@${column.team === null ? 1 : 0}`] });
    expect([2, 3, 4, 5].map((row) => at(row, 1).dataset["last"])).toEqual(["done", "changed-meanwhile", "refused", "not-sure"]);
    expect(at(2, 1).querySelector("svg")?.getAttribute("aria-label")).toBe("done");
    expect(spoken(2, 1)).toBe("Member");
    expect(spoken(3, 1)).toBe("not done, changed meanwhile: now Admin you saw Member");
    expect(spoken(4, 1)).toBe("Member was refused wanted: Accountant");
    expect(spoken(5, 1)).toBe("no access not sure yet wanted: Member");
    for (const row of [3, 4, 5]) expect(at(row, 1).querySelector("svg")).toBeTruthy();
    focusAt(4, 1);
    key("Delete");
    await waitFor(() => expect(at(4, 1).dataset["staged"]).toBe("none"));
    expect(at(4, 1).dataset["last"]).toBeUndefined();
  });

  it("have no serious finding of axe", async () => {
    await matrix({ cell: states, people: 12, teams: 4 });
    focusAt(2, 1);
    key("Delete");
    await waitFor(() => expect(at(2, 1).dataset["staged"]).toBe("none"));
    key("ArrowDown", { shiftKey: true });
    key("Enter");
    await find("access-picker");
    // Colors need a drawn page: they are looked at in the window itself.
    const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false }, "page-has-heading-one": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`)).toEqual([]);
  });
});

describe("a large matrix", () => {
  it("draws only what is in view and asks for windows of it", async () => {
    const { asked } = await matrix({ people: 1000, teams: 200 });
    const grid = screen.getByTestId("access-grid");
    expect(grid.getAttribute("aria-rowcount")).toBe("1001");
    expect(grid.getAttribute("aria-colcount")).toBe("202");
    expect(grid.querySelectorAll('[role="gridcell"], [role="rowheader"]').length).toBeLessThan(600);
    for (const { count, columnsCount } of sent(asked, "access_rows")) {
      expect(Number(count)).toBeLessThanOrEqual(200);
      expect(Number(columnsCount)).toBeLessThanOrEqual(60);
    }
    const before = sent(asked, "access_rows").length;
    grid.scrollTop = 20;
    fireEvent.scroll(grid);
    await settle();
    expect(sent(asked, "access_rows").length).toBe(before);
    await act(async () => {
      grid.scrollTop = 44 * 500;
      fireEvent.scroll(grid);
    });
    await waitFor(() => expect(at(500, 1).dataset["user"]).toBe("5200"));
  });
});

describe("people across organizations", () => {
  it("come from the selection, and an organization unfolds into its teams", async () => {
    const { asked } = openWith({}, { peopleMatching: () => bytesOf([4701, 4703]) });
    await becomes("people-count", "state", "complete");
    fireEvent.click((await find("people-grid")).querySelector('[data-id="4701"] input') ?? document.body);
    fireEvent.click((await find("people-grid")).querySelector('[data-id="4703"] input') ?? document.body);
    await press("people-access");
    await find("access-grid");
    expect(sent(asked, "access_open")).toEqual([{ scope: { kind: "people", detail: { people: [4701, 4703], organizations: null } } }]);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Access of 2 people");
    expect(screen.getByTestId("access-grid").getAttribute("aria-colcount")).toBe("4");
    fireEvent.click(screen.getAllByTestId("access-expand")[1] ?? document.body);
    await waitFor(() => expect(screen.getByTestId("access-grid").getAttribute("aria-colcount")).toBe("12"));
    await waitFor(() => expect(at(1, 3).dataset["place"]).toBe("team-22000"));
  });
});
