// The rows in view: one slice, a little larger than the view, that moves with it. The rows themselves stay in the core.
import { keepPreviousData, queryOptions, replaceEqualDeep, useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { memoryOf } from "./memory";
import { wishKey } from "./listTypes";
import type { ListQuestion, ListSlice, ListSource, ListWish } from "./listTypes";

const STEP = 60;
const ROWS = 240;

/** A row has a number of its own. */
interface Numbered {
  readonly id: number;
}

interface Slice<Row> {
  readonly offset: number;
  readonly page: ListSlice<Row>;
}

const sliceOf = <Row extends Numbered, Filter extends string>({ name, key, ask }: ListSource<Row, Filter>, query: ListQuestion<Filter>) =>
  queryOptions({
    queryKey: [...key, "slice", query] as const,
    queryFn: async ({ client }): Promise<Slice<Row>> => {
      const page = await ask(query);
      return { offset: query.offset, page: { ...page, rows: sameRows(memoryOf(client), name, page.rows) } };
    },
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });

/**
 * Rows that say the same as in the slice before are the same objects: slices overlap, and a row that is in view before and
 * after is then not drawn again.
 */
export function sameRows<Row extends Numbered>(memory: Map<string, unknown>, name: string, rows: readonly Row[]): readonly Row[] {
  const place = `${name} rows`;
  const before = memory.get(place) as ReadonlyMap<number, Row> | undefined;
  const now = rows.map((row) => replaceEqualDeep(before?.get(row.id), row));
  memory.set(place, new Map(now.map((row) => [row.id, row])));
  return now;
}

/** The first row of the slice for a view that starts at `start`. */
export function offsetFor(start: number): number {
  return Math.max(0, Math.floor(start / STEP) * STEP - STEP);
}

/** Counts and rows for `wish`. While another slice or search is on its way the previous one stays. */
export function useSlice<Row extends Numbered, Filter extends string>(source: ListSource<Row, Filter>, wish: ListWish<Filter>) {
  const of = wishKey(wish);
  const [view, setView] = useState({ offset: 0, of });
  const offset = view.of === of ? view.offset : 0;
  const { data: slice, error, refetch } = useQuery(sliceOf(source, { ...wish, filters: [...wish.filters], offset, count: ROWS }));
  const getRow = (index: number): Row | undefined => slice?.page.rows[index - slice.offset];
  const onRange = useCallback(
    (start: number) => {
      const next = { offset: offsetFor(start), of };
      setView((old) => (old.offset === next.offset && old.of === next.of ? old : next));
    },
    [of],
  );
  return { page: slice?.page, error, refetch, getRow, onRange };
}
