// What a list page remembers: what was typed, what it is sorted by, and the rows for it.
import { useState } from "react";
import type { SortKey } from "../ipc/bindings";
import type { GridColumn, GridSort } from "../ui/gridTypes";
import type { ListSource } from "./listTypes";
import { useSlice } from "./useSlice";

/** A column of a list; its id is the key that the core sorts by. */
export type ListColumn<Row> = GridColumn<Row> & { readonly id: SortKey };

/** The list of `source`, by name at first. */
export function useList<Row>(source: ListSource<Row>, columns: readonly ListColumn<Row>[]) {
  const [search, setSearch] = useState("");
  const [sort, setSort] = useState<GridSort>({ column: "name", direction: "ascending" });
  const by = columns.find(({ id }) => id === sort.column)?.id ?? "name";
  return { ...useSlice(source, { search, sort: by, descending: sort.direction === "descending" }), search, setSearch, sort, setSort };
}

/** Everything a list page draws. */
export type List<Row> = ReturnType<typeof useList<Row>>;
