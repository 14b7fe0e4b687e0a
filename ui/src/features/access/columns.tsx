// The columns of the matrix as the grid wants them: the people, then one for each place.
import { Trans } from "@lingui/react/macro";
import type { AccessCell, AccessColumn, AccessHead, AccessSort } from "../../ipc/bindings";
import { plainMarks } from "../../lib/marks";
import { classes } from "../../ui/classes";
import type { GridCellProps, GridColumn } from "../../ui/gridTypes";
import { PersonName } from "../../ui/PersonName";
import styles from "./Access.module.css";
import { CellFace } from "./CellFace";
import type { RoleNames } from "../../access/cellWords";
import { CLOSED } from "../../access/cellWords";
import { PlaceHead } from "./PlaceHead";
import type { MatrixRow } from "./useCells";
import { cellAt } from "./useCells";

/** Widths of look and row heights of the matrix. */
const PERSON = 260;
const PLACE = 136;

interface ColumnsFor {
  readonly head: AccessHead;
  /** One organization: its column stays in place. */
  readonly single: boolean;
  readonly sort: AccessSort | null;
  readonly names: RoleNames;
  /** A head was pressed: the menu of its column. By the place in the grid. */
  readonly onHead: (column: number, head: HTMLElement) => void;
  readonly onExpand: (organization: number, expand: boolean) => void;
}

/** All columns. */
export function columnsFor({ head, single, sort, names, onHead, onExpand }: ColumnsFor): readonly GridColumn<MatrixRow>[] {
  const people: GridColumn<MatrixRow> = {
    id: "person",
    head: <Trans>Person</Trans>,
    width: PERSON,
    frozen: true,
    rowHeader: true,
    same: (before, now) => before.user === now.user,
    cell: ({ user }) => <PersonName layout="stacked" name={user.name} email={user.email} id={user.id} />,
    cellProps: ({ user }) => ({ "data-user": user.id, title: plainMarks(`${user.name} · ${user.email}`) }),
  };
  return [
    people,
    ...head.columns.map(
      (place, index): GridColumn<MatrixRow> => ({
        id: place.place,
        head: <PlaceHead place={place} single={single} sorted={sortedBy(sort, place)} onMenu={(element) => onHead(index + 1, element)} onExpand={onExpand} />,
        headProps: { "data-place": place.place, "aria-sort": sortedBy(sort, place), className: classes(styles.head, place.team === null && !single && styles.begins) },
        width: PLACE,
        frozen: single && index === 0,
        cell: (row) => <CellFace cell={cellAt(row, index)} names={names} />,
        same: (before, now) => before.user === now.user && cellAt(before, index) === cellAt(now, index),
        cellProps: (row) => cellProps(row, cellAt(row, index), place, place.team === null && !single),
      }),
    ),
  ];
}

/** How the rows are sorted by a place, where they are. */
export function sortedBy(sort: AccessSort | null, { place }: AccessColumn): "ascending" | "descending" | undefined {
  if (sort?.place !== place) return undefined;
  return sort.descending ? "descending" : "ascending";
}

function cellProps({ user }: MatrixRow, cell: AccessCell | undefined, place: AccessColumn, begins: boolean): GridCellProps {
  const border = begins && styles.begins;
  if (!cell) return { "data-user": user.id, "data-place": place.place, className: classes(border) };
  const { staged, follows, lock, unknown, last } = cell;
  const closed = (lock || unknown || (follows && CLOSED[follows.word])) ?? undefined;
  return {
    "data-user": user.id,
    "data-place": place.place,
    "data-role": unknown ? undefined : (cell.role ?? ""),
    "data-staged": staged ? (staged.role ?? "none") : undefined,
    "data-locked": closed !== undefined && closed !== false && !staged ? (lock ?? unknown ?? follows?.word) : undefined,
    "data-stale": staged?.stale ? "true" : undefined,
    "data-last": last && !staged && !follows ? last.end : undefined,
    "aria-readonly": closed && !staged ? true : undefined,
    className: classes(border, lookOf(cell)),
  };
}

function lookOf({ staged, follows, lock, unknown, last }: AccessCell): string | undefined {
  if (staged?.stale) return styles.stale;
  if (staged) return staged.role === null ? styles.removal : styles.staged;
  if (follows && follows.word !== "stays-team-admin") return follows.role === null ? styles.removal : styles.staged;
  if (last && !unknown && last.end !== "done") return last.end === "refused" ? styles.refused : styles.stale;
  return lock || unknown ? styles.locked : undefined;
}
