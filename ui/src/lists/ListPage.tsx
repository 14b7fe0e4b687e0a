// A list as a whole page: title and counts, search, the grid, and the panel of the chosen row. What the rows are and what
// an empty list says is the feature's own.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ErrorNotice } from "../errors/ErrorNotice";
import { problemOf } from "../ipc/call";
import { Button } from "../ui/Button";
import { Grid } from "../ui/Grid";
import { ListLayout } from "../ui/ListLayout";
import { PageHead } from "../ui/PageHead";
import { SearchField } from "../ui/SearchField";
import { ListCount } from "./ListCount";
import styles from "./Lists.module.css";
import type { List, ListColumn } from "./useList";
import { usePanelOverlays } from "./usePanelOverlays";

interface ListPageProps<Row> {
  /** Begins the ids of its parts: `<name>-search`, `<name>-count`, `<name>-grid`. */
  readonly name: string;
  readonly title: ReactNode;
  /** The title and the search, for ears. */
  readonly spoken: { readonly list: string; readonly search: string };
  /** What the search looks at. */
  readonly placeholder: string;
  readonly list: List<Row>;
  readonly columns: ListColumns<Row>;
  readonly chosen: number | undefined;
  readonly onChoose: (id: number) => void;
  readonly panel: ReactNode;
  /** Stands where the first row would be. */
  readonly empty: ReactNode;
}

/** The columns alone, beside an open panel, and under a panel that lies over the list. */
export interface ListColumns<Row> {
  readonly all: readonly ListColumn<Row>[];
  readonly beside: readonly ListColumn<Row>[];
  readonly under: readonly ListColumn<Row>[];
}

/** The page. */
export function ListPage<Row extends { readonly id: number }>(props: ListPageProps<Row>) {
  const { name, title, spoken, placeholder, list, columns, chosen, onChoose, panel, empty } = props;
  const { page, error, refetch, search, setSearch, sort, setSort } = list;
  const withPanel = usePanelOverlays() ? columns.under : columns.beside;
  if (!page && error) return <Unreadable error={error} onAgain={() => void refetch()} />;
  const isEmpty = page?.shown === 0;
  return (
    <ListLayout panel={panel}>
      <PageHead
        title={title}
        count={<ListCount testId={`${name}-count`} page={page} />}
        search={<SearchField testId={`${name}-search`} label={spoken.search} placeholder={placeholder} value={search} onChange={setSearch} />}
      />
      {isEmpty && empty}
      <div hidden={isEmpty} className={isEmpty ? undefined : styles.rows}>
        <Grid<Row>
          testId={`${name}-grid`}
          label={spoken.list}
          columns={chosen === undefined ? columns.all : withPanel}
          rowCount={page?.shown ?? 0}
          getRow={list.getRow}
          rowId={(row) => String(row.id)}
          onRange={list.onRange}
          listKey={`${sort.column} ${sort.direction} ${search}`}
          sort={sort}
          onSort={setSort}
          chosenId={chosen === undefined ? undefined : String(chosen)}
          onChoose={({ row }) => onChoose(row.id)}
        />
      </div>
    </ListLayout>
  );
}

function Unreadable({ error, onAgain }: { readonly error: Error; readonly onAgain: () => void }) {
  return (
    <div className={styles.error}>
      <ErrorNotice
        problem={problemOf(error)}
        actions={
          <Button onPress={onAgain}>
            <Trans>Try again</Trans>
          </Button>
        }
      />
    </div>
  );
}
