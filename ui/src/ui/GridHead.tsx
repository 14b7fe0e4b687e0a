// The head of a grid: the names of the columns, and for sortable ones a button. Not used by screens directly.
import { useLingui } from "@lingui/react/macro";
import { memo } from "react";
import type { ReactNode } from "react";
import { Checkbox } from "./Checkbox";
import { classes } from "./classes";
import styles from "./Grid.module.css";
import { placeOf, styleOf } from "./GridRow";
import type { GridLayout } from "./GridRow";
import type { GridColumn, GridSort, GridTickAll } from "./gridTypes";
import { Icon } from "./Icon";

interface GridHeadProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly layout: GridLayout;
  readonly height: number;
  readonly sort: GridSort | undefined;
  readonly onSort: ((sort: GridSort) => void) | undefined;
  readonly tickAll: GridTickAll | undefined;
}

/** The row of column heads; scrolling through the rows draws none of them anew. */
export const GridHead = memo(Head) as typeof Head;

function Head<Row>({ columns, layout, height, sort, onSort, tickAll }: GridHeadProps<Row>) {
  return (
    <div role="row" aria-rowindex={1} className={styles.head} style={{ height, width: layout.total }}>
      {layout.drawn.map((index, place) => {
        const column = columns[index];
        const style = { ...styleOf(layout, index), marginInlineStart: place === layout.frozen && layout.gap > 0 ? layout.gap : undefined };
        return column && <HeadCell key={column.id} column={column} index={index} style={style} place={placeOf(layout, index)} sort={sort} onSort={onSort} tickAll={index === 0 ? tickAll : undefined} />;
      })}
    </div>
  );
}

interface HeadCellProps<Row> {
  readonly column: GridColumn<Row>;
  readonly index: number;
  readonly style: { readonly width: number; readonly insetInlineStart?: number };
  readonly place: string;
  readonly sort: GridSort | undefined;
  readonly onSort: ((sort: GridSort) => void) | undefined;
  readonly tickAll: GridTickAll | undefined;
}

/** One column head with `aria-sort` where it can be sorted. */
function HeadCell<Row>({ column, index, style, place, sort, onSort, tickAll }: HeadCellProps<Row>) {
  const direction = sort?.column === column.id ? sort.direction : undefined;
  const { className, ...rest } = column.headProps ?? {};
  const sortable = column.sortable === true && onSort !== undefined;
  return (
    <div
      {...rest}
      role="columnheader"
      tabIndex={-1}
      aria-colindex={index + 1}
      aria-sort={sortable ? (direction ?? "none") : rest["aria-sort"]}
      data-column={column.id}
      className={classes(styles.headCell, place, column.align === "end" && styles.end, className)}
      style={style}
    >
      {tickAll && (
        <span className={styles.tick}>
          <Checkbox testId="tick-all" label={tickAll.label} labelHidden checked={tickAll.ticked === "all"} mixed={tickAll.ticked === "some"} onChange={tickAll.onTick} />
        </span>
      )}
      {sortable ? (
        <SortButton direction={direction} onSort={() => onSort({ column: column.id, direction: direction === "ascending" ? "descending" : "ascending" })}>
          {column.head}
        </SortButton>
      ) : (
        column.head
      )}
    </div>
  );
}

function SortButton({ direction, onSort, children }: { readonly direction: GridSort["direction"] | undefined; readonly onSort: () => void; readonly children: ReactNode }) {
  const { t } = useLingui();
  return (
    <button type="button" className={classes(styles.sort, direction && styles.sorted)} title={direction === "ascending" ? t`Sort the other way round` : t`Sort by this column`} onClick={onSort}>
      {children}
      {direction && <Icon name={direction === "ascending" ? "up" : "down"} size={14} />}
    </button>
  );
}
