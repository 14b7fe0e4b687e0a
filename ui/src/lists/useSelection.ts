// Which rows are selected: numbers, not places, so that they survive sorting, filtering, searching and a refresh. Rows that
// are gone from the instance leave the selection, so that its count is true.
import { queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { problemOf } from "../ipc/call";
import type { Problem } from "../ipc/bindings";
import { wishKey } from "./listTypes";
import type { ListNews, ListSource, ListWish } from "./listTypes";
import { useRemembered } from "./memory";

const EVERYBODY = { search: "", sort: "id", descending: false, offset: 0, count: 0 } as const;

interface Numbered {
  readonly id: number;
}

interface Selected {
  readonly ids: ReadonlySet<number>;
  /** The list of which every row was selected at once, as long as none was taken out again. */
  readonly all: string | undefined;
  /** The range that grows or shrinks: where it begins in which list, and what was selected before it. */
  readonly range?: { readonly from: string; readonly before: ReadonlySet<number> };
}

const NONE: Selected = { ids: new Set(), all: undefined };

/** The selection of a list with what changes it. */
export interface Selection {
  readonly ids: ReadonlySet<number>;
  readonly state: "none" | "some" | "all";
  /** All that match are being asked for. */
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly tick: (id: number, ticked: boolean) => void;
  /** The rows from one place to another, both included; those that leave a range which begins at the same place are as before it. */
  readonly tickRange: (from: number, to: number) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
}

/** The selection in the list that `wish` shows, of which `getRow` knows the rows around the view. */
export function useSelection<Row extends Numbered, Filter extends string>(source: ListSource<Row, Filter>, wish: ListWish<Filter>, page: ListNews | undefined, getRow: (index: number) => Row | undefined): Selection {
  const [kept, change] = useRemembered<Selected>(`${source.name} selection`, NONE);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const ids = useStillThere(source, kept.ids, page?.asOf);
  const key = `${wishKey({ ...wish, sort: "id", descending: false })} ${page?.shown}`;
  const withMatching = async (found: (matching: readonly number[]) => void) => {
    setBusy(true);
    setProblem(undefined);
    try {
      found(await source.matching({ ...wish, filters: [...wish.filters], offset: 0, count: 0 }));
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };
  const selectAll = () => withMatching((matching) => change((old) => ({ ids: new Set([...old.ids, ...matching]), all: key })));
  const last = useRef(0);
  const tickRange = (from: number, to: number) => {
    last.current += 1;
    const turn = last.current;
    const begin = `${from} ${wishKey(wish)}`;
    const tickAll = (some: readonly number[]) =>
      change((old) => {
        const before = old.range?.from === begin ? old.range.before : old.ids;
        return { ids: new Set([...before, ...some]), all: undefined, range: { from: begin, before } };
      });
    const [first, end] = [Math.min(from, to), Math.max(from, to) + 1];
    const here = rowsBetween(getRow, first, end);
    // Further away than what is here: the core knows the numbers in the order of the list.
    if (here) tickAll(here);
    else void withMatching((matching) => turn === last.current && tickAll(matching.slice(first, end)));
  };
  const tick = (id: number, ticked: boolean) =>
    change((old) => {
      const next = new Set(old.ids);
      if (ticked) next.add(id);
      else next.delete(id);
      return { ids: next, all: ticked ? old.all : undefined };
    });
  const some = ids.size > 0 ? "some" : "none";
  return { ids, state: ids.size > 0 && kept.all === key ? "all" : some, busy, problem, tick, tickRange, selectAll: () => void selectAll(), clear: () => change(() => NONE) };
}

/** The numbers of these rows, if all of them are here. */
function rowsBetween(getRow: (index: number) => Numbered | undefined, first: number, end: number): readonly number[] | undefined {
  const ids: number[] = [];
  for (let index = first; index < end; index += 1) {
    const row = getRow(index);
    if (!row) return undefined;
    ids.push(row.id);
  }
  return ids;
}

/** Those of `ids` that the instance still has; asked for once after each reading of the list, and only while some are selected. */
function useStillThere<Row, Filter extends string>({ key, matching }: ListSource<Row, Filter>, ids: ReadonlySet<number>, asOf: string | null | undefined): ReadonlySet<number> {
  const [first, setFirst] = useState(asOf);
  if (ids.size === 0 && first !== asOf) setFirst(asOf);
  const wanted = ids.size > 0 && asOf !== undefined && asOf !== null && asOf !== first;
  const { data: all } = useQuery(
    queryOptions({ queryKey: ["still-there", ...key, asOf] as const, queryFn: wanted ? async () => new Set(await matching({ ...EVERYBODY, filters: [] })) : skipToken, structuralSharing: false, gcTime: 0 }),
  );
  return useMemo(() => (all ? new Set([...ids].filter((id) => all.has(id))) : ids), [all, ids]);
}
