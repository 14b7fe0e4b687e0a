// A run on its way: how far, what is being done, what needs a person, and what it would mean to stop now.
import { Trans, useLingui } from "@lingui/react/macro";
import { CaseStays } from "../../cases/CaseStays";
import { Whose } from "../../cases/LineWords";
import { SaveSheet } from "../../cases/SaveSheet";
import { useCaseInstance } from "../../cases/useCaseInstance";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { RunView } from "../../ipc/bindings";
import { plainMarks } from "../../lib/marks";
import { Button } from "../../ui/Button";
import { ProgressBar } from "../../ui/ProgressBar";
import { SafeText } from "../../ui/SafeText";
import { WizardFrame } from "../../ui/WizardFrame";
import { IfStoppedWords } from "./IfStoppedWords";
import { PauseBlock } from "./PauseBlock";
import { Remaining } from "./Remaining";
import { RunGroups } from "./RunGroups";
import type { RunFrame } from "./RunPage";
import styles from "./Runs.module.css";
import { WaitingLine } from "./WaitingLine";
import { useRunActions } from "./useRunActions";

interface RunGoingProps {
  readonly view: RunView;
  readonly readAt: number;
  readonly frame: RunFrame | undefined;
  readonly onLeave: () => void;
}

/** The frame of a case with the run in its middle. */
export function RunGoing({ view, readAt, frame, onLeave }: RunGoingProps) {
  const { t } = useLingui();
  const { look } = useCaseInstance();
  const actions = useRunActions(view.run);
  const { review, ended } = view;
  const all = view.steps.length;
  const title = plainMarks(review.title);
  return (
    <WizardFrame
      look={look}
      customer={frame?.customer ?? review.title}
      person={frame?.person ?? (review.person && <Whose person={review.person} heading={frame?.customer ?? review.title} />)}
      reference={review.reference === null ? undefined : <SafeText text={review.reference} />}
      steps={frame?.steps}
      page="run"
      stays={<CaseStays kind={review.kind} stays={review.stays} person={review.person} />}
      foot={<Foot view={view} onLeave={onLeave} onStop={() => void actions.stop()} stopping={actions.busy === "stop"} />}
    >
      <div className={styles.page}>
        <h1>
          <Trans>
            {ended} of {all} done
          </Trans>
        </h1>
        <ProgressBar key={view.run} done={ended} total={all} label={t`Carrying out: ${title}`} words={t`${ended} of ${all} done`} />
        {view.live && view.remainingSeconds !== null && view.remainingSeconds > 0 && <Remaining seconds={view.remainingSeconds} />}
        {view.waiting && <WaitingLine waiting={view.waiting} readAt={readAt} />}
        {actions.problem && <ErrorNotice testId="run-problem" problem={actions.problem} />}
        <PauseBlock view={view} actions={actions} />
        <RunGroups view={view} actions={actions} />
      </div>
    </WizardFrame>
  );
}

interface FootProps {
  readonly view: RunView;
  readonly onLeave: () => void;
  readonly onStop: () => void;
  readonly stopping: boolean;
}

function Foot({ view, onLeave, onStop, stopping }: FootProps) {
  return (
    <>
      <span className={styles.leave}>
        <Button size="large" variant="quiet" icon="back" testId="run-leave" onPress={onLeave}>
          <Trans>All cases</Trans>
        </Button>
      </span>
      {!view.live && <SaveSheet run={view.run} />}
      {view.live && (
        <span className={styles.ifStopped}>
          <IfStoppedWords view={view} named />
        </span>
      )}
      {view.live && (
        <span className={styles.stop}>
          <Button size="large" testId="run-stop" busy={stopping} onPress={onStop}>
            <Trans>Stop after this step</Trans>
          </Button>
        </span>
      )}
    </>
  );
}
