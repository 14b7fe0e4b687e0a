// How wide the columns are. Pure.
import type { GridColumn } from "./gridTypes";

/** Widths in px: each at least its own, and what the view has left goes to the columns that grow. */
export function columnWidths<Row>(columns: readonly GridColumn<Row>[], view: number, scale: number): readonly number[] {
  const least = columns.map((column) => Math.round(column.width * scale));
  const left = view - sum(least);
  const shares = sum(columns.map((column) => column.grow ?? 0));
  if (left <= 0 || shares === 0) return least;
  return least.map((width, index) => width + Math.floor((left * (columns[index]?.grow ?? 0)) / shares));
}

/** Where each column begins, and at the end where the last one ends. */
export function leftEdges(widths: readonly number[]): readonly number[] {
  const edges = [0];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width);
  return edges;
}

/** Of the columns that scroll, those that lie between `from` and `to`, and `beyond` more at each end. */
export function columnsBetween(lefts: readonly number[], frozen: number, from: number, to: number, beyond: number): { readonly firstColumn: number; readonly lastColumn: number } {
  const last = lefts.length - 2;
  let first = frozen;
  while (first < last && (lefts[first + 1] ?? 0) <= from) first += 1;
  let end = first;
  while (end < last && (lefts[end + 1] ?? 0) < to) end += 1;
  return { firstColumn: Math.max(frozen, first - beyond), lastColumn: Math.min(last, end + beyond) };
}

/** The sum of some numbers. */
function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
