// One cell of a grid. It is drawn anew only when something in it changes: scrolling to the side brings new cells and
// leaves the others as they are. Not used by screens directly.
import { useLingui } from "@lingui/react/macro";
import { memo } from "react";
import type { FocusEvent, ReactNode } from "react";
import { Checkbox } from "./Checkbox";
import { classes } from "./classes";
import styles from "./Grid.module.css";
import type { GridHands } from "./GridRow";
import type { GridColumn, GridPosition, GridRange } from "./gridTypes";

interface GridCellProps<Row> {
  readonly row: Row | undefined;
  readonly index: number;
  readonly given: GridColumn<Row>;
  readonly column: number;
  /** Class names of the column's place. */
  readonly place: string;
  readonly width: number;
  /** Left edge of a frozen column. */
  readonly left: number | undefined;
  readonly gapBefore: number;
  /** Cells are what is focused and moved between, and not rows. */
  readonly byCell: boolean;
  readonly active: boolean;
  /** Class names of a range that holds the cell, `""` for a cell outside of it, nothing where there is no range. */
  readonly range: string | undefined;
  readonly ticked: boolean | undefined;
  readonly tickName: ((row: Row) => string) | undefined;
  readonly hands: GridHands<Row>;
}

export const GridCell = memo(Cell, isSame) as typeof Cell;

/** What else a cell is given; the type misses nothing. */
const GIVEN: Record<Exclude<keyof GridCellProps<unknown>, "row">, true> = { index: true, given: true, column: true, place: true, width: true, left: true, gapBefore: true, byCell: true, active: true, range: true, ticked: true, tickName: true, hands: true };
const BESIDE_THE_ROW = Object.keys(GIVEN) as (keyof typeof GIVEN)[];

/** Whether nothing that the cell shows has changed. The row first: where one scrolls down, it is another one in every cell. */
function isSame<Row>(before: GridCellProps<Row>, now: GridCellProps<Row>): boolean {
  return saysTheSame(before, now) && BESIDE_THE_ROW.every((name) => before[name] === now[name]);
}

/** A column may know that another row object says the same in it. */
function saysTheSame<Row>({ row: before }: GridCellProps<Row>, { row: now, given }: GridCellProps<Row>): boolean {
  return before === now || (before !== undefined && now !== undefined && given.same?.(before, now) === true);
}

function Cell<Row>(props: GridCellProps<Row>) {
  const { row, index, given, column, left, gapBefore, range, ticked, hands } = props;
  const { className, ...rest } = row === undefined ? {} : (given.cellProps?.(row, index) ?? {});
  const position = { row: index, column };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- it has a role; keys arrive at the row when rows are what is focused
    <div
      {...rest}
      role={given.rowHeader ? "rowheader" : "gridcell"}
      aria-colindex={column + 1}
      aria-selected={range === undefined ? undefined : range !== ""}
      tabIndex={tabStop(props.active)}
      className={classes(styles.cell, props.place, given.align === "end" && styles.end, range, className)}
      style={{ width: props.width, insetInlineStart: left, marginInlineStart: gapBefore === 0 ? undefined : gapBefore }}
      onFocus={(event: FocusEvent) => event.target === event.currentTarget && hands.focus(position)}
      onClick={(event) => hands.press(event, position)}
      onKeyDown={props.byCell ? (event) => hands.key(event, position) : undefined}
    >
      {row !== undefined && ticked !== undefined && <Tick row={row} ticked={ticked} tickName={props.tickName} hands={hands} />}
      {row === undefined ? <Waiting first={column === 0} /> : <span className={styles.text}>{given.cell(row, index)}</span>}
    </div>
  );
}

/** The box stands in the space before the name, so that ticking takes no column and moves no text. */
function Tick<Row>({ row, ticked, tickName, hands }: Pick<GridCellProps<Row>, "tickName" | "hands"> & { readonly row: Row; readonly ticked: boolean }) {
  const { t } = useLingui();
  const name = tickName?.(row) ?? "";
  return (
    <span className={styles.tick}>
      <Checkbox label={name === "" ? t`Select this line` : t`Select ${name}`} labelHidden checked={ticked} tabIndex={-1} onChange={(next) => hands.tick(row, next)} />
    </span>
  );
}

function Waiting({ first }: { readonly first: boolean }): ReactNode {
  return first ? <span className={styles.waiting}>…</span> : null;
}

/** One element of the grid is reached by Tab, all others by the arrows. */
export function tabStop(active: boolean): 0 | -1 {
  return active ? 0 : -1;
}

/** The ground of a range, and its outline where the cell lies at its border; `""` outside of it, nothing where there is none. */
export function rangeIn(range: GridRange | undefined, { row, column }: GridPosition): string | undefined {
  if (!range) return undefined;
  const { from, to } = range;
  if (!between(row, from.row, to.row) || !between(column, from.column, to.column)) return "";
  return classes(
    styles.inRange,
    row === Math.min(from.row, to.row) && styles.rangeTop,
    row === Math.max(from.row, to.row) && styles.rangeBottom,
    column === Math.min(from.column, to.column) && styles.rangeStart,
    column === Math.max(from.column, to.column) && styles.rangeEnd,
  );
}

function between(value: number, left: number, right: number): boolean {
  return value >= Math.min(left, right) && value <= Math.max(left, right);
}
