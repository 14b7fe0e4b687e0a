// The review of any plan: what is going to change, line by line, what should be known, and the start. Reading and
// preparing never need editing to be open; the start does, and says so in place.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ReactNode } from "react";
import { CaseNotes } from "../../cases/CaseNotes";
import { NeverLink } from "../../cases/Never";
import { CaseStays } from "../../cases/CaseStays";
import { Whose } from "../../cases/LineWords";
import { Unlock } from "../../cases/Unlock";
import { Warnings } from "../../cases/WarningWords";
import { useCaseInstance } from "../../cases/useCaseInstance";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { Review } from "../../ipc/bindings";
import { Button } from "../../ui/Button";
import { SafeText } from "../../ui/SafeText";
import { TextField } from "../../ui/TextField";
import { WizardFoot, WizardFrame } from "../../ui/WizardFrame";
import styles from "./Review.module.css";
import { ReviewLines } from "./ReviewLines";
import { ReviewSummary } from "./ReviewSummary";
import { isTyped } from "./typedName";
import { useStart } from "./useStart";

interface ReviewPageProps {
  readonly review: Review;
  /** The steps of the wizard it belongs to. */
  readonly steps?: ReactNode;
  /** For a plan made inside of another case: whose case it is. */
  readonly customer?: string;
  readonly person?: ReactNode;
  readonly onBack: () => void;
  readonly onStarted: (run: string) => void;
  /** Makes the review again, where this one can no longer be started. */
  readonly onAgain: () => void;
  /** An unfinished case stands in the way: shows it. */
  readonly onOpenRun: (run: string) => void;
}

/** The page; `review`. */
export function ReviewPage(props: ReviewPageProps) {
  const { review, steps, customer = review.title, person = review.person && <Whose person={review.person} heading={customer} />, onBack, onStarted, onAgain, onOpenRun } = props;
  const { look, open } = useCaseInstance();
  const [typed, setTyped] = useState("");
  const { busy, problem, start } = useStart(review, onStarted);
  const ready = open && isTyped(review.typedName, typed);
  return (
    <WizardFrame
      look={look}
      customer={customer}
      person={person}
      reference={review.reference === null ? undefined : <SafeText text={review.reference} />}
      steps={steps}
      page="review"
      stays={<CaseStays kind={review.kind} stays={review.stays} person={review.person} />}
      foot={
        <WizardFoot
          onBack={onBack}
          missing={<Missing review={review} open={open} typed={typed} />}
          field={
            <>
              {!open && <Unlock size="large" />}
              {review.typedName !== null && <NameField expected={review.typedName} value={typed} onChange={setTyped} onEnter={() => ready && void start(typed)} />}
            </>
          }
          next={<StartWords review={review} />}
          nextTestId="review-start"
          nextDisabled={!ready}
          nextBusy={busy}
          nextDanger={review.kind === "delete-person"}
          onNext={() => void start(typed)}
        />
      }
    >
      <div className={styles.page} data-testid="review" data-plan={review.plan} data-kind={review.kind}>
        <h1>
          <Trans>Review</Trans>
        </h1>
        <ReviewSummary review={review} />
        <CaseNotes review={review} />
        <NeverLink />
        {problem && (
          <ErrorNotice
            testId="review-problem"
            problem={problem}
            actions={
              problem.code.kind === "case-open" ? (
                <OpenCase run={problem.code.detail.run} onOpenRun={onOpenRun} />
              ) : (
                (problem.code.kind === "unknown-plan" || problem.code.kind === "confirmation-spent" || problem.code.kind === "blocked") && (
                  <Button onPress={onAgain}>
                    <Trans>Make the review again</Trans>
                  </Button>
                )
              )
            }
          />
        )}
        <Warnings warnings={review.warnings} people={review.people} organizations={review.organizations} />
        <div>
          <ReviewLines review={review} />
        </div>
      </div>
    </WizardFrame>
  );
}

function OpenCase({ run, onOpenRun }: { readonly run: string; readonly onOpenRun: (run: string) => void }) {
  return (
    <Button onPress={() => onOpenRun(run)}>
      <Trans>Show the unfinished case</Trans>
    </Button>
  );
}

interface NameFieldProps {
  readonly expected: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
}

function NameField({ expected, value, onChange, onEnter }: NameFieldProps) {
  const { t } = useLingui();
  return (
    <TextField testId="review-confirm-name" data-expected={expected} label={t`Type the name to start`} labelHidden size="large" placeholder={expected} value={value} onChange={onChange} onEnter={onEnter} />
  );
}

function Missing({ review, open, typed }: { readonly review: Review; readonly open: boolean; readonly typed: string }) {
  if (!open) return <Trans>This window looks only.</Trans>;
  if (review.typedName === null || isTyped(review.typedName, typed)) return null;
  const name = <SafeText text={review.typedName} />;
  return <Trans>Type “{name}” to start</Trans>;
}

/** Effect and number. */
function StartWords({ review }: { readonly review: Review }) {
  const { frozen, handedOver, removed, lines } = review.summary;
  if (review.kind === "create-holding-account" || review.kind === "create-person") return <Trans>Create the account</Trans>;
  if (review.kind === "delete-person") return <Trans>Delete 1 account for good</Trans>;
  if (review.kind === "create-organization") return <Trans>Create the organization</Trans>;
  if (review.kind === "create-team") return <Trans>Create the team</Trans>;
  if (review.kind === "invite") return <Trans>Send the invitation</Trans>;
  if (review.kind === "access") return <Plural value={accessLines(review)} one="Carry out # change" other="Carry out # changes" />;
  if (frozen > 0) return <Plural value={frozen} one="Start: freeze # organization" other="Start: freeze # organizations" />;
  if (handedOver > 0) return <Plural value={handedOver} one="Start: hand over # organization" other="Start: hand over # organizations" />;
  if (removed > 0) return <Plural value={removed} one="Start: remove # person" other="Start: remove # people" />;
  return <Plural value={lines} one="Start: # change" other="Start: # changes" />;
}

/** Changes as people count them: what is removed only to be given again is one. */
function accessLines({ summary: { access, lines } }: Review): number {
  return access ? access.removed + access.less + access.more + access.new : lines;
}
