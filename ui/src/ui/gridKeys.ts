// Where a key leads inside a grid. Pure; the WAI-ARIA grid pattern with rows or cells as what is focused.
import type { GridPosition } from "./gridTypes";

/** The size of the grid in rows and columns and how many rows fit the view. */
export interface GridExtent {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
}

/** The key, and whether Control (or Command) is held. */
export interface GridKey {
  readonly key: string;
  readonly ctrl: boolean;
}

/** The place before the first cell: the row itself. */
export const WHOLE_ROW = -1;

/**
 * The place after `key`, inside the grid; `undefined` for a key that moves nothing. Where rows are what is focused, the
 * arrow to the right leads into the cells of a row and the one to the left back to the row itself (`WHOLE_ROW`).
 */
export function moved(from: GridPosition, key: GridKey, extent: GridExtent, unit: "row" | "cell"): GridPosition | undefined {
  const target = verticalTarget(from, key.key, extent) ?? (unit === "row" ? rowTarget(from, key, extent) : cellTarget(from, key, extent));
  if (!target) return undefined;
  const ctrlDown = unit === "cell" && key.ctrl ? edgeRow(key.key, extent) : undefined;
  return { row: clamp(ctrlDown ?? target.row, 0, extent.rows), column: clamp(target.column, unit === "row" ? WHOLE_ROW : 0, extent.columns) };
}

function verticalTarget({ row, column }: GridPosition, key: string, extent: GridExtent): GridPosition | undefined {
  switch (key) {
    case "ArrowDown":
      return { row: row + 1, column };
    case "ArrowUp":
      return { row: row - 1, column };
    case "PageDown":
      return { row: row + extent.page, column };
    case "PageUp":
      return { row: row - extent.page, column };
    default:
      return undefined;
  }
}

/** Control with an arrow up or down leads to the end of a column. */
function edgeRow(key: string, extent: GridExtent): number | undefined {
  if (key === "ArrowDown") return extent.rows - 1;
  return key === "ArrowUp" ? 0 : undefined;
}

function rowTarget({ row, column }: GridPosition, { key, ctrl }: GridKey, extent: GridExtent): GridPosition | undefined {
  const ofList = ctrl || column === WHOLE_ROW;
  switch (key) {
    case "ArrowRight":
      return { row, column: column + 1 };
    case "ArrowLeft":
      return { row, column: column - 1 };
    case "Home":
      return ofList ? { row: 0, column } : { row, column: 0 };
    case "End":
      return ofList ? { row: extent.rows - 1, column } : { row, column: extent.columns - 1 };
    default:
      return undefined;
  }
}

function cellTarget({ row, column }: GridPosition, { key, ctrl }: GridKey, extent: GridExtent): GridPosition | undefined {
  switch (key) {
    case "ArrowRight":
      return { row, column: ctrl ? extent.columns - 1 : column + 1 };
    case "ArrowLeft":
      return { row, column: ctrl ? 0 : column - 1 };
    case "Home":
      return { row: ctrl ? 0 : row, column: 0 };
    case "End":
      return { row: ctrl ? extent.rows - 1 : row, column: extent.columns - 1 };
    default:
      return undefined;
  }
}

function clamp(value: number, least: number, size: number): number {
  return Math.max(least, Math.min(size - 1, value));
}
