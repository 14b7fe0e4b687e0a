import { Steps } from "../../ui/Steps";
import type { LeaveStep } from "./steps";
import { stepsOf } from "./steps";
import type { DraftOnScreen } from "./useDraft";
import { useStepWords } from "./words";

/** The steps of the wizard at the left. */
export function LeaveSteps({ shown, step, onStep }: { readonly shown: DraftOnScreen; readonly step: LeaveStep; readonly onStep: (step: LeaveStep) => void }) {
  const words = useStepWords(shown.input.kind);
  return <Steps steps={stepsOf(shown.draft, shown.input).map((id) => ({ id, label: words[id] }))} current={step} onBack={onStep} />;
}
