// A run of any plan, from its first step to its proof: the same page all the way. It only shows what the core tells;
// carrying out goes on when the page is left.
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ReactNode } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { RunView } from "../../ipc/bindings";
import { problemOf } from "../../ipc/call";
import { run as runQuery } from "../../ipc/queries";
import { Button } from "../../ui/Button";
import { ErrorBlock } from "../../ui/ErrorBlock";
import { useLatest } from "../../ui/useLatest";
import { RunGoing } from "./RunGoing";
import { RunGroups } from "./RunGroups";
import styles from "./Runs.module.css";

/** What a run inside of another case shows of that case. */
export interface RunFrame {
  readonly customer: string;
  readonly person?: ReactNode;
  readonly steps?: ReactNode;
}

interface RunPageProps {
  readonly run: string;
  readonly frame?: RunFrame;
  /** The proof, once the run is over; it is given the steps as they went. Without it the steps stay. */
  readonly renderProof?: (steps: ReactNode, view: RunView) => ReactNode;
  /** To the list of cases. */
  readonly onLeave: () => void;
  /** Called once when the run has finished. */
  readonly onFinished?: () => void;
}

/** The page; `run` with `data-state`. */
export function RunPage({ run, frame, renderProof, onLeave, onFinished }: RunPageProps) {
  const { data: view, error, dataUpdatedAt } = useQuery(runQuery(run));
  const finished = useLatest(onFinished);
  const isFinished = view?.state === "finished";
  useEffect(() => {
    if (isFinished) finished.current?.();
  }, [isFinished, finished]);
  if (!view) return error ? <Unopened error={error} onLeave={onLeave} /> : null;
  return (
    <div className={styles.fill} data-testid="run" data-run={run} data-state={view.state} data-over={view.over || undefined}>
      {view.over && renderProof ? renderProof(<RunGroups view={view} still />, view) : <RunGoing view={view} readAt={dataUpdatedAt} frame={frame} onLeave={onLeave} />}
    </div>
  );
}

/** A case that cannot be read, with the way back. */
function Unopened({ error, onLeave }: { readonly error: Error; readonly onLeave: () => void }) {
  const problem = problemOf(error);
  const back = (
    <Button testId="run-leave" icon="back" onPress={onLeave}>
      <Trans>All cases</Trans>
    </Button>
  );
  return (
    <div className={styles.unopened}>
      {problem.code.kind === "damaged" ? (
        <ErrorBlock
          testId="run-altered"
          happened={<Trans>What was written down about this case is not what stands there now.</Trans>}
          fine={<Trans>Its lines can still be read in the history.</Trans>}
          now={<Trans>It cannot be carried on or proven. Show this to your IT, and hold it against a proof that was saved.</Trans>}
          actions={back}
        />
      ) : (
        <ErrorNotice problem={problem} actions={back} />
      )}
    </div>
  );
}
