// People: everybody with an account on the instance, found by typing, with a panel for the chosen one.
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { PersonRow } from "../../ipc/bindings";
import { problemOf } from "../../ipc/call";
import { Button } from "../../ui/Button";
import { Grid } from "../../ui/Grid";
import type { GridSort } from "../../ui/gridTypes";
import { ListLayout } from "../../ui/ListLayout";
import { PageHead } from "../../ui/PageHead";
import { SearchField } from "../../ui/SearchField";
import { BESIDE_PANEL, COLUMNS, UNDER_PANEL, sortKeyOf } from "./columns";
import { PeopleCount } from "./PeopleCount";
import { PeopleEmpty } from "./PeopleEmpty";
import { PersonPanel } from "./PersonPanel";
import { usePanelOverlays } from "./usePanelOverlays";
import { useServerSearch } from "./useServerSearch";
import { useSlice } from "./useSlice";

interface PeoplePageProps {
  /** The person whose panel is open. */
  readonly chosen: number | undefined;
  readonly onChoose: (person: number | undefined) => void;
  readonly onStartLeaving: (person: number) => void;
}

/** The page. */
export function PeoplePage({ chosen, onChoose, onStartLeaving }: PeoplePageProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState("");
  const [sort, setSort] = useState<GridSort>({ column: "name", direction: "ascending" });
  const { page, error, refetch, getRow, onRange } = useSlice({ search, sort: sortKeyOf(sort.column), descending: sort.direction === "descending" });
  useServerSearch(search, page?.state);
  const beside = usePanelOverlays() ? UNDER_PANEL : BESIDE_PANEL;
  if (!page && error) return <Unreadable error={error} onAgain={() => void refetch()} />;
  return (
    <ListLayout panel={chosen !== undefined && <PersonPanel key={chosen} person={chosen} onStartLeaving={onStartLeaving} onClose={() => onChoose(undefined)} />}>
      <PageHead
        title={<Trans>People</Trans>}
        count={<PeopleCount page={page} />}
        search={<SearchField testId="people-search" label={t`Search people`} placeholder={t`Name, email or number`} value={search} onChange={setSearch} />}
      />
      {page?.shown === 0 && <PeopleEmpty page={page} search={search} onEmptySearch={() => setSearch("")} />}
      <div hidden={page?.shown === 0} style={{ display: "flex", flex: 1, minHeight: 0 }}>
        <Grid<PersonRow>
          testId="people-grid"
          label={t`People`}
          columns={chosen === undefined ? COLUMNS : beside}
          rowCount={page?.shown ?? 0}
          getRow={getRow}
          rowId={(row) => String(row.id)}
          onRange={onRange}
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
    <div style={{ padding: "var(--space-6)" }}>
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
