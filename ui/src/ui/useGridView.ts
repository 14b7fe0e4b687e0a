// What of a grid is in view: which rows, which columns, how wide they are and where they stand.
import { useVirtualizer } from "@tanstack/react-virtual";
import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo } from "react";
import type { RefObject } from "react";
import type { GridLayout } from "./GridRow";
import type { GridColumn, GridPosition } from "./gridTypes";
import { columnWidths, leftEdges } from "./gridWidths";
import { useLatest } from "./useLatest";
import { useView } from "./useView";

/** Rows drawn beyond each end of the view, so that scrolling shows no blank ones. */
const ROWS_BEYOND = 8;
const COLUMNS_BEYOND = 2;
/** At most so many rows are drawn, the one with the focus and the head not counted. */
const ROWS_AT_MOST = 78;

/** The virtual rows. */
export type Rows = Virtualizer<HTMLDivElement, Element>;

interface Viewed<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly rowCount: number;
  readonly onRange?: (start: number, end: number) => void;
  readonly divided: boolean;
}

/** Follows scrolling, resizing and the text size; reports other rows by `onRange`. The layout stays the same object as long as it says the same. */
export function useGridView<Row>(viewed: Viewed<Row>, element: RefObject<HTMLDivElement | null>, heights: { readonly rowHeight: number; readonly headHeight: number }) {
  const { columns, rowCount, onRange, divided } = viewed;
  const { width, height, scale } = useView(element);
  const widths = useMemo(() => columnWidths(columns, width, scale), [columns, width, scale]);
  const frozen = frozenCount(columns);
  const lefts = useMemo(() => leftEdges(widths), [widths]);
  const total = lefts.at(-1) ?? 0;
  const frozenWidth = lefts[frozen] ?? total;
  const rows = useVirtualizer<HTMLDivElement, Element>({
    count: rowCount,
    getScrollElement: () => element.current,
    estimateSize: () => heights.rowHeight * scale,
    overscan: rowsBeyond(height / (heights.rowHeight * scale)),
    scrollMargin: heights.headHeight * scale,
    scrollPaddingStart: heights.headHeight * scale,
  });
  const sideways = useVirtualizer<HTMLDivElement, Element>({
    horizontal: true,
    count: columns.length - frozen,
    getScrollElement: () => element.current,
    estimateSize: (index) => widths[frozen + index] ?? 0,
    overscan: COLUMNS_BEYOND,
    scrollMargin: frozenWidth,
  });
  const sizes = `${scale} ${widths.join(" ")}`;
  useEffect(() => {
    rows.measure();
    sideways.measure();
  }, [rows, sideways, sizes]);
  useRange(rows, onRange);
  const inView = sideways.getVirtualItems();
  const first = frozen + (inView[0]?.index ?? 0);
  const last = frozen + (inView.at(-1)?.index ?? -1);
  const layout = useMemo((): GridLayout => {
    const drawn = [...widths.keys()].filter((index) => index < frozen || (index >= first && index <= last));
    return { drawn, widths, lefts, frozen, divided, gap: (lefts[first] ?? frozenWidth) - frozenWidth, total };
  }, [widths, lefts, frozen, divided, first, last, frozenWidth, total]);
  return { rows, layout, scale };
}

/** How many rows to draw beyond each end of a view that holds so many. */
export function rowsBeyond(inView: number): number {
  return Math.max(0, Math.min(ROWS_BEYOND, Math.floor((ROWS_AT_MOST - Math.ceil(inView) - 1) / 2)));
}

/** Reports the rows in view, once for each change. */
function useRange(rows: Rows, onRange: ((start: number, end: number) => void) | undefined) {
  const items = rows.getVirtualItems();
  const start = items[0]?.index ?? 0;
  const end = (items.at(-1)?.index ?? -1) + 1;
  const report = useLatest(onRange);
  useEffect(() => {
    if (end > start) report.current?.(start, end);
  }, [report, start, end]);
}

function frozenCount<Row>(columns: readonly GridColumn<Row>[]): number {
  const first = columns.findIndex((column) => !column.frozen);
  return first < 0 ? columns.length : first;
}

/** Brings a cell into view, clear of the head and of the columns that stay in place. */
export function reveal(view: HTMLElement | null, rows: Rows, layout: GridLayout, { row, column }: GridPosition) {
  rows.scrollToIndex(row, { align: "auto" });
  if (!view || column < layout.frozen) return;
  const left = layout.lefts[column] ?? 0;
  const right = left + (layout.widths[column] ?? 0);
  const covered = layout.lefts[layout.frozen] ?? layout.total;
  if (left - view.scrollLeft < covered) view.scrollTo({ left: left - covered });
  else if (right - view.scrollLeft > view.clientWidth) view.scrollTo({ left: right - view.clientWidth });
}

/** A row to draw: which, where, and in which element. */
export interface DrawnRow {
  readonly index: number;
  readonly top: number;
  /** Elements are used again for other rows while one scrolls; rows that are drawn together never share one. */
  readonly slot: string;
}

/** The rows in view, and the active one wherever it is, so that the focus is never lost by scrolling. */
export function withActive(rows: Rows, active: number, count: number, height: number): readonly DrawnRow[] {
  const inView = rows.getVirtualItems().map((item) => item.index);
  const slots = slotsOf(rows, height, inView.length);
  const drawn = inView.filter((index) => index < count).map((index) => ({ index, top: index * height, slot: String(index % slots) }));
  if (active >= count || inView.includes(active)) return drawn;
  return [...drawn, { index: active, top: active * height, slot: "active" }].toSorted((left, right) => left.index - right.index);
}

/** As many as are drawn at most: so a run of neighbours has no slot twice, and who leaves the view makes room for who comes. */
function slotsOf(rows: Rows, height: number, inView: number): number {
  return Math.max(inView, Math.ceil((rows.scrollRect?.height ?? 0) / height) + 1 + 2 * rows.options.overscan);
}

/** How many rows Page Up and Page Down move. */
export function pageOf(rows: Rows, height: number): number {
  return Math.max(1, Math.floor((rows.scrollRect?.height ?? 0) / height) - 1);
}
