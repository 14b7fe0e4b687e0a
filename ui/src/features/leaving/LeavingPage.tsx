// Where a leave begins, and where unfinished ones wait.
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { RunRows } from "../../cases/RunRows";
import { StartLeaving } from "../../cases/StartLeaving";
import { useLacking } from "../../cases/leaveRights";
import { useOffline } from "../../cases/offline";
import type { LeaveStart } from "../../ipc/bindings";
import { runs } from "../../ipc/queries";
import { Empty } from "../../ui/Empty";
import { ListLayout } from "../../ui/ListLayout";
import { PageHead } from "../../ui/PageHead";
import { SafeText } from "../../ui/SafeText";
import styles from "./Leaving.module.css";
import { Findings } from "./Findings";
import { Starter } from "./Starter";
import { prepared } from "./prepared";

interface LeavingPageProps {
  readonly onStart: (start: LeaveStart) => void;
  readonly onOpenRun: (run: string) => void;
  readonly onOpenDraft: (draft: number) => void;
  readonly onOpenOrganization: (organization: number) => void;
  readonly onOpenAccess: (organization: number) => void;
  /** A thin line under it all. */
  readonly strip?: ReactNode;
}

/** The page; `leaving`. */
export function LeavingPage({ onStart, onOpenRun, onOpenDraft, onOpenOrganization, onOpenAccess, strip }: LeavingPageProps) {
  const [starting, setStarting] = useState(false);
  const { data: all } = useQuery(runs);
  const { data: drafts } = useQuery(prepared);
  const open = all?.filter((run) => !run.over) ?? [];
  const lacking = useLacking("person").length > 0;
  const cannot = useOffline() || lacking;
  const begin = <StartLeaving testId="leaving-start" kind="person" variant="primary" onPress={() => setStarting(true)} />;
  return (
    <ListLayout tray={strip}>
      <PageHead title={<Trans>Leaving</Trans>} action={!starting && !cannot && begin} />
      <div className={styles.list} data-testid="leaving">
        {cannot && <div className={styles.cannot}>{begin}</div>}
        {starting && !cannot && <Starter onStart={onStart} onCancel={() => setStarting(false)} />}
        {drafts.length > 0 && (
          <section className={styles.starter}>
            <h2>
              <Trans>In preparation</Trans>
            </h2>
            <ul className={styles.hits}>
              {drafts.map(({ draft, name }) => (
                <li key={draft}>
                  <button type="button" className={styles.hit} data-testid="leave-draft" data-id={draft} onClick={() => onOpenDraft(draft)}>
                    <SafeText text={name} />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {open.length > 0 && (
          <section className={styles.group}>
            <h2>
              <Trans>Unfinished cases</Trans>
            </h2>
            <RunRows runs={open} onOpen={onOpenRun} />
          </section>
        )}
        {!starting && <Findings onOpenOrganization={onOpenOrganization} onOpenAccess={onOpenAccess} />}
        {all && open.length === 0 && drafts.length === 0 && !starting && (
          <Empty title={<Trans>No case is open. Unfinished cases wait here.</Trans>} why={<Trans>Finished cases stand in the history, with their proof.</Trans>} />
        )}
      </div>
    </ListLayout>
  );
}
