// What a list page remembers: what was typed, chosen and selected, what it is sorted by, and the rows for it.
import { useCallback } from "react";
import type { SortKey } from "../ipc/bindings";
import type { GridColumn, GridSort } from "../ui/gridTypes";
import type { ListSource } from "./listTypes";
import { useRemembered } from "./memory";
import { useSelection } from "./useSelection";
import { useSlice } from "./useSlice";

/** A column of a list; its id is the key that the core sorts by. */
export type ListColumn<Row> = GridColumn<Row> & { readonly id: SortKey };

interface Asked<Filter extends string> {
  readonly search: string;
  readonly sort: GridSort;
  readonly filters: readonly Filter[];
}

/** The list of `source`: everything, by name, until something else was asked for. */
export function useList<Row extends { readonly id: number }, Filter extends string>(source: ListSource<Row, Filter>, columns: readonly ListColumn<Row>[]) {
  const [asked, change] = useRemembered<Asked<Filter>>(source.name, { search: "", sort: { column: "name", direction: "ascending" }, filters: [] });
  const { search, sort, filters } = asked;
  const by = columns.find(({ id }) => id === sort.column)?.id ?? "name";
  const wish = { search, sort: by, descending: sort.direction === "descending", filters };
  const slice = useSlice(source, wish);
  return {
    ...slice,
    wish,
    sort,
    selection: useSelection(source, wish, slice.page, slice.getRow),
    setSearch: (next: string) => change((old) => ({ ...old, search: next })),
    setSort: (next: GridSort) => change((old) => ({ ...old, sort: next })),
    setFilter: useCallback((filter: Filter, on: boolean) => change((old) => ({ ...old, filters: [...old.filters.filter((one) => one !== filter), ...(on ? [filter] : [])] })), [change]),
    /** Everything again, in the same order. */
    showAll: () => change((old) => ({ ...old, search: "", filters: [] })),
  };
}

/** Everything a list page draws. */
export type List<Row extends { readonly id: number }, Filter extends string> = ReturnType<typeof useList<Row, Filter>>;
