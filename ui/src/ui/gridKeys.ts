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

/** The place after `key`, inside the grid; `undefined` for a key that moves nothing. */
export function moved(from: GridPosition, { key, ctrl }: GridKey, extent: GridExtent, unit: "row" | "cell"): GridPosition | undefined {
  const target = unit === "row" ? rowTarget(from, key, extent) : cellTarget(from, key, ctrl, extent);
  if (!target) return undefined;
  return { row: clamp(target.row, extent.rows), column: clamp(target.column, extent.columns) };
}

function rowTarget({ row, column }: GridPosition, key: string, extent: GridExtent): GridPosition | undefined {
  switch (key) {
    case "ArrowDown":
      return { row: row + 1, column };
    case "ArrowUp":
      return { row: row - 1, column };
    case "PageDown":
      return { row: row + extent.page, column };
    case "PageUp":
      return { row: row - extent.page, column };
    case "Home":
      return { row: 0, column };
    case "End":
      return { row: extent.rows - 1, column };
    default:
      return undefined;
  }
}

function cellTarget(from: GridPosition, key: string, ctrl: boolean, extent: GridExtent): GridPosition | undefined {
  const { row, column } = from;
  switch (key) {
    case "ArrowRight":
      return { row, column: ctrl ? extent.columns - 1 : column + 1 };
    case "ArrowLeft":
      return { row, column: ctrl ? 0 : column - 1 };
    case "ArrowDown":
      return { row: ctrl ? extent.rows - 1 : row + 1, column };
    case "ArrowUp":
      return { row: ctrl ? 0 : row - 1, column };
    case "Home":
      return { row: ctrl ? 0 : row, column: 0 };
    case "End":
      return { row: ctrl ? extent.rows - 1 : row, column: extent.columns - 1 };
    default:
      return rowTarget(from, key, extent);
  }
}

function clamp(value: number, size: number): number {
  return Math.max(0, Math.min(size - 1, value));
}
