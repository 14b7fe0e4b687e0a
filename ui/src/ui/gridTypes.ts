// The words that the parts of the grid share.
import type { KeyboardEvent, ReactNode } from "react";

/** A column. Widths in px at the usual text size; they grow with the text size of the window. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly head: ReactNode;
  /** The least width. */
  readonly width: number;
  /** Share of the space that is left over; 0 or absent keeps `width`. */
  readonly grow?: number;
  /** Stays in place when scrolled sideways. Such columns come first. */
  readonly frozen?: boolean;
  readonly sortable?: boolean;
  readonly align?: "start" | "end";
  /** Its cells name their rows, for ears too. */
  readonly rowHeader?: boolean;
  readonly cell: (row: Row, index: number) => ReactNode;
  /** Whether two row objects say the same in this column, so that the cell needs no drawing; absent, another object is another row. */
  readonly same?: (before: Row, now: Row) => boolean;
  /** Attributes of the gridcell itself: `data-*`, `aria-label`, `aria-readonly`, `className`. */
  readonly cellProps?: (row: Row, index: number) => GridCellProps;
  /** Attributes of the column head: `data-*`, `className`. */
  readonly headProps?: GridCellProps;
}

/** What a caller may put on a gridcell or a column head. */
export interface GridCellProps {
  readonly className?: string;
  readonly "aria-label"?: string;
  readonly "aria-readonly"?: boolean;
  readonly "aria-invalid"?: boolean;
  readonly "aria-sort"?: GridSort["direction"];
  readonly title?: string;
  readonly [data: `data-${string}`]: string | number | undefined;
}

/** What the list is sorted by. */
export interface GridSort {
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

/** A cell by its place: rows without the head, columns as given. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, both corners included, in any order. */
export interface GridRange {
  readonly from: GridPosition;
  readonly to: GridPosition;
}

/** The cell a key or a press is about. */
export interface GridCellEvent<Row> {
  readonly row: Row;
  readonly position: GridPosition;
  readonly column: GridColumn<Row>;
}

/** Handles keys of a focused row or cell before the grid moves; `preventDefault` keeps the grid from moving. */
export type GridKeyHandler<Row> = (event: KeyboardEvent<HTMLElement>, cell: GridCellEvent<Row>) => void;

/** Ticking rows. */
export interface GridTicks<Row> {
  readonly has: (row: Row) => boolean;
  /** At least one is ticked, in view or not. */
  readonly any: boolean;
  readonly onTick: (row: Row, ticked: boolean) => void;
  /** What is ticked, for ears. The same function each time. */
  readonly name?: (row: Row) => string;
  /** A checkbox for all lines in the head, and Control+A. */
  readonly all?: GridTickAll;
  /**
   * Shift with a press, an arrow or another key that moves: the lines between two places, both included, in any order. The first is
   * the same while one range grows and shrinks; the lines that leave it are as they were before it.
   */
  readonly onRange?: (from: number, to: number) => void;
}

/** Ticking every line of the list at once, also those that are not in view. */
export interface GridTickAll {
  /** "Select all 63 matching" */
  readonly label: string;
  readonly ticked: "none" | "some" | "all";
  readonly onTick: (ticked: boolean) => void;
}
