// One row of a grid. A row whose data is not here yet says so and keeps its place. Not used by screens directly.
import { memo } from "react";
import type { KeyboardEvent, MouseEvent } from "react";
import { classes } from "./classes";
import styles from "./Grid.module.css";
import { GridCell, rangeIn, tabStop } from "./GridCell";
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
      {layout.drawn.map((column, place) => {
        const given = props.columns[column];
        return (
          given && (
            <GridCell
              key={given.id}
              row={row}
              index={index}
              given={given}
              column={column}
              place={placeOf(layout, column)}
              width={layout.widths[column] ?? 0}
              left={column < layout.frozen ? (layout.lefts[column] ?? 0) : undefined}
              gapBefore={place === layout.frozen ? layout.gap : 0}
              byCell={!byRow}
              active={active === column}
              range={rangeIn(props.range, { row: index, column })}
              ticked={column === 0 ? ticked : undefined}
              tickName={column === 0 ? props.tickName : undefined}
              hands={hands}
            />
          )
        );
      })}
    </div>
  );
}
