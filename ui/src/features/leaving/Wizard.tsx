// The wizard up to the review: one page, one kind of question. Choices are handed over before a page is left.
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useLacking } from "../../cases/leaveRights";
import { ErrorNotice } from "../../errors/ErrorNotice";
import { WizardFoot } from "../../ui/WizardFrame";
import { BeginAgain } from "./BeginAgain";
import { CaseFrame } from "./CaseFrame";
import { FoundStep } from "./FoundStep";
import { HoldingCreate } from "./HoldingCreate";
import type { CaseParts } from "./HoldingCreate";
import { HoldingStep } from "./HoldingStep";
import { LeaveSteps } from "./LeaveSteps";
import { missingAt } from "./Missing";
import { WhatStep } from "./WhatStep";
import { WhoStep } from "./WhoStep";
import { neighbour, stepsOf } from "./steps";
import type { LeaveStep } from "./steps";
import { useDraft } from "./useDraft";
import type { DraftOnScreen } from "./useDraft";

interface WizardProps {
  readonly draft: number;
  readonly step: Exclude<LeaveStep, "review">;
  readonly onStep: (step: LeaveStep) => void;
  readonly onLeave: () => void;
  readonly parts: CaseParts;
}

/** The page of a step. */
export function Wizard(props: WizardProps) {
  const { shown, error } = useDraft(props.draft);
  if (shown) return <Pages {...props} shown={shown} />;
  return <BeginAgain problem={error} onLeave={props.onLeave} />;
}

function Pages({ step, onStep, onLeave, parts, shown }: WizardProps & { readonly shown: DraftOnScreen }) {
  const [creating, setCreating] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const lacking = useLacking(shown.input.kind);
  const steps = <LeaveSteps shown={shown} step={step} onStep={onStep} />;
  if (creating && step === "holding") return <HoldingCreate shown={shown} steps={steps} parts={parts} onDone={() => setCreating(false)} />;
  const order = stepsOf(shown.draft, shown.input);
  const missing = step === "who" && lacking.length > 0 ? <Trans>Your key may not carry this out.</Trans> : missingAt(step, shown);
  const next = async () => {
    setLeaving(true);
    const arrived = await shown.flush();
    setLeaving(false);
    if (arrived) onStep(neighbour(order, step, 1) ?? "review");
  };
  const back = () => {
    const before = neighbour(order, step, -1);
    if (before) onStep(before);
    else onLeave();
  };
  return (
    <CaseFrame
      shown={shown}
      steps={steps}
      page={step}
      foot={<WizardFoot onBack={back} missing={missing} next={<NextWords step={neighbour(order, step, 1)} />} nextDisabled={missing !== undefined} nextBusy={leaving} onNext={() => void next()} />}
    >
      {shown.problem && <ErrorNotice testId="leave-choice-problem" problem={shown.problem} />}
      <Page step={step} shown={shown} onCreate={() => setCreating(true)} />
    </CaseFrame>
  );
}

interface PageProps {
  readonly step: Exclude<LeaveStep, "review">;
  readonly shown: DraftOnScreen;
  readonly onCreate: () => void;
}

function Page({ step, shown, onCreate }: PageProps) {
  switch (step) {
    case "who":
      return <WhoStep {...shown} />;
    case "found":
      return <FoundStep {...shown} />;
    case "what":
      return <WhatStep {...shown} />;
    case "holding":
      return <HoldingStep shown={shown} onCreate={onCreate} />;
  }
}

function NextWords({ step }: { readonly step: LeaveStep | undefined }) {
  return step === "review" ? <Trans>Review the changes</Trans> : <Trans>Continue</Trans>;
}
