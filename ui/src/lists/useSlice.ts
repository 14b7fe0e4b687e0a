// The rows in view: one slice, a little larger than the view, that moves with it. The rows themselves stay in the core.
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { wishKey } from "./listTypes";
import type { ListQuestion, ListSlice, ListSource, ListWish } from "./listTypes";

const STEP = 60;
const ROWS = 240;

interface Slice<Row> {
  readonly offset: number;
  readonly page: ListSlice<Row>;
}

const sliceOf = <Row, Filter extends string>({ key, ask }: ListSource<Row, Filter>, query: ListQuestion<Filter>) =>
  queryOptions({
    queryKey: [...key, "slice", query] as const,
    queryFn: async (): Promise<Slice<Row>> => ({ offset: query.offset, page: await ask(query) }),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });

/** The first row of the slice for a view that starts at `start`. */
export function offsetFor(start: number): number {
  return Math.max(0, Math.floor(start / STEP) * STEP - STEP);
}

/** Counts and rows for `wish`. While another slice or search is on its way the previous one stays. */
export function useSlice<Row, Filter extends string>(source: ListSource<Row, Filter>, wish: ListWish<Filter>) {
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
