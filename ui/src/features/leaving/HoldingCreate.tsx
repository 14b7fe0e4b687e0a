// Creating a holding account inside of a case: name and email, a review of its one step, its run, and back with the new
// account chosen.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { Person } from "../../cases/LineWords";
import { ErrorNotice } from "../../errors/ErrorNotice";
import { commands } from "../../ipc/bindings";
import type { LeaveDraft, Problem, Review } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { instance } from "../../ipc/queries";
import { useDoing } from "../../ipc/useDoing";
import { ErrorBlock } from "../../ui/ErrorBlock";
import { TextField } from "../../ui/TextField";
import { WizardFoot } from "../../ui/WizardFrame";
import { CaseFrame, caseName } from "./CaseFrame";
import styles from "./Leaving.module.css";
import type { DraftOnScreen } from "./useDraft";

/** Whose case it is while something else is reviewed or carried out inside of it. */
export interface CaseAround {
  readonly customer: string;
  readonly person: ReactNode;
  readonly steps: ReactNode;
}

/** What other features draw for a case: a review, a run. */
export interface CaseParts {
  readonly renderReview: (props: { readonly review: Review; readonly frame: CaseAround; readonly onBack: () => void; readonly onStarted: (run: string) => void }) => ReactNode;
  readonly renderRun: (props: { readonly run: string; readonly frame: CaseAround; readonly onFinished: () => void; readonly onLeave: () => void }) => ReactNode;
}

interface HoldingCreateProps {
  readonly shown: DraftOnScreen;
  readonly steps: ReactNode;
  readonly parts: CaseParts;
  /** Back to the holding account: with a new one, or without. */
  readonly onDone: () => void;
}

/** The form, then what follows; `leave-holding-create`, inside it `holding-name`, `holding-email`. */
export function HoldingCreate({ shown, steps, parts, onDone }: HoldingCreateProps) {
  const { t } = useLingui();
  const proposed = useProposed();
  const [typed, setTyped] = useState<{ readonly name?: string; readonly email?: string }>({});
  const [review, setReview] = useState<Review>();
  const [run, setRun] = useState<string>();
  const name = typed.name ?? proposed.name;
  const email = typed.email ?? proposed.email;
  const ready = name.trim() !== "" && email.includes("@");
  const { busy, problem, ask } = useCreation(shown.draft, setReview);
  const frame: CaseAround = { customer: caseName(shown), person: <Person person={shown.draft.leaver} />, steps };
  if (run !== undefined) return parts.renderRun({ run, frame, onFinished: onDone, onLeave: onDone });
  if (review) return parts.renderReview({ review, frame, onBack: () => setReview(undefined), onStarted: setRun });
  return (
    <CaseFrame
      shown={shown}
      steps={steps}
      page="holding-create"
      stays="create-holding-account"
      foot={
        <WizardFoot
          onBack={onDone}
          missing={!ready && <Trans>The account needs a name and an email address.</Trans>}
          next={<Trans>Review the new account</Trans>}
          nextDisabled={!ready}
          nextBusy={busy}
          onNext={() => void ask(name, email)}
        />
      }
    >
      <div className={styles.page} data-testid="leave-holding-create">
        <h1>
          <Trans>Create a holding account</Trans>
        </h1>
        <p className={styles.words}>
          <Trans>No mail is sent. The account gets a random password that is neither shown nor kept. You can set one later in the web console.</Trans>
        </p>
        <TextField testId="holding-name" label={t`Name of the account`} value={name} onChange={(next) => setTyped({ ...typed, name: next })} hint={<Trans>Proposed from the name of this instance.</Trans>} />
        <TextField
          testId="holding-email"
          type="email"
          label={t`Email of the account`}
          value={email}
          onChange={(next) => setTyped({ ...typed, email: next })}
          hint={<Trans>Proposed from your own address. Use one that belongs to your company.</Trans>}
        />
        {problem && <CreationProblem problem={problem} />}
      </div>
    </CaseFrame>
  );
}

function useCreation(draft: LeaveDraft, onReview: (review: Review) => void) {
  const { run, busy, problem } = useDoing();
  const ask = (name: string, email: string) => run(async () => onReview(await data(commands.holdingReviewCreation(draft.draft, name.trim(), email.trim()))));
  return { busy, problem, ask };
}

function useProposed(): { readonly name: string; readonly email: string } {
  const { t } = useLingui();
  const { data: info } = useQuery(instance);
  const domain = info?.operator?.email.split("@")[1] ?? "";
  const place = info?.name ?? "";
  return { name: place === "" ? t`Holding account` : t`Holding account ${place}`, email: domain === "" ? "" : `holding@${domain}` };
}

/** Two codes mean something else here than for a saved instance. */
function CreationProblem({ problem }: { readonly problem: Problem }) {
  if (problem.code.kind === "name-taken") {
    return <ErrorBlock testId="holding-problem" tone="warn" happened={<Trans>An account with this email address exists already.</Trans>} fine={<Trans>Nothing was created.</Trans>} now={<Trans>Go back and search for it, or use another address.</Trans>} />;
  }
  if (problem.code.kind === "name-unusable") {
    return <ErrorBlock testId="holding-problem" tone="warn" happened={<Trans>This is not a name with an email address.</Trans>} fine={<Trans>Nothing was created.</Trans>} now={<Trans>Use an address like holding@example.com.</Trans>} />;
  }
  return <ErrorNotice testId="holding-problem" problem={problem} />;
}
