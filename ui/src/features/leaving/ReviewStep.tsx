// The last step: asks the core for the plan of the present choices and hands its review to whoever draws reviews.
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { Problem, Review } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { Button } from "../../ui/Button";
import { Spinner } from "../../ui/Spinner";
import { WizardFoot } from "../../ui/WizardFrame";
import { BeginAgain } from "./BeginAgain";
import { CaseFrame } from "./CaseFrame";
import { LeaveSteps } from "./LeaveSteps";
import styles from "./Leaving.module.css";
import { neighbour, stepOf, stepsOf } from "./steps";
import type { LeaveStep } from "./steps";
import { useDraft } from "./useDraft";
import type { DraftOnScreen } from "./useDraft";

interface ReviewStepProps {
  readonly draft: number;
  readonly onStep: (step: LeaveStep) => void;
  readonly onLeave: () => void;
  readonly renderReview: (props: { readonly review: Review; readonly steps: ReactNode; readonly onBack: () => void; readonly onAgain: () => void }) => ReactNode;
}

/** The page. */
export function ReviewStep(props: ReviewStepProps) {
  const { shown, error } = useDraft(props.draft);
  if (shown) return <Made {...props} shown={shown} />;
  return <BeginAgain problem={error} onLeave={props.onLeave} />;
}

function Made({ draft, onStep, shown, renderReview }: ReviewStepProps & { readonly shown: DraftOnScreen }) {
  // Each visit makes a plan of its own: nothing that was reviewed before is kept.
  const { data: made, error, refetch } = useQuery({ queryKey: ["leave-review", draft], queryFn: () => data(commands.leaveReview(draft)), gcTime: 0 });
  const steps = <LeaveSteps shown={shown} step="review" onStep={onStep} />;
  const back = () => onStep(neighbour(stepsOf(shown.draft, shown.input), "review", -1) ?? "what");
  const again = () => void refetch();
  if (made && !error) return renderReview({ review: made, steps, onBack: back, onAgain: again });
  return (
    <CaseFrame shown={shown} steps={steps} page="review" foot={<WizardFoot onBack={back} next={<Trans>Start</Trans>} nextDisabled nextTestId="review-start" onNext={() => undefined} />}>
      <div className={styles.page}>
        <h1>
          <Trans>Review</Trans>
        </h1>
        {error ? (
          <Refused problem={problemOf(error)} onStep={onStep} onAgain={again} />
        ) : (
          <p className={styles.words} role="status">
            <Spinner /> <Trans>Reading everything once more.</Trans>
          </p>
        )}
      </div>
    </CaseFrame>
  );
}

interface RefusedProps {
  readonly problem: Problem;
  readonly onStep: (step: LeaveStep) => void;
  readonly onAgain: () => void;
}

function Refused({ problem, onStep, onAgain }: RefusedProps) {
  const [blocker] = problem.code.kind === "blocked" ? problem.code.detail : [];
  return (
    <ErrorNotice
      testId="review-problem"
      problem={problem}
      actions={
        blocker ? (
          <Button onPress={() => onStep(stepOf(blocker))}>
            <Trans>Show where</Trans>
          </Button>
        ) : (
          <Button onPress={onAgain}>
            <Trans>Try again</Trans>
          </Button>
        )
      }
    />
  );
}
