// A list as a whole page: title and counts, search, filters, the grid, what is selected, and the panel of the chosen row.
// What the rows are and what an empty list says is the feature's own.
import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { count } from "../lib/counts";
import { plainMarks } from "../lib/marks";
import { Grid } from "../ui/Grid";
import { ListLayout } from "../ui/ListLayout";
import { PageHead } from "../ui/PageHead";
import { SearchField } from "../ui/SearchField";
import { useLatest } from "../ui/useLatest";
import { CoverageLine } from "./CoverageLine";
import { Filters } from "./Filters";
import type { FilterWords } from "./Filters";
import { ListCount } from "./ListCount";
import styles from "./Lists.module.css";
import { wishKey } from "./listTypes";
import type { List, ListColumn } from "./useList";
import { Unreadable } from "./Unreadable";
import { usePanelOverlays } from "./usePanelOverlays";

interface ListPageProps<Row extends { readonly id: number }, Filter extends string> {
  /** Begins the ids of its parts: `<name>-search`, `<name>-count`, `<name>-filter`, `<name>-grid`. */
  readonly name: string;
  readonly title: ReactNode;
  /** The title and the search, for ears. */
  readonly spoken: { readonly list: string; readonly search: string };
  /** What the search looks at. */
  readonly placeholder: string;
  readonly list: List<Row, Filter>;
  readonly columns: ListColumns<Row>;
  readonly filters: readonly FilterWords<Filter>[];
  readonly chosen: number | undefined;
  readonly onChoose: (id: number) => void;
  readonly panel: ReactNode;
  /** Stands where the first row would be. */
  readonly empty: ReactNode;
  /** A thin line under the list, where it moves no row when it arrives. */
  readonly strip?: ReactNode;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  /** Stands under the list while something is selected. */
  readonly selected?: ReactNode;
}

/** The columns alone, beside an open panel, and under a panel that lies over the list. */
export interface ListColumns<Row> {
  readonly all: readonly ListColumn<Row>[];
  readonly beside: readonly ListColumn<Row>[];
  readonly under: readonly ListColumn<Row>[];
}

/** The page. */
export function ListPage<Row extends { readonly id: number; readonly name: string }, Filter extends string>(props: ListPageProps<Row, Filter>) {
  const { name, title, spoken, placeholder, list, filters, panel, empty, strip, actions, selected } = props;
  const { page, error, refetch, wish, setSearch, setFilter } = list;
  const search = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const intoRows = () => rows.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
  const find = () => search.current?.querySelector("input")?.focus();
  useFindKey(find);
  if (!page && error) return <Unreadable error={error} onAgain={() => void refetch()} />;
  const isEmpty = page?.shown === 0;
  return (
    <ListLayout
      head={
        <>
          <PageHead
            title={title}
            count={<ListCount testId={`${name}-count`} page={page} />}
            action={actions}
            search={
              <div ref={search}>
                <SearchField testId={`${name}-search`} label={spoken.search} placeholder={placeholder} value={wish.search} onChange={setSearch} onEnter={intoRows} onDown={intoRows} />
              </div>
            }
            chips={<Filters name={name} all={filters} chosen={wish.filters} onChange={setFilter} />}
          />
          {page && <CoverageLine name={name} page={page} />}
        </>
      }
      panel={panel}
      tray={
        <>
          {selected}
          {strip}
        </>
      }
    >
      {isEmpty && empty}
      <div ref={rows} hidden={isEmpty} className={isEmpty ? undefined : styles.rows}>
        <Rows {...props} onType={find} />
      </div>
    </ListLayout>
  );
}

const rowId = (row: { readonly id: number }) => String(row.id);
const tickName = (row: { readonly name: string }) => plainMarks(row.name);

function Rows<Row extends { readonly id: number; readonly name: string }, Filter extends string>({ name, spoken, list, columns, chosen, onChoose, onType }: ListPageProps<Row, Filter> & { readonly onType: () => void }) {
  const { t } = useLingui();
  const { page, getRow, onRange, wish, sort, setSort, selection } = list;
  const withPanel = usePanelOverlays() ? columns.under : columns.beside;
  const matching = count(page?.shown ?? 0);
  return (
    <Grid<Row>
      testId={`${name}-grid`}
      label={spoken.list}
      columns={chosen === undefined ? columns.all : withPanel}
      rowCount={page?.shown ?? 0}
      getRow={getRow}
      rowId={rowId}
      onRange={onRange}
      listKey={wishKey(wish)}
      sort={sort}
      onSort={setSort}
      chosenId={chosen === undefined ? undefined : String(chosen)}
      onChoose={({ row }) => onChoose(row.id)}
      onKey={(event) => isTyped(event) && onType()}
      ticks={{
        has: ({ id }) => selection.ids.has(id),
        any: selection.ids.size > 0,
        onTick: ({ id }, ticked) => selection.tick(id, ticked),
        onRange: selection.tickRange,
        name: tickName,
        all: { label: t`Select all ${matching} matching`, ticked: selection.state, onTick: (all) => (all ? selection.selectAll() : selection.clear()) },
      }}
    />
  );
}

/** A character without Control: it goes into the search, which has the focus by the time the character arrives. */
function isTyped({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;
}

/** Control+F (or Command) leads to the search. */
function useFindKey(find: () => void) {
  const latest = useLatest(find);
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "f" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [latest]);
}
