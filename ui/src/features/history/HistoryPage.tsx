// What was carried out on this instance from here, as cases or line by line, searched and narrowed to one person or one
// organization. Everything comes from the journal; whether that is as it was written stands above the rows.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { HistoryCounts } from "../../ipc/bindings";
import { historyCheck } from "../../ipc/queries";
import { count } from "../../lib/counts";
import { useRemembered } from "../../lists/memory";
import { ListLayout } from "../../ui/ListLayout";
import { PageCount, PageHead } from "../../ui/PageHead";
import { SearchField } from "../../ui/SearchField";
import { Segments } from "../../ui/Segments";
import { Cases } from "./Cases";
import { Changes } from "./Changes";
import { JournalCheck } from "./JournalCheck";
import { Narrow } from "./Narrow";
import type { HistoryView, HistoryWhere } from "./where";

interface HistoryPageProps {
  readonly where: HistoryWhere;
  readonly onWhere: (where: HistoryWhere) => void;
  readonly onOpen: (run: string) => void;
}

const NOBODY: ReadonlySet<string> = new Set();

/** The page; `history`, with `history-view`, `history-search` and `history-count`. */
export function HistoryPage({ where, onWhere, onOpen }: HistoryPageProps) {
  const { t } = useLingui();
  const [search, setSearch] = useRemembered("history search", "");
  const [counts, setCounts] = useState<HistoryCounts>();
  const { data: check } = useQuery(historyCheck);
  const view: HistoryView = where.view ?? (where.person !== undefined || where.organization !== undefined ? "changes" : "cases");
  const wish = { search, person: where.person ?? null, organization: where.organization ?? null };
  const narrow = (next: HistoryWhere) => {
    setSearch(() => "");
    onWhere({ ...next, view });
  };
  const shown = { wish, doubtful: check ? new Set(check.doubtful) : NOBODY, onOpen, onCounts: setCounts };
  return (
    <ListLayout
      head={
        <>
          <PageHead
            title={<Trans>History</Trans>}
            count={counts && <Count view={view} counts={counts} />}
            action={
              <Segments<HistoryView>
                testId="history-view"
                label={t`Show`}
                value={view}
                onChange={(next) => onWhere({ ...where, view: next })}
                segments={[
                  { value: "cases", words: t`Cases` },
                  { value: "changes", words: t`Changes` },
                ]}
              />
            }
            search={<SearchField testId="history-search" label={t`Search the history`} placeholder={t`Name, email, number, case`} value={search} onChange={(next) => setSearch(() => next)} />}
            chips={counts && <Narrow counts={counts} where={where} onWhere={narrow} />}
          />
          <JournalCheck />
        </>
      }
    >
      {view === "cases" ? <Cases {...shown} /> : <Changes {...shown} />}
    </ListLayout>
  );
}

function Count({ view, counts }: { readonly view: HistoryView; readonly counts: HistoryCounts }) {
  const [shown, total] = [count(counts.shown), count(counts.total)];
  const whole = counts.shown === counts.total;
  if (counts.total === 0) return null;
  return (
    <PageCount testId="history-count" data-shown={counts.shown} data-total={counts.total}>
      {!whole && (
        <Trans>
          {shown} of {total}
        </Trans>
      )}
      {whole && view === "cases" && <Plural value={counts.total} one="# case" other="# cases" />}
      {whole && view === "changes" && <Plural value={counts.total} one="# change" other="# changes" />}
    </PageCount>
  );
}
