// Everything that was carried out on this instance from here: what is unfinished first, then the newest.
import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { RunRows } from "../../cases/RunRows";
import { ErrorNotice } from "../../errors/ErrorNotice";
import { problemOf } from "../../ipc/call";
import { runs } from "../../ipc/queries";
import { Empty } from "../../ui/Empty";
import { ListLayout } from "../../ui/ListLayout";
import { PageCount, PageHead } from "../../ui/PageHead";
import styles from "./History.module.css";

/** The page; `history`. */
export function HistoryPage({ onOpen }: { readonly onOpen: (run: string) => void }) {
  const { data, error } = useQuery(runs);
  const count = data?.length ?? 0;
  return (
    <ListLayout>
      <PageHead title={<Trans>History</Trans>} count={count > 0 && <PageCount testId="history-count"><Plural value={count} one="# case" other="# cases" /></PageCount>} />
      <div className={styles.list} data-testid="history">
        {error && <ErrorNotice problem={problemOf(error)} />}
        {data && count > 0 && <RunRows runs={data} onOpen={onOpen} />}
        {data && count === 0 && <Empty title={<Trans>Nothing was carried out yet. Every case appears here, with its proof.</Trans>} />}
      </div>
    </ListLayout>
  );
}
