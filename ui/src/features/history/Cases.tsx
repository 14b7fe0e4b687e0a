// The cases: unfinished ones first, then the newest. More of them come when they are asked for.
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { RunRows } from "../../cases/RunRows";
import type { HistoryCounts } from "../../ipc/bindings";
import { historyCases } from "../../ipc/queries";
import { Unreadable } from "../../lists/Unreadable";
import { Button } from "../../ui/Button";
import { Spinner } from "../../ui/Spinner";
import styles from "./History.module.css";
import { NothingFound } from "./NothingFound";

/** What is looked for, and what is told about it. */
export interface ShownProps {
  readonly wish: { readonly search: string; readonly person: number | null; readonly organization: number | null };
  /** Cases that cannot be trusted. */
  readonly doubtful: ReadonlySet<string>;
  readonly onOpen: (run: string) => void;
  readonly onCounts: (counts: HistoryCounts) => void;
}

const AT_ONCE = 200;

/** The rows; `history`. */
export function Cases({ wish, doubtful, onOpen, onCounts }: ShownProps) {
  const [rows, setRows] = useState(AT_ONCE);
  const { data: page, error, refetch } = useQuery(historyCases({ ...wish, offset: 0, count: rows }));
  const counts = page?.counts;
  useEffect(() => {
    if (counts) onCounts(counts);
  }, [counts, onCounts]);
  if (!page) return error ? <Unreadable error={error} onAgain={() => void refetch()} /> : <Spinner />;
  return (
    <div className={styles.list} data-testid="history">
      {page.rows.length > 0 && <RunRows runs={page.rows} onOpen={onOpen} doubtful={doubtful} />}
      {page.counts.shown > page.rows.length && (
        <p className={styles.more}>
          <Button testId="history-more" onPress={() => setRows(rows + AT_ONCE)}>
            <Trans>Show more cases</Trans>
          </Button>
        </p>
      )}
      {page.counts.shown === 0 && <NothingFound counts={page.counts} />}
    </div>
  );
}
