// The one grid: lists of people and organizations and the access matrix. It draws only what is in view, in both
// directions, and asks for the rows it needs; the rows themselves stay with the caller (and, behind it, in the core).
// Heights are fixed and everything is announced with its real counts (WAI-ARIA grid pattern).
import { useEffect, useMemo, useRef } from "react";
import type { KeyboardEvent, MouseEvent, RefObject } from "react";
import { classes } from "./classes";
import styles from "./Grid.module.css";
import { GridHead } from "./GridHead";
import { WHOLE_ROW } from "./gridKeys";
import { GridRow } from "./GridRow";
import type { GridHands } from "./GridRow";
import type { GridCellEvent, GridColumn, GridKeyHandler, GridPosition, GridRange, GridSort, GridTicks } from "./gridTypes";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { useGridFocus } from "./useGridFocus";
import type { GridFocusing } from "./useGridFocus";
import { useGridView, withActive } from "./useGridView";
import { useLatest } from "./useLatest";

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
  /** The same for columns beside the frozen ones, by their places in `columns`. */
  readonly onColumns?: (start: number, end: number) => void;
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
  /** Given, a checkbox stands before the first cell of each row: on hover, on focus, and once one is ticked. */
  readonly ticks?: GridTicks<Row>;
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
  const { label, columns, rowCount, getRow, rowId, unit = "row", rowHeight = 40, headHeight = 32, sort, onSort, chosenId, ticks } = props;
  const element = useRef<HTMLDivElement>(null);
  const { rows, layout, scale, reveal } = useGridView({ ...props, divided: unit === "cell" }, element, { rowHeight, headHeight });
  const extent = { rows: rowCount, columns: columns.length, page: rows.page };
  const focus = useGridFocus({ element, unit, extent, reveal, onActive: props.onActive });
  const { active } = focus;
  useTopOfOther(element, props.listKey, focus);
  const hands = useHands(props, unit, focus);
  return (
    <div
      {...dataOf(props)}
      ref={element}
      role="grid"
      tabIndex={rowCount === 0 ? 0 : -1}
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      aria-multiselectable={props.range || ticks ? true : undefined}
      className={classes(styles.grid, ticks?.any && styles.ticking)}
      // Else the browser would mark the words between two presses as well.
      onMouseDown={(event) => event.shiftKey && ticks?.onRange && !holdsControl(event) && event.preventDefault()}
    >
      <GridHead columns={columns} layout={layout} height={headHeight * scale} sort={sort} onSort={onSort} tickAll={ticks?.all} />
      <div role="rowgroup" className={styles.body} style={{ height: rowCount * rowHeight * scale, width: layout.total }}>
        {withActive(rows, active.row, rowCount, rowHeight * scale).map(({ index, top, slot }) => {
          const row = getRow(index);
          const id = row === undefined ? undefined : rowId(row);
          return (
            <GridRow
              key={slot}
              row={row}
              index={index}
              id={id}
              columns={columns}
              layout={layout}
              top={top}
              height={rowHeight * scale}
              unit={unit}
              active={active.row === index ? active.column : undefined}
              chosen={id !== undefined && id === chosenId}
              ticked={ticks && row !== undefined ? ticks.has(row) : undefined}
              tickName={ticks?.name}
              range={props.range}
              rowProps={props.rowProps}
              hands={hands}
            />
          );
        })}
      </div>
    </div>
  );
}

/** What presses, keys and ticks do; the object stays the same, so that rows which do not change need no drawing. */
function useHands<Row>(props: GridProps<Row>, unit: "row" | "cell", { active, activate, move }: GridFocusing): GridHands<Row> {
  const { ticks } = props;
  const range = useTickRange(props);
  const at = (position: GridPosition): GridCellEvent<Row> | undefined => {
    const row = props.getRow(position.row);
    const column = props.columns[Math.max(0, position.column)];
    return row !== undefined && column ? { row, position, column } : undefined;
  };
  const now: GridHands<Row> = {
    focus: (position) => {
      if (position.row !== active.row || position.column !== active.column) activate(position, { extend: false, focus: false });
    },
    press: (event, position) => {
      const grows = range.grows(event);
      if (holdsControl(event) && !grows) return range.from(position.row);
      activate(unit === "row" ? { row: position.row, column: WHOLE_ROW } : position, { extend: event.shiftKey, focus: true });
      if (grows) return range.to(position.row, active.row);
      range.from(position.row);
      const cell = at(position);
      if (cell) props.onChoose?.(cell, event);
    },
    key: (event, position) => {
      const cell = at(position);
      if (cell) props.onKey?.(event, cell);
      if (event.defaultPrevented) return;
      if (ticks?.all && event.key === "a" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        ticks.all.onTick(true);
      }
      if (event.defaultPrevented || holdsControl(event)) return;
      const target = move(event);
      if (target) return event.shiftKey ? target.row !== active.row && range.to(target.row, active.row) : range.from(target.row);
      const ticking = event.key === " " ? ticks : undefined;
      if (!cell || (!ticking && event.key !== "Enter" && (event.key !== " " || unit === "cell"))) return;
      event.preventDefault();
      if (ticking) ticking.onTick(cell.row, !ticking.has(cell.row));
      else props.onChoose?.(cell, event);
    },
    tick: (row, ticked) => !range.took() && ticks?.onTick(row, ticked),
  };
  const latest = useLatest(now);
  return useMemo(() => ({ focus: (...all) => latest.current.focus(...all), press: (...all) => latest.current.press(...all), key: (...all) => latest.current.key(...all), tick: (...all) => latest.current.tick(...all) }), [latest]);
}

/** Where a range of ticks begins: at the row that was pressed or moved to last without Shift, in this list. */
function useTickRange<Row>({ ticks, listKey }: GridProps<Row>) {
  const begun = useRef<{ readonly row: number; readonly of: string | undefined }>(undefined);
  const boxPressed = useRef(false);
  return {
    /** Whether this press is one for a range: with Shift, on a row or on its box. */
    grows: (event: MouseEvent<HTMLElement>): boolean => {
      const grows = event.shiftKey && ticks?.onRange !== undefined;
      boxPressed.current = grows && holdsControl(event);
      return grows;
    },
    /** A box reports its change after the press: the range has it already. */
    took: () => {
      const took = boxPressed.current;
      boxPressed.current = false;
      return took;
    },
    from: (row: number) => {
      begun.current = { row, of: listKey };
    },
    to: (row: number, active: number) => {
      const from = begun.current?.of === listKey ? (begun.current?.row ?? active) : active;
      begun.current = { row: from, of: listKey };
      ticks?.onRange?.(from, row);
    },
  };
}

/** Another list starts at its top, for the eye and for the keys; the same one stays where it is. */
function useTopOfOther(element: RefObject<HTMLElement | null>, listKey: string | undefined, { active, activate }: GridFocusing) {
  const before = useRef(listKey);
  const toFirst = useLatest(() => activate({ row: 0, column: active.column }, { extend: false, focus: false }));
  useEffect(() => {
    if (before.current !== listKey) {
      element.current?.scrollTo({ top: 0 });
      toFirst.current();
    }
    before.current = listKey;
  }, [element, listKey, toFirst]);
}

/** Whether a key or press was meant for a control inside the grid. */
function holdsControl(event: MouseEvent<HTMLElement> | KeyboardEvent<HTMLElement>): boolean {
  return event.target instanceof Element && event.target.closest("input, select, button, textarea, a") !== null;
}
