// Which rows are selected: numbers, not places, so that they survive sorting, filtering, searching and a refresh. Rows that
// are gone from the instance leave the selection, so that its count is true.
import { queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { problemOf } from "../ipc/call";
import type { Problem } from "../ipc/bindings";
import { wishKey } from "./listTypes";
import type { ListNews, ListSource, ListWish } from "./listTypes";
import { useRemembered } from "./memory";

const EVERYBODY = { search: "", sort: "id", descending: false, offset: 0, count: 0 } as const;

interface Selected {
  readonly ids: ReadonlySet<number>;
  /** The list of which every row was selected at once, as long as none was taken out again. */
  readonly all: string | undefined;
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
  readonly selectAll: () => void;
  readonly clear: () => void;
}

/** The selection in the list that `wish` shows. */
export function useSelection<Row, Filter extends string>(source: ListSource<Row, Filter>, wish: ListWish<Filter>, page: ListNews | undefined): Selection {
  const [kept, change] = useRemembered<Selected>(`${source.name} selection`, NONE);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const ids = useStillThere(source, kept.ids, page?.asOf);
  const key = `${wishKey({ ...wish, sort: "id", descending: false })} ${page?.shown}`;
  const selectAll = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const matching = await source.matching({ ...wish, filters: [...wish.filters], offset: 0, count: 0 });
      change((old) => ({ ids: new Set([...old.ids, ...matching]), all: key }));
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };
  const tick = (id: number, ticked: boolean) =>
    change((old) => {
      const next = new Set(old.ids);
      if (ticked) next.add(id);
      else next.delete(id);
      return { ids: next, all: ticked ? old.all : undefined };
    });
  const some = ids.size > 0 ? "some" : "none";
  return { ids, state: ids.size > 0 && kept.all === key ? "all" : some, busy, problem, tick, selectAll: () => void selectAll(), clear: () => change(() => NONE) };
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
