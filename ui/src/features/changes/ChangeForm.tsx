// The frame of every form of a change: whose or what, the fields, what stays, and the one button that leads to the review.
// What the core finds in the way stands above the fields in words; what was typed is kept.
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import type { ReactNode } from "react";
import { CaseStays } from "../../cases/CaseStays";
import { Whose } from "../../cases/LineWords";
import { useCaseInstance } from "../../cases/useCaseInstance";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { PersonLabel, PlanKind, Problem, Review } from "../../ipc/bindings";
import { problemOf } from "../../ipc/call";
import { WizardFoot, WizardFrame } from "../../ui/WizardFrame";
import type { ChangeWhat, OnChange } from "./at";
import styles from "./Changes.module.css";
import { Obstacles } from "./ObstacleWords";

/** What other parts of the window do for a form: draw the review, leave, open another form. */
export interface ChangeParts {
  readonly renderReview: (props: { readonly review: Review; readonly onBack: () => void }) => ReactNode;
  readonly onLeave: () => void;
  readonly onChange: OnChange;
}

interface ChangeFormProps {
  readonly what: ChangeWhat;
  readonly kind: PlanKind;
  readonly title: ReactNode;
  /** One or two sentences under the title. */
  readonly lead?: ReactNode;
  /** Whose or what it is, in the head. */
  readonly about: string;
  readonly person?: PersonLabel;
  readonly ready: boolean;
  /** What is missing, in words. */
  readonly missing?: ReactNode;
  /** Asks the core for the review. */
  readonly ask: () => Promise<Review>;
  readonly parts: ChangeParts;
  readonly children?: ReactNode;
}

/** The form; `change-form` with `data-change`. The review takes its place, and Back brings it again as it was. */
export function ChangeForm({ what, kind, title, lead, about, person, ready, missing, ask, parts, children }: ChangeFormProps) {
  const { look } = useCaseInstance();
  const { review, setReview, busy, problem, make } = useReview(ask);
  if (review) return parts.renderReview({ review, onBack: () => setReview(undefined) });
  return (
    <WizardFrame
      look={look}
      customer={about}
      person={person && <Whose person={person} heading={about} />}
      page={what}
      stays={<CaseStays kind={kind} stays={NOTHING} person={null} />}
      foot={<WizardFoot onBack={parts.onLeave} missing={!ready && missing} next={<Trans>Review the change</Trans>} nextDisabled={!ready} nextBusy={busy} onNext={() => void make()} />}
    >
      <div className={styles.page} data-testid="change-form" data-change={what}>
        <h1>{title}</h1>
        {lead && <p className={styles.words}>{lead}</p>}
        {problem && <Stands problem={problem} parts={parts} />}
        {children}
      </div>
    </WizardFrame>
  );
}

const NOTHING = { scenarios: 0, teams: 0, colleaguesKept: 0, leftAlone: [], notShown: [], administrator: null };

function Stands({ problem, parts }: { readonly problem: Problem; readonly parts: ChangeParts }) {
  if (problem.code.kind === "cannot-plan") return <Obstacles obstacles={problem.code.detail} onChange={parts.onChange} />;
  return <ErrorNotice testId="change-problem" problem={problem} />;
}

function useReview(ask: () => Promise<Review>) {
  const [review, setReview] = useState<Review>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const make = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      setReview(await ask());
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };
  return { review, setReview, busy, problem, make };
}
