// The rows in view: one slice, a little larger than the view, that moves with it. The rows themselves stay in the core.
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ListQuery } from "../ipc/bindings";
import type { ListSlice, ListSource } from "./listTypes";

/** What the list shows, apart from where it is scrolled to. */
export type ListWish = Pick<ListQuery, "search" | "sort" | "descending">;

const STEP = 60;
const ROWS = 240;

interface Slice<Row> {
  readonly offset: number;
  readonly page: ListSlice<Row>;
}

const sliceOf = <Row>({ key, ask }: ListSource<Row>, query: ListQuery) =>
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
export function useSlice<Row>(source: ListSource<Row>, wish: ListWish) {
  const [view, setView] = useState({ offset: 0, of: wishKey(wish) });
  const offset = view.of === wishKey(wish) ? view.offset : 0;
  const { data: slice, error, refetch } = useQuery(sliceOf(source, { ...wish, offset, count: ROWS, filters: [] }));
  const getRow = (index: number): Row | undefined => slice?.page.rows[index - slice.offset];
  const onRange = (start: number) => {
    const next = { offset: offsetFor(start), of: wishKey(wish) };
    setView((old) => (old.offset === next.offset && old.of === next.of ? old : next));
  };
  return { page: slice?.page, error, refetch, getRow, onRange };
}

function wishKey({ search, sort, descending }: ListWish): string {
  return `${sort} ${descending} ${search}`;
}
