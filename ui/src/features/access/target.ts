// Which cells something is done to. Pure. The grid counts the column of people as its first one; the core counts places only.
import { fits } from "../../access/roles";
import type { AccessColumn, RoleOption, StageTarget } from "../../ipc/bindings";
import type { GridPosition, GridRange } from "../../ui/gridTypes";

/** So many columns stand before the first place. */
export const BEFORE_PLACES = 1;

/** The cells of a range, or of the one active cell; nothing where only names of people are in it. */
export function targetOf(active: GridPosition, range: GridRange | undefined): StageTarget | undefined {
  const { from, to } = range ?? { from: active, to: active };
  const left = Math.max(BEFORE_PLACES, Math.min(from.column, to.column));
  const right = Math.max(from.column, to.column);
  if (right < left) return undefined;
  return { rows: [Math.min(from.row, to.row), Math.max(from.row, to.row) + 1], columns: [left - BEFORE_PLACES, right - BEFORE_PLACES + 1] };
}

/** How many cells that is. */
export function cellsIn({ rows, columns }: StageTarget): number {
  return (rows[1] - rows[0]) * (columns[1] - columns[0]);
}

/** All rows of one column, by its place in the grid. */
export function wholeColumn(column: number, rows: number): GridRange {
  return { from: { row: 0, column }, to: { row: Math.max(0, rows - 1), column } };
}

/** All places of one row. */
export function wholeRow(row: number, places: number): GridRange {
  return { from: { row, column: BEFORE_PLACES }, to: { row, column: Math.max(BEFORE_PLACES, places) } };
}

/** Every cell. */
export function everything(rows: number, places: number): GridRange {
  return { from: { row: 0, column: BEFORE_PLACES }, to: { row: Math.max(0, rows - 1), column: Math.max(BEFORE_PLACES, places) } };
}

/** The roles that can be given somewhere in `target`, in the order of the instance. */
export function rolesFor(target: StageTarget, columns: readonly AccessColumn[], roles: readonly RoleOption[]): readonly RoleOption[] {
  const places = columns.slice(...target.columns);
  return roles.filter((role) => role.givable && places.some((place) => fits(role, place)));
}

/** `target` without the columns at its edges for which the role is none: over a whole row, a role of teams leaves the organization alone. */
export function trimmed(target: StageTarget, role: RoleOption, columns: readonly AccessColumn[]): StageTarget {
  const [from, to] = target.columns;
  const fitting = columns.slice(from, to).map((place) => fits(role, place));
  const first = fitting.indexOf(true);
  return first < 0 ? target : { rows: target.rows, columns: [from + first, from + fitting.lastIndexOf(true) + 1] };
}
