// The rows in view: one slice, a little larger than the view, that moves with it. The rows themselves stay in the core. One
// slice is asked for at a time, and none is kept: asking again takes a few milliseconds, keeping all of them a lot of memory.
import { queryOptions, replaceEqualDeep, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { memoryOf } from "./memory";
import { wishKey } from "./listTypes";
import type { ListQuestion, ListSlice, ListSource, ListWish } from "./listTypes";

const STEP = 60;
const ROWS = 240;
/** So long after the last scrolling the slice stands where the view does, and no longer ahead of it. */
const SETTLE_MS = 60;

/** A row has a number of its own. */
interface Numbered {
  readonly id: number;
}

interface Slice<Row> {
  readonly offset: number;
  readonly page: ListSlice<Row>;
}

/** Where the slice is wanted, in which list. */
interface Place {
  readonly offset: number;
  readonly of: string;
}

const sliceOf = <Row extends Numbered, Filter extends string>({ name, key, ask }: ListSource<Row, Filter>, query: ListQuestion<Filter>, memory: Map<string, unknown>) =>
  queryOptions({
    queryKey: [...key, "slice", query] as const,
    queryFn: async (): Promise<Slice<Row>> => {
      const page = await ask(query);
      const slice = { offset: query.offset, page: { ...page, rows: sameRows(memory, name, page.rows) } };
      memory.set(`${name} slice`, slice);
      return slice;
    },
    // The slice before stays until the next one is here, also when one comes back to the page.
    placeholderData: (before: Slice<Row> | undefined) => before ?? (memory.get(`${name} slice`) as Slice<Row> | undefined),
    gcTime: 0,
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

/** The first row of the slice for a view that starts at `start` and moved by `moved` rows since it was last reported: where it moves fast, the slice lies ahead. */
export function offsetFor(start: number, moved = 0): number {
  const ahead = Math.abs(moved) > STEP / 2 ? moved : 0;
  return Math.max(0, Math.floor((start + ahead) / STEP) * STEP - STEP);
}

/** Counts and rows for `wish`. While another slice or search is on its way the previous one stays. */
export function useSlice<Row extends Numbered, Filter extends string>(source: ListSource<Row, Filter>, wish: ListWish<Filter>) {
  const of = wishKey(wish);
  const [asked, setAsked] = useState<Place>({ offset: 0, of });
  const offset = asked.of === of ? asked.offset : 0;
  const memory = memoryOf(useQueryClient());
  const { data: slice, error, refetch, isFetching } = useQuery(sliceOf(source, { ...wish, filters: [...wish.filters], offset, count: ROWS }, memory));
  const onRange = useRanges(of, isFetching, setAsked);
  const getRow = (index: number): Row | undefined => slice?.page.rows[index - slice.offset];
  return { page: slice?.page, error, refetch, getRow, onRange };
}

/** Follows the view: the place that is wanted last is asked for as soon as nothing else is being asked. */
function useRanges(of: string, busy: boolean, ask: (change: (old: Place) => Place) => void) {
  const wanted = useRef<Place>({ offset: 0, of });
  const isBusy = useRef(busy);
  const last = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const go = useCallback(() => ask((old) => (isSame(old, wanted.current) ? old : wanted.current)), [ask]);
  useEffect(() => {
    isBusy.current = busy;
    if (!busy) go();
  }, [busy, go]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (start: number) => {
      const moved = start - last.current;
      last.current = start;
      const want = (offset: number) => {
        wanted.current = { offset, of };
        if (!isBusy.current) go();
      };
      want(offsetFor(start, moved));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => want(offsetFor(start)), SETTLE_MS);
    },
    [of, go],
  );
}

function isSame(one: Place, other: Place): boolean {
  return one.offset === other.offset && one.of === other.of;
}
