// One row of a grid and its cells. A row whose data is not here yet says so and keeps its place. Not used by screens directly.
import { useLingui } from "@lingui/react/macro";
import type { FocusEvent, KeyboardEvent, MouseEvent, ReactNode } from "react";
import { Checkbox } from "./Checkbox";
import { classes } from "./classes";
import styles from "./Grid.module.css";
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
  readonly active: GridPosition;
  readonly chosen: boolean;
  readonly range: GridRange | undefined;
  readonly tick: { readonly ticked: boolean; readonly onTick: (next: boolean) => void } | undefined;
  readonly rowProps: Record<string, string | number | undefined> | undefined;
  readonly onFocusCell: (position: GridPosition) => void;
  readonly onPressCell: (event: MouseEvent<HTMLElement>, position: GridPosition) => void;
  readonly onKey: (event: KeyboardEvent<HTMLElement>, position: GridPosition) => void;
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

/** A row; `data-id` and what `rowProps` gives stand on the element with role row. */
export function GridRow<Row>(props: GridRowProps<Row>) {
  const { row, index, id, layout, top, height, unit, active, chosen, tick, rowProps, onFocusCell, onKey } = props;
  const byRow = unit === "row";
  return (
    <div
      {...rowProps}
      role="row"
      data-id={id}
      aria-rowindex={index + 2}
      aria-selected={byRow ? chosen : undefined}
      aria-busy={row === undefined ? true : undefined}
      tabIndex={byRow ? tabStop(active.row === index) : undefined}
      className={classes(styles.row, chosen && styles.chosen)}
      style={{ transform: `translateY(${top}px)`, height, width: layout.total }}
      onFocus={byRow ? (event) => event.target === event.currentTarget && onFocusCell({ row: index, column: active.column }) : undefined}
      onClick={(event) => event.target === event.currentTarget && props.onPressCell(event, { row: index, column: active.column })}
      onKeyDown={byRow ? (event) => onKey(event, { row: index, column: active.column }) : undefined}
    >
      {tick && (
        <div role="gridcell" className={classes(styles.cell, styles.frozen, styles.tick)} style={{ insetInlineStart: 0 }}>
          <Tick {...tick} />
        </div>
      )}
      {layout.drawn.map((column, place) => (
        <Cell key={props.columns[column]?.id ?? column} {...props} column={column} gapBefore={place === layout.frozen ? layout.gap : 0} />
      ))}
    </div>
  );
}

function Tick({ ticked, onTick }: { readonly ticked: boolean; readonly onTick: (next: boolean) => void }) {
  const { t } = useLingui();
  return <Checkbox label={t`Tick this line`} labelHidden checked={ticked} tabIndex={-1} onChange={onTick} />;
}

function Cell<Row>(props: GridRowProps<Row> & { readonly column: number; readonly gapBefore: number }) {
  const { row, index, columns, column, layout, unit, active, range, gapBefore, onFocusCell, onPressCell, onKey } = props;
  const given = columns[column];
  if (!given) return null;
  const { className, ...rest } = row === undefined ? {} : (given.cellProps?.(row, index) ?? {});
  const position = { row: index, column };
  const inRange = within(range, position);
  const byCell = unit === "cell";
  const style = { ...styleOf(layout, column), marginInlineStart: gapBefore === 0 ? undefined : gapBefore };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys arrive at the row when rows are what is focused
    <div
      {...rest}
      role="gridcell"
      aria-colindex={column + 1}
      aria-selected={range ? inRange : undefined}
      tabIndex={byCell ? tabStop(active.row === index && active.column === column) : undefined}
      className={classes(styles.cell, placeOf(layout, column), given.align === "end" && styles.end, inRange && rangeLook(range, position), className)}
      style={style}
      onFocus={byCell ? (event: FocusEvent) => event.target === event.currentTarget && onFocusCell(position) : undefined}
      onClick={(event) => onPressCell(event, position)}
      onKeyDown={byCell ? (event) => onKey(event, position) : undefined}
    >
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
