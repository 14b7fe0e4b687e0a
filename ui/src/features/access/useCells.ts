// The cells in view: one window of the matrix, a little larger than the view, that moves with it in both directions. One is
// asked for at a time; until it is here, the one before stays.
import { queryOptions, replaceEqualDeep, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { AccessCell, AccessHead, AccessRow } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { ProblemError, data } from "../../ipc/call";
import { keys } from "../../ipc/queries";
import { memoryOf } from "../../lists/memory";
import { BEFORE_PLACES } from "./target";

const ROW_STEP = 40;
const COLUMN_STEP = 8;
/** The core gives no more at once. */
const ROWS_AT_MOST = 200;
const COLUMNS_AT_MOST = 60;

/** A row as far as it is here: its cells begin with the column `from`. */
export interface MatrixRow extends Omit<AccessRow, "cells"> {
  readonly from: number;
  readonly cells: readonly AccessCell[];
  /** The cell of the first place, where that stays in view and the others begin further on. */
  readonly first?: AccessCell;
}

/** Where a stretch begins and how long it is. */
interface Stretch {
  readonly from: number;
  readonly count: number;
}

interface Cells {
  /** The arrangement that the rows belong to. */
  readonly version: number;
  readonly offset: number;
  readonly rows: readonly MatrixRow[];
}

/** What to fetch for a view from `start` to `end`: whole steps, with one more at each side. */
export function around(start: number, end: number, step: number, most: number): Stretch {
  const from = Math.max(0, (Math.floor(start / step) - 1) * step);
  return { from, count: Math.min(most, (Math.ceil(end / step) + 1) * step - from) };
}

/** The cell of a row in the place `column`, counted as the core counts; nothing while it is on its way. */
export function cellAt(row: MatrixRow, column: number): AccessCell | undefined {
  return row.cells[column - row.from] ?? (column === 0 ? row.first : undefined);
}

/** The rows of `head` in view; with `pinned` the first place is always among them. */
export function useCells(head: AccessHead, pinned: boolean) {
  const [rows, setRows] = useState<Stretch>({ from: 0, count: ROW_STEP });
  const [columns, setColumns] = useState<Stretch>({ from: 0, count: COLUMN_STEP });
  const memory = memoryOf(useQueryClient());
  const { view, version } = head;
  const { data: cells, error } = useQuery(
    queryOptions({
      queryKey: [...keys.access, "cells", view, version, rows, columns] as const,
      queryFn: async (): Promise<Cells> => {
        const cells = (from: number, count: number) => data(commands.accessRows(view, version, rows.from, rows.count, from, count));
        const [found, firsts] = await Promise.all([cells(columns.from, columns.count), pinned && columns.from > 0 ? cells(0, 1) : []]);
        return { version, offset: rows.from, rows: sameRows(memory, view, found.map((row, index) => withFirst({ ...row, from: columns.from }, firsts[index]?.cells[0]))) };
      },
      placeholderData: (before: Cells | undefined, query) => (query?.queryKey[2] === view ? before : undefined),
      structuralSharing: false,
      gcTime: 0,
    }),
  );
  useMoved(error);
  const onRange = useCallback((start: number, end: number) => setRows(moved(around(start, end, ROW_STEP, ROWS_AT_MOST))), []);
  const onColumns = useCallback((start: number, end: number) => setColumns(moved(around(start - BEFORE_PLACES, end - BEFORE_PLACES, COLUMN_STEP, COLUMNS_AT_MOST))), []);
  return { getRow: (index: number) => cells?.rows[index - cells.offset], version: cells?.version ?? version, error, onRange, onColumns };
}

/** Rows that belong to an older state of the matrix are refused: then its head is asked again, and with it the rows. */
function useMoved(error: Error | null) {
  const client = useQueryClient();
  const moved = error instanceof ProblemError && error.problem.code.kind === "not-found";
  useEffect(() => {
    if (moved) void client.invalidateQueries({ queryKey: [...keys.access, "head"] });
  }, [client, moved]);
}

function withFirst(row: MatrixRow, first: AccessCell | undefined): MatrixRow {
  return first ? { ...row, first } : row;
}

/** The stretch before, as long as it is the same. */
function moved(next: Stretch): (old: Stretch) => Stretch {
  return (old) => (old.from === next.from && old.count === next.count ? old : next);
}

/** Rows that say the same as before are the same objects, so that they are not drawn again. */
function sameRows(memory: Map<string, unknown>, view: number, rows: readonly MatrixRow[]): readonly MatrixRow[] {
  const place = "access rows";
  const before = memory.get(place) as { readonly view: number; readonly rows: ReadonlyMap<number, MatrixRow> } | undefined;
  const known = before?.view === view ? before.rows : undefined;
  const now = rows.map((row) => sameRow(known?.get(row.user.id), row));
  memory.set(place, { view, rows: new Map(now.map((row) => [row.user.id, row])) });
  return now;
}

/** Cells are compared with those of the same column: a window further to the right begins with another one. */
export function sameRow(before: MatrixRow | undefined, row: MatrixRow): MatrixRow {
  if (before?.from === row.from) return replaceEqualDeep(before, row);
  if (!before) return row;
  const cells = row.cells.map((cell, place) => replaceEqualDeep(before.cells[row.from + place - before.from], cell));
  return { ...row, user: replaceEqualDeep(before.user, row.user), cells };
}
