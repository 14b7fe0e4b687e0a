import { describe, expect, it } from "vitest";
import type { AccessColumn } from "../../ipc/bindings";
import { ROLES } from "../../test/accessCore";
import { strokeOf } from "./strokes";
import { cellsIn, everything, rolesFor, targetOf, trimmed, wholeColumn, wholeRow } from "./target";
import { typed } from "../../access/roles";
import type { AccessCell } from "../../ipc/bindings";
import type { MatrixRow } from "./useCells";
import { around, cellAt, sameRow } from "./useCells";

const place = (organization: number, team: number | null): AccessColumn => ({ place: "", organization, team, name: "", organizationName: "", teams: null, expanded: false, reading: "known" });
const COLUMNS = [place(21, null), place(21, 1), place(21, 2)];

describe("the cells that something is done to", () => {
  it("are those of the range, in whatever direction it was drawn, counted without the people", () => {
    const target = { rows: [2, 7], columns: [0, 3] };
    expect(targetOf({ row: 9, column: 9 }, { from: { row: 6, column: 3 }, to: { row: 2, column: 1 } })).toEqual(target);
    expect(targetOf({ row: 9, column: 9 }, { from: { row: 2, column: 0 }, to: { row: 6, column: 3 } })).toEqual(target);
    expect(targetOf({ row: 4, column: 2 }, undefined)).toEqual({ rows: [4, 5], columns: [1, 2] });
  });

  it("are none where only names are chosen", () => {
    expect(targetOf({ row: 4, column: 0 }, undefined)).toBeUndefined();
  });

  it("are all of a column, of a row, of everything", () => {
    const count = (range: Parameters<typeof targetOf>[1]) => cellsIn(targetOf({ row: 0, column: 1 }, range) ?? { rows: [0, 0], columns: [0, 0] });
    expect([count(wholeColumn(3, 38)), count(wholeRow(5, 9)), count(everything(38, 9))]).toEqual([38, 9, 342]);
  });
});

describe("roles for cells", () => {
  it("are those of the places, never ownership, and those of an organization's own only there", () => {
    const own = { id: 99, name: "Own", category: "organization" as const, organizations: [22], givable: true };
    const names = (columns: readonly [number, number], more = ROLES) => rolesFor({ rows: [0, 1], columns: [...columns] }, COLUMNS, more).map(({ name }) => name);
    expect(names([0, 1])).toEqual(["Admin", "Member", "Accountant", "App Developer"]);
    expect(names([1, 3])).toEqual(["Team Admin", "Team Member", "Team Operator", "Team Monitoring"]);
    expect(names([0, 1], [...ROLES, own])).not.toContain("Own");
  });

  it("leave the organization alone where a role of teams is given to a whole row", () => {
    const [team, organization] = [ROLES[5], ROLES[2]];
    if (!team || !organization) throw new Error("roles");
    const row = { rows: [0, 1] as [number, number], columns: [0, 3] as [number, number] };
    expect(trimmed(row, team, COLUMNS).columns).toEqual([1, 3]);
    expect(trimmed(row, organization, COLUMNS).columns).toEqual([0, 1]);
  });

  it("are found by the beginning of the name first, then of any word in it", () => {
    expect(typed(ROLES, "mem").map(({ name }) => name)).toEqual(["Member", "Team Member"]);
    expect(typed(ROLES, "team op").map(({ name }) => name)).toEqual(["Team Operator"]);
    expect(typed(ROLES, "xyz")).toEqual([]);
  });
});

describe("keys", () => {
  const key = (name: string, held: Partial<Parameters<typeof strokeOf>[0]> = {}) => strokeOf({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })?.kind;

  it("mean what they mean in a sheet, on every system", () => {
    expect([key("m"), key("Delete"), key("?"), key("Escape"), key("F2")]).toEqual(["edit", "remove", "why", "leave", "edit"]);
    expect([key("z", { ctrlKey: true }), key("Z", { metaKey: true, shiftKey: true }), key("y", { ctrlKey: true })]).toEqual(["undo", "redo", "redo"]);
    expect([key(" ", { ctrlKey: true }), key(" ", { shiftKey: true }), key("F10", { shiftKey: true })]).toEqual(["column", "row", "menu"]);
  });

  it("leave moving, and what is still being composed, to others", () => {
    expect([key("ArrowDown"), key("Tab"), key(" "), key("é", { altKey: true }), key("s", { ctrlKey: true })]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(key("k", { nativeEvent: { isComposing: true } })).toBeUndefined();
  });
});

describe("the window of cells", () => {
  it("lies around the view in whole steps and is never larger than the core gives", () => {
    expect(around(0, 22, 40, 200)).toEqual({ from: 0, count: 80 });
    expect(around(100, 122, 40, 200)).toEqual({ from: 40, count: 160 });
    expect(around(400, 700, 40, 200).count).toBe(200);
  });
});

describe("a window of cells further to the right", () => {
  const cell = (role: number) => ({ role }) as AccessCell;
  const window = (from: number, roles: readonly number[]) => ({ user: { id: 7 }, from, cells: roles.map(cell) }) as unknown as MatrixRow;

  it("keeps the cells that say the same in their columns, and only those", () => {
    const before = window(0, [1, 1, 2, 3]);
    const after = sameRow(before, window(2, [2, 9, 1, 1]));
    expect(after.user).toBe(before.user);
    expect(cellAt(after, 2)).toBe(cellAt(before, 2));
    expect(cellAt(after, 3)).toEqual(cell(9));
    // Column 4 says what column 0 said; it is another cell all the same.
    expect(cellAt(after, 4)).not.toBe(cellAt(before, 0));
    expect(cellAt(after, 5)).toEqual(cell(1));
  });
});
