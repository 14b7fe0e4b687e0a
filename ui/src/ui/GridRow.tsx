// One row of a grid and its cells. A row whose data is not here yet says so and keeps its place. Not used by screens directly.
import { useLingui } from "@lingui/react/macro";
import { memo } from "react";
import type { FocusEvent, KeyboardEvent, MouseEvent, ReactNode } from "react";
import { Checkbox } from "./Checkbox";
import { classes } from "./classes";
import styles from "./Grid.module.css";
import { WHOLE_ROW } from "./gridKeys";
import type { GridColumn, GridPosition, GridRange } from "./gridTypes";

/** Where the columns are: the same for the head and for every row. */
export interface GridLayout {
  /** Columns to draw, the frozen ones first. */
  readonly drawn: readonly number[];
  readonly widths: readonly number[];
  /** Left edge of frozen columns. */
  readonly lefts: readonly number[];
  readonly frozen: number;
  /** A line after the last frozen column. */
  readonly divided: boolean;
  /** Space for the columns left of the view. */
  readonly gap: number;
  readonly total: number;
}

interface GridRowProps<Row> {
  readonly row: Row | undefined;
  readonly index: number;
  readonly id: string | undefined;
  readonly columns: readonly GridColumn<Row>[];
  readonly layout: GridLayout;
  readonly top: number;
  readonly height: number;
  readonly unit: "row" | "cell";
  /** The active column, in the row that is active. */
  readonly active: number | undefined;
  readonly chosen: boolean;
  /** Absent where nothing can be ticked. */
  readonly ticked: boolean | undefined;
  readonly tickName: ((row: Row) => string) | undefined;
  readonly range: GridRange | undefined;
  readonly rowProps: ((row: Row, index: number) => Record<string, string | number | undefined>) | undefined;
  /** The same object for all rows, all the time. */
  readonly hands: GridHands<Row>;
}

/** What happens to a row is told to the grid. */
export interface GridHands<Row> {
  readonly focus: (position: GridPosition) => void;
  readonly press: (event: MouseEvent<HTMLElement>, position: GridPosition) => void;
  readonly key: (event: KeyboardEvent<HTMLElement>, position: GridPosition) => void;
  readonly tick: (row: Row, ticked: boolean) => void;
}

/** Class names that depend on the place of a column. */
export function placeOf(layout: GridLayout, index: number): string {
  const frozen = index < layout.frozen;
  const last = frozen && index === layout.frozen - 1;
  return classes(index === 0 && styles.first, frozen && styles.frozen, last && layout.divided && styles.divider);
}

/** The inline size and, for a frozen column, its place. */
export function styleOf(layout: GridLayout, index: number): { width: number; insetInlineStart?: number } {
  const width = layout.widths[index] ?? 0;
  return index < layout.frozen ? { width, insetInlineStart: layout.lefts[index] ?? 0 } : { width };
}

/** A row; `data-id` and what `rowProps` gives stand on the element with role row. Drawn anew only when something in it changes. */
export const GridRow = memo(Row) as typeof Row;

function Row<Row>(props: GridRowProps<Row>) {
  const { row, index, id, layout, top, height, unit, active, chosen, ticked, rowProps, hands } = props;
  const byRow = unit === "row";
  const here = { row: index, column: active ?? WHOLE_ROW };
  return (
    <div
      {...(row !== undefined && rowProps?.(row, index))}
      role="row"
      data-id={id}
      aria-rowindex={index + 2}
      aria-selected={ticked ?? (byRow ? chosen : undefined)}
      aria-current={chosen ? true : undefined}
      aria-busy={row === undefined ? true : undefined}
      tabIndex={byRow ? tabStop(active === WHOLE_ROW) : undefined}
      className={classes(styles.row, chosen && styles.chosen, ticked && styles.ticked)}
      style={{ transform: `translateY(${top}px)`, height, width: layout.total }}
      onFocus={byRow ? (event) => event.target === event.currentTarget && hands.focus({ row: index, column: WHOLE_ROW }) : undefined}
      onClick={(event) => event.target === event.currentTarget && hands.press(event, here)}
      onKeyDown={byRow ? (event) => hands.key(event, here) : undefined}
    >
      {layout.drawn.map((column, place) => (
        <Cell key={props.columns[column]?.id ?? column} {...props} column={column} gapBefore={place === layout.frozen ? layout.gap : 0} />
      ))}
    </div>
  );
}

/** The box stands in the space before the name, so that ticking takes no column and moves no text. */
function Tick<Row>({ row, ticked, tickName, hands }: Pick<GridRowProps<Row>, "tickName" | "hands"> & { readonly row: Row; readonly ticked: boolean }) {
  const { t } = useLingui();
  const name = tickName?.(row) ?? "";
  return (
    <span className={styles.tick}>
      <Checkbox label={name === "" ? t`Select this line` : t`Select ${name}`} labelHidden checked={ticked} tabIndex={-1} onChange={(next) => hands.tick(row, next)} />
    </span>
  );
}

function Cell<Row>(props: GridRowProps<Row> & { readonly column: number; readonly gapBefore: number }) {
  const { row, index, columns, column, layout, unit, active, range, gapBefore, ticked, hands } = props;
  const given = columns[column];
  if (!given) return null;
  const { className, ...rest } = row === undefined ? {} : (given.cellProps?.(row, index) ?? {});
  const position = { row: index, column };
  const inRange = within(range, position);
  const style = { ...styleOf(layout, column), marginInlineStart: gapBefore === 0 ? undefined : gapBefore };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- it has a role; keys arrive at the row when rows are what is focused
    <div
      {...rest}
      role={given.rowHeader ? "rowheader" : "gridcell"}
      aria-colindex={column + 1}
      aria-selected={range ? inRange : undefined}
      tabIndex={tabStop(active === column)}
      className={classes(styles.cell, placeOf(layout, column), given.align === "end" && styles.end, inRange && rangeLook(range, position), className)}
      style={style}
      onFocus={(event: FocusEvent) => event.target === event.currentTarget && hands.focus(position)}
      onClick={(event) => hands.press(event, position)}
      onKeyDown={unit === "cell" ? (event) => hands.key(event, position) : undefined}
    >
      {column === 0 && row !== undefined && ticked !== undefined && <Tick {...props} row={row} ticked={ticked} />}
      {row === undefined ? <Waiting first={column === 0} /> : <span className={styles.text}>{given.cell(row, index)}</span>}
    </div>
  );
}

function Waiting({ first }: { readonly first: boolean }): ReactNode {
  return first ? <span className={styles.waiting}>…</span> : null;
}

/** One element of the grid is reached by Tab, all others by the arrows. */
function tabStop(active: boolean): 0 | -1 {
  return active ? 0 : -1;
}

/** The ground of a range, and its outline where the cell lies at its border. */
function rangeLook(range: GridRange | undefined, { row, column }: GridPosition): string {
  if (!range) return "";
  const { from, to } = range;
  return classes(
    styles.inRange,
    row === Math.min(from.row, to.row) && styles.rangeTop,
    row === Math.max(from.row, to.row) && styles.rangeBottom,
    column === Math.min(from.column, to.column) && styles.rangeStart,
    column === Math.max(from.column, to.column) && styles.rangeEnd,
  );
}

function within(range: GridRange | undefined, { row, column }: GridPosition): boolean {
  if (!range) return false;
  const { from, to } = range;
  return between(row, from.row, to.row) && between(column, from.column, to.column);
}

function between(value: number, left: number, right: number): boolean {
  return value >= Math.min(left, right) && value <= Math.max(left, right);
}
