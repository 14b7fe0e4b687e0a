// Every line of every case, the newest first. The rows stay in the core; the window asks for those around its view.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { RunKindWord } from "../../cases/RunRows";
import type { ChangeRow } from "../../ipc/bindings";
import { historyChanges } from "../../ipc/queries";
import { plainMarks } from "../../lib/marks";
import { Unreadable } from "../../lists/Unreadable";
import { usePanelOverlays } from "../../lists/usePanelOverlays";
import { Grid } from "../../ui/Grid";
import type { GridColumn } from "../../ui/gridTypes";
import { SafeText } from "../../ui/SafeText";
import { Spinner } from "../../ui/Spinner";
import { Time } from "../../ui/Time";
import type { ShownProps } from "./Cases";
import { ChangedWords, changedText } from "./ChangedWords";
import styles from "./History.module.css";
import { NothingFound } from "./NothingFound";
import { ResultWord } from "./ResultWord";

/** So many rows are asked for, beginning at a multiple of the step before the view. */
const ROWS = 300;
const STEP = 100;

const rowId = ({ run, step }: ChangeRow) => `${run}/${step}`;
const rowProps = ({ run, step, result, change, user }: ChangeRow) => ({ "data-run": run, "data-step": step, "data-result": result, "data-change": change, "data-user": user?.id });

/** The grid, `history-changes`; opening a row leads to its case. */
export function Changes({ wish, doubtful, onOpen, onCounts }: ShownProps) {
  const { t } = useLingui();
  const of = `${wish.person ?? ""} ${wish.organization ?? ""} ${wish.search}`;
  const [place, setPlace] = useState({ offset: 0, of });
  const offset = place.of === of ? place.offset : 0;
  const { data: slice, error, refetch } = useQuery(historyChanges({ ...wish, offset, count: ROWS }));
  const counts = slice?.page.counts;
  useEffect(() => {
    if (counts) onCounts(counts);
  }, [counts, onCounts]);
  const columns = useColumns(doubtful);
  if (!slice) return error ? <Unreadable error={error} onAgain={() => void refetch()} /> : <Spinner />;
  const { page } = slice;
  if (page.counts.shown === 0) return <NothingFound counts={page.counts} />;
  return (
    <div className={styles.grid} data-testid="history">
      <Grid<ChangeRow>
        testId="history-changes"
        label={t`Changes, the newest first`}
        columns={columns}
        rowCount={page.counts.shown}
        getRow={(index) => page.rows[index - slice.offset]}
        rowId={rowId}
        rowProps={rowProps}
        listKey={of}
        onRange={(start) => setPlace({ offset: Math.max(0, Math.floor(start / STEP) * STEP - STEP), of })}
        onChoose={({ row }) => onOpen(row.run)}
      />
    </div>
  );
}

/** When, who, where, what, how it ended, in which case. Where it is narrow, the case steps back: a row leads there. */
function useColumns(doubtful: ReadonlySet<string>): readonly GridColumn<ChangeRow>[] {
  const narrow = usePanelOverlays();
  const all: readonly GridColumn<ChangeRow>[] = [
    { id: "at", head: <Trans>When</Trans>, width: 136, cell: (row) => <Time at={row.at} form="recent" /> },
    { id: "person", head: <Trans>Person</Trans>, width: 128, grow: 2, cellProps: ({ user }) => ({ title: user ? `${plainMarks(user.name)} ${plainMarks(user.email)}` : undefined }), cell: (row) => row.user && <SafeText text={row.user.name === "" ? row.user.email : row.user.name} /> },
    { id: "place", head: <Trans>Where</Trans>, width: 200, grow: 4, cellProps: (row) => ({ title: plainMarks(placeText(row)) }), cell: (row) => <SafeText text={placeText(row)} /> },
    { id: "what", head: <Trans>What changed</Trans>, width: 230, grow: 3, rowHeader: true, cellProps: (row) => ({ title: plainMarks(changedText(row)) }), cell: (row) => <ChangedWords row={row} /> },
    { id: "result", head: <Trans>Result</Trans>, width: 184, cell: (row) => <ResultWord result={row.result} doubtful={doubtful.has(row.run)} /> },
    { id: "case", head: <Trans>Case</Trans>, width: 104, grow: 1, cellProps: (row) => ({ title: plainMarks(row.title) }), cell: (row) => <Case row={row} /> },
  ];
  return narrow ? all.filter(({ id }) => id !== "case") : all;
}

function placeText({ organization, team }: ChangeRow): string {
  return [team?.name, organization?.name].filter((name) => name !== undefined).join(" · ");
}

function Case({ row }: { readonly row: ChangeRow }) {
  return row.title === "" ? <RunKindWord kind={row.kind} /> : <SafeText text={row.title} />;
}
