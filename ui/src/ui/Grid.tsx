// The one grid: lists of people and organizations and the access matrix. It draws only what is in view, in both
// directions, and asks for the rows it needs; the rows themselves stay with the caller (and, behind it, in the core).
// Heights are fixed and everything is announced with its real counts (WAI-ARIA grid pattern).
import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import type { KeyboardEvent, MouseEvent, RefObject } from "react";
import { classes } from "./classes";
import styles from "./Grid.module.css";
import { GridHeadCell } from "./GridHead";
import { GridRow, placeOf, styleOf } from "./GridRow";
import type { GridCellEvent, GridColumn, GridKeyHandler, GridPosition, GridRange, GridSort } from "./gridTypes";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { useGridFocus } from "./useGridFocus";
import { pageOf, reveal, useGridView, withActive } from "./useGridView";

/** What a grid takes. */
export interface GridProps<Row> extends Hooks {
  /** What the grid lists, for ears. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  /** All rows there are, also those that are not here yet. */
  readonly rowCount: number;
  /** The row at `index`, or `undefined` while it is being fetched. */
  readonly getRow: (index: number) => Row | undefined;
  readonly rowId: (row: Row) => string;
  /** Called when other rows come into view: fetch `start` (included) to `end` (excluded). Includes rows just outside. */
  readonly onRange?: (start: number, end: number) => void;
  /** What is focused and moved between: rows (lists) or cells (matrix). */
  readonly unit?: "row" | "cell";
  readonly rowHeight?: number;
  readonly headHeight?: number;
  readonly sort?: GridSort;
  readonly onSort?: (sort: GridSort) => void;
  /** The row whose panel is open. */
  readonly chosenId?: string;
  /** A row or cell was pressed, or Enter (in lists also Space) was hit on it. */
  readonly onChoose?: (cell: GridCellEvent<Row>, event: MouseEvent<HTMLElement> | KeyboardEvent<HTMLElement>) => void;
  /** Ticked rows; given, a column of checkboxes stands at the left. */
  readonly ticked?: ReadonlySet<string>;
  readonly onTick?: (row: Row, ticked: boolean) => void;
  /** `data-*` and `aria-*` of a row beside `data-id`. */
  readonly rowProps?: (row: Row, index: number) => Record<string, string | number | undefined>;
  /** What the rows are a list of (search, order): when it changes, the first row comes into view again. */
  readonly listKey?: string;
  /** Cells painted as a range (matrix). */
  readonly range?: GridRange;
  /** The focus moved; `extend` when Shift was held (the caller keeps the range). */
  readonly onActive?: (position: GridPosition, how: { readonly extend: boolean }) => void;
  readonly onKey?: GridKeyHandler<Row>;
}

/** The grid; `testId` and `data-*` stand on the element with role grid, which scrolls. It fills its flex parent. */
export function Grid<Row>(props: GridProps<Row>) {
  const { label, columns, rowCount, getRow, rowId, unit = "row", rowHeight = 40, headHeight = 32, sort, onSort, chosenId, ticked, onTick } = props;
  const { t } = useLingui();
  const element = useRef<HTMLDivElement>(null);
  const { rows, layout, scale } = useGridView({ ...props, ticks: ticked !== undefined, divided: unit === "cell" }, element, { rowHeight, headHeight });
  useTopOfOther(element, props.listKey);
  const extent = { rows: rowCount, columns: columns.length, page: pageOf(rows, rowHeight * scale) };
  const { active, activate, move } = useGridFocus({ element, unit, extent, reveal: (position) => reveal(element.current, rows, layout, position), onActive: props.onActive });
  const at = (position: GridPosition): GridCellEvent<Row> | undefined => {
    const row = getRow(position.row);
    const column = columns[position.column];
    return row !== undefined && column ? { row, position, column } : undefined;
  };
  const press = (event: MouseEvent<HTMLElement>, position: GridPosition) => {
    if (holdsControl(event)) return;
    activate(position, { extend: event.shiftKey, focus: true });
    const cell = at(position);
    if (cell) props.onChoose?.(cell, event);
  };
  const key = (event: KeyboardEvent<HTMLElement>, position: GridPosition) => {
    const cell = at(position);
    if (cell) props.onKey?.(event, cell);
    if (event.defaultPrevented || holdsControl(event) || move(event) || !cell) return;
    if (event.key === " " && ticked && onTick) event.preventDefault();
    if (event.key === " " && ticked && onTick) onTick(cell.row, !ticked.has(rowId(cell.row)));
    else if (event.key === "Enter" || (event.key === " " && unit === "row")) {
      event.preventDefault();
      props.onChoose?.(cell, event);
    }
  };
  const drawn = withActive(rows, active.row, rowCount, rowHeight * scale);
  return (
    <div
      {...dataOf(props)}
      ref={element}
      role="grid"
      tabIndex={rowCount === 0 ? 0 : -1}
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      aria-multiselectable={props.range ? true : undefined}
      className={classes(styles.grid, ticked && ticked.size > 0 && styles.ticking)}
    >
      <div role="row" aria-rowindex={1} className={styles.head} style={{ height: headHeight * scale, width: layout.total }}>
        {ticked && (
          <div role="columnheader" tabIndex={-1} aria-label={t`Ticked`} className={classes(styles.headCell, styles.frozen, styles.tick)} style={{ insetInlineStart: 0 }} />
        )}
        {layout.drawn.map((index, place) => {
          const column = columns[index];
          const style = { ...styleOf(layout, index), marginInlineStart: place === layout.frozen && layout.gap > 0 ? layout.gap : undefined };
          return column && <GridHeadCell key={column.id} column={column} index={index} style={style} place={placeOf(layout, index)} sort={sort} onSort={onSort} />;
        })}
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: rowCount * rowHeight * scale, width: layout.total }}>
        {drawn.map(({ index, top }) => {
          const row = getRow(index);
          const id = row === undefined ? undefined : rowId(row);
          return (
            <GridRow
              key={index}
              row={row}
              index={index}
              id={id}
              columns={columns}
              layout={layout}
              top={top}
              height={rowHeight * scale}
              unit={unit}
              active={active}
              chosen={id !== undefined && id === chosenId}
              range={props.range}
              tick={row !== undefined && ticked && onTick ? { ticked: id !== undefined && ticked.has(id), onTick: (next) => onTick(row, next) } : undefined}
              rowProps={row === undefined ? undefined : props.rowProps?.(row, index)}
              onFocusCell={(position) => (position.row === active.row && position.column === active.column ? undefined : activate(position, { extend: false, focus: false }))}
              onPressCell={press}
              onKey={key}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Another list starts at its top; the same one stays where it is. */
function useTopOfOther(element: RefObject<HTMLElement | null>, listKey: string | undefined) {
  const before = useRef(listKey);
  useEffect(() => {
    if (before.current !== listKey) element.current?.scrollTo({ top: 0 });
    before.current = listKey;
  }, [element, listKey]);
}

/** Whether a key or press was meant for a control inside the grid. */
function holdsControl(event: MouseEvent<HTMLElement> | KeyboardEvent<HTMLElement>): boolean {
  return event.target instanceof Element && event.target.closest("input, select, button, textarea, a") !== null;
}
