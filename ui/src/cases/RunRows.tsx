// Runs in a list: whose case, when, how far, in which state. A row opens the run, or the proof once it is over.
import { Trans, useLingui } from "@lingui/react/macro";
import type { PlanKind, RunItem } from "../ipc/bindings";
import { plainMarks } from "../lib/marks";
import { SafeText } from "../ui/SafeText";
import { StatusWord } from "../ui/StatusWord";
import type { Tone } from "../ui/StatusWord";
import { Icon } from "../ui/Icon";
import type { IconName } from "../ui/Icon";
import { Time } from "../ui/Time";
import styles from "./RunRows.module.css";

interface RunRowsProps {
  readonly runs: readonly RunItem[];
  readonly onOpen: (run: string) => void;
  /** Runs whose journal is not as it was written. */
  readonly doubtful?: ReadonlySet<string>;
}

/** The rows; `run-item` with `data-run` and `data-state` each. */
export function RunRows({ runs, onOpen, doubtful }: RunRowsProps) {
  return (
    <ul className={styles.rows}>
      {runs.map((run) => (
        <li key={run.run}>
          <button type="button" className={styles.row} data-testid="run-item" data-run={run.run} data-state={run.state} data-over={run.over || undefined} onClick={() => onOpen(run.run)}>
            <span className={styles.title} title={plainMarks(run.title)}>
              <SafeText text={run.title} />
              {doubtful?.has(run.run) && <Doubt />}
            </span>
            <span className={styles.kind}>
              <RunKindWord kind={run.kind} />
            </span>
            <span className={styles.when}>
              <Time at={run.lastAt} form="recent" />
            </span>
            <span className={styles.count}>
              <Ended run={run} />
            </span>
            <RunStateWord run={run} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What stands here may not be what was written. */
export function Doubt() {
  const { t } = useLingui();
  return (
    <span className={styles.doubt} data-testid="doubtful">
      <Icon name="care" size={14} label={t`Cannot be trusted: the journal was altered`} />
    </span>
  );
}

function Ended({ run: { ended, steps } }: { readonly run: RunItem }) {
  return (
    <Trans>
      {ended} of {steps} done
    </Trans>
  );
}

/** What a run is for, in words. */
export function RunKindWord({ kind }: { readonly kind: PlanKind }) {
  const { t } = useLingui();
  const words: Record<PlanKind, string> = {
    "customer-leaves": t`Customer leaves`,
    "person-leaves": t`Person leaves`,
    "create-holding-account": t`New holding account`,
    "hand-over": t`Handing over`,
    "edit-person": t`Person changed`,
    "admin-role": t`Admin rights`,
    "remove-from": t`Removed from a place`,
    "create-person": t`New person`,
    "delete-person": t`Removed permanently`,
    invite: t`Invitation`,
    "add-member": t`Added directly`,
    "create-organization": t`New organization`,
    "create-team": t`New team`,
    "rename-team": t`Team renamed`,
    access: t`Access changed`,
  };
  return words[kind];
}

/** Where a run stands, in a word. */
export function RunStateWord({ run }: { readonly run: Pick<RunItem, "state" | "over"> }) {
  const { t } = useLingui();
  const words: Record<StateLook, string> = {
    running: t`Going on`,
    waiting: t`Slowing down`,
    "needs-you": t`Needs you`,
    stopped: t`Stopped`,
    finished: t`Finished`,
    closed: t`Closed, not finished`,
  };
  const look = run.over && run.state !== "finished" ? "closed" : run.state;
  return <StatusWord {...LOOKS[look]}>{words[look]}</StatusWord>;
}

type StateLook = RunItem["state"] | "closed";

const LOOKS: Record<StateLook, { readonly icon: IconName; readonly tone: Tone }> = {
  running: { icon: "doing", tone: "accent" },
  waiting: { icon: "company-sign-in", tone: "plain" },
  "needs-you": { icon: "needs-you", tone: "danger" },
  stopped: { icon: "needs-you", tone: "warn" },
  finished: { icon: "done", tone: "accent" },
  closed: { icon: "skipped", tone: "faint" },
};
