// The first page: the saved instances, then the two ways in.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { Problem } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { instances } from "../../ipc/queries";
import { Button } from "../../ui/Button";
import { DisplayTitle } from "../../ui/Prose";
import { Confirm } from "../../shell/Confirm";
import { SavedInstances } from "./SavedInstances";
import styles from "./Instances.module.css";

interface InstanceListProps {
  readonly onConnect: () => void;
  readonly onSettings: (id: string) => void;
  readonly onShare: () => void;
  readonly onAppSettings: () => void;
}

/** The page. */
export function InstanceList({ onConnect, onSettings, onShare, onAppSettings }: InstanceListProps) {
  const { data: items = [], error } = useQuery(instances);
  const { problem, busy, run } = useOpening();
  const shown = problem ?? (error ? problemOf(error) : undefined);
  return (
    <div className={styles.stack}>
      <div>
        <DisplayTitle>
          <Trans>Gatehouse</Trans>
        </DisplayTitle>
        <p className={styles.lead}>
          <Trans>Look after the people and customers of your Make instances.</Trans>
        </p>
      </div>
      {items.length > 0 && (
        <SavedInstances
          items={items}
          onOpen={(id) => void run(id, () => data(commands.openInstance(id)))}
          onMove={(id, up) => void run(id, () => data(commands.moveInstance(id, up)))}
          onSettings={onSettings}
        />
      )}
      {shown && <ErrorNotice problem={shown} />}
      <div className={styles.buttons}>
        <Button testId="start-connect" variant="primary" size="large" onPress={onConnect}>
          <Trans>Connect an instance</Trans>
        </Button>
        <Button testId="start-practice" size="large" busy={busy === PRACTICE} onPress={() => void run(PRACTICE, () => data(commands.openPractice()))}>
          <Trans>Try with sample data</Trans>
        </Button>
      </div>
      <div className={styles.back}>
        <Button testId="start-share" variant="quiet" icon="file" onPress={onShare}>
          {items.length > 0 ? <Trans>Share these instances or take in others…</Trans> : <Trans>Take in instances from a file…</Trans>}
        </Button>
        <Button testId="start-settings" variant="quiet" icon="settings" onPress={onAppSettings}>
          <Trans>Settings</Trans>
        </Button>
      </div>
      <StartOver busy={busy === OVER} onStartOver={() => run(OVER, () => data(commands.startPracticeOver()))} />
    </div>
  );
}

const PRACTICE = "practice";
const OVER = "practice-over";

/** Opens one thing at a time and keeps what stood in the way. */
function useOpening() {
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const run = async (what: string, open: () => Promise<unknown>) => {
    setBusy(what);
    setProblem(undefined);
    try {
      await open();
    } catch (failure) {
      setProblem(problemOf(failure));
    }
    setBusy(undefined);
  };
  return { busy, problem, run };
}

function StartOver({ busy, onStartOver }: { readonly busy: boolean; readonly onStartOver: () => Promise<void> }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <div className={styles.foot}>
        <Trans>The sample data needs no account and stays on this computer, with what you did in it.</Trans>
        <div className={styles.back}>
          <Button testId="practice-start-over" variant="quiet" onPress={() => setAsking(true)}>
            <Trans>Start the sample data over…</Trans>
          </Button>
        </div>
      </div>
    );
  }
  return (
    <Confirm
      testId="practice-start-over-confirm"
      title={<Trans>Start the sample data over?</Trans>}
      keep={t`Keep it as it is`}
      act={t`Start the sample data over`}
      busy={busy}
      onKeep={() => setAsking(false)}
      onAct={() => void onStartOver().then(() => setAsking(false))}
    >
      <Trans>What you did in it is forgotten, and its window is closed first. Your own instances are not touched.</Trans>
    </Confirm>
  );
}
