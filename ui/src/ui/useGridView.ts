// What of a grid is in view, in both directions, and bringing a cell into view. Heights are fixed, so where a row stands is a
// multiplication: nothing is kept for each row, however many there are. Not used by screens directly.
import { useCallback, useEffect, useMemo } from "react";
import type { RefObject } from "react";
import type { GridLayout } from "./GridRow";
import type { GridColumn, GridPosition } from "./gridTypes";
import { columnWidths, columnsBetween, leftEdges } from "./gridWidths";
import { useLatest } from "./useLatest";
import { useSeen } from "./useSeen";
import { useView } from "./useView";

/** Rows drawn beyond each end of the view, so that scrolling shows no blank ones. */
const ROWS_BEYOND = 8;
const COLUMNS_BEYOND = 1;
/** Where cells are what counts, each row is dear: fewer are drawn beyond the view. */
const ROWS_BEYOND_OF_CELLS = 4;
/** At most so many rows are drawn, the one with the focus and the head not counted. */
const ROWS_AT_MOST = 78;

/** The rows to draw: `first` (included) to `end` (excluded). */
export interface Rows {
  readonly first: number;
  readonly end: number;
  /** As many as are drawn at most: so a run of neighbours has no slot twice, and who leaves the view makes room for who comes. */
  readonly slots: number;
  /** How many rows Page Up and Page Down move. */
  readonly page: number;
}

interface Viewed<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly rowCount: number;
  readonly onRange?: (start: number, end: number) => void;
  readonly onColumns?: (start: number, end: number) => void;
  readonly divided: boolean;
}

/** Follows scrolling, resizing and the text size; reports other rows by `onRange`. The layout stays the same object as long as it says the same. */
export function useGridView<Row>(viewed: Viewed<Row>, element: RefObject<HTMLDivElement | null>, heights: { readonly rowHeight: number; readonly headHeight: number }) {
  const { columns, rowCount, onRange, onColumns, divided } = viewed;
  const { width, height, scale } = useView(element);
  const rowHeight = heights.rowHeight * scale;
  const headHeight = heights.headHeight * scale;
  const widths = useMemo(() => columnWidths(columns, width, scale), [columns, width, scale]);
  const lefts = useMemo(() => leftEdges(widths), [widths]);
  const frozen = frozenCount(columns);
  const look = useCallback(
    ({ scrollTop, scrollLeft, clientWidth }: HTMLElement) => ({
      row: Math.max(0, Math.floor(scrollTop / rowHeight)),
      ...columnsBetween(lefts, frozen, scrollLeft + (lefts[frozen] ?? 0), scrollLeft + clientWidth, COLUMNS_BEYOND),
    }),
    [rowHeight, lefts, frozen],
  );
  const { row, firstColumn, lastColumn } = useSeen(element, look);
  const rows = rowsAround(row, rowCount, height, rowHeight, headHeight, divided ? ROWS_BEYOND_OF_CELLS : ROWS_BEYOND);
  useRange(rows, onRange);
  useColumns(frozen, firstColumn, lastColumn, onColumns);
  const layout = useMemo((): GridLayout => {
    const total = lefts.at(-1) ?? 0;
    const frozenWidth = lefts[frozen] ?? total;
    const drawn = [...widths.keys()].filter((index) => index < frozen || (index >= firstColumn && index <= lastColumn));
    return { drawn, widths, lefts, frozen, divided, gap: (lefts[firstColumn] ?? frozenWidth) - frozenWidth, total };
  }, [widths, lefts, frozen, divided, firstColumn, lastColumn]);
  const reveal = (position: GridPosition) => element.current && bringIntoView(element.current, position, { rowHeight, headHeight, layout });
  return { rows, layout, scale, reveal };
}

/** The rows to draw for a view of this height that begins at `row`, with at most so many beyond each end. */
function rowsAround(row: number, rowCount: number, height: number, rowHeight: number, headHeight: number, most: number): Rows {
  const inView = Math.ceil(height / rowHeight);
  const beyond = Math.min(most, rowsBeyond(height / rowHeight));
  const slots = inView + 1 + 2 * beyond;
  const page = Math.max(1, Math.floor((height - headHeight) / rowHeight) - 1);
  if (height === 0) return { first: 0, end: 0, slots, page };
  // A list that became shorter ends where its last row stands.
  const start = Math.min(row, Math.max(0, rowCount - inView));
  return { first: Math.max(0, start - beyond), end: Math.min(rowCount, start + inView + 1 + beyond), slots, page };
}

/** How many rows to draw beyond each end of a view that holds so many. */
export function rowsBeyond(inView: number): number {
  return Math.max(0, Math.min(ROWS_BEYOND, Math.floor((ROWS_AT_MOST - Math.ceil(inView) - 1) / 2)));
}

/** Reports the rows in view, once for each change. */
function useRange({ first, end }: Rows, onRange: ((start: number, end: number) => void) | undefined) {
  const report = useLatest(onRange);
  useEffect(() => {
    if (end > first) report.current?.(first, end);
  }, [report, first, end]);
}

/** Reports the columns in view, once for each change. */
function useColumns(frozen: number, first: number, last: number, onColumns: ((start: number, end: number) => void) | undefined) {
  const report = useLatest(onColumns);
  useEffect(() => {
    if (last >= frozen) report.current?.(first, last + 1);
  }, [report, frozen, first, last]);
}

function frozenCount<Row>(columns: readonly GridColumn<Row>[]): number {
  const first = columns.findIndex((column) => !column.frozen);
  return first < 0 ? columns.length : first;
}

interface Sizes {
  readonly rowHeight: number;
  readonly headHeight: number;
  readonly layout: GridLayout;
}

/** Brings a cell into view, clear of the head and of the columns that stay in place. */
function bringIntoView(view: HTMLElement, { row, column }: GridPosition, { rowHeight, headHeight, layout }: Sizes) {
  const { lefts, widths, frozen, total } = layout;
  const top = nearest(view.scrollTop, row * rowHeight, (row + 1) * rowHeight, view.clientHeight - headHeight);
  const isFixed = column < frozen;
  const left = (lefts[column] ?? 0) - (lefts[frozen] ?? total);
  const covered = lefts[frozen] ?? total;
  const across = isFixed ? view.scrollLeft : nearest(view.scrollLeft, left, left + (widths[column] ?? 0), view.clientWidth - covered);
  if (top !== view.scrollTop || across !== view.scrollLeft) view.scrollTo({ top, left: across });
}

/** The scrolling nearest to `now` that shows everything from `start` to `end` in a view of `size`. */
function nearest(now: number, start: number, end: number, size: number): number {
  if (start < now) return start;
  return end > now + size ? end - size : now;
}

/** A row to draw: which, where, and in which element. */
export interface DrawnRow {
  readonly index: number;
  readonly top: number;
  /** Elements are used again for other rows while one scrolls; rows that are drawn together never share one. */
  readonly slot: string;
}

/** The rows in view, and the active one wherever it is, so that the focus is never lost by scrolling. */
export function withActive({ first, end, slots }: Rows, active: number, count: number, height: number): readonly DrawnRow[] {
  const inView = Array.from({ length: end - first }, (_, place) => first + place);
  const drawn = inView.map((index) => ({ index, top: index * height, slot: String(index % slots) }));
  if (active >= count || (active >= first && active < end)) return drawn;
  return [...drawn, { index: active, top: active * height, slot: "active" }].toSorted((left, right) => left.index - right.index);
}
