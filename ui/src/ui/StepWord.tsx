// The nine words for the states of a step; always the same nine.
import { useLingui } from "@lingui/react/macro";
import { STEP_LOOK } from "./stepState";
import type { StepState } from "./stepState";
import { StatusWord } from "./StatusWord";

/** Glyph and word of a state. */
export function StepWord({ state }: { readonly state: StepState }) {
  const { t } = useLingui();
  const words: Record<StepState, string> = {
    waiting: t`Waiting`,
    checking: t`Checking`,
    doing: t`Doing`,
    done: t`Done`,
    "already-so": t`Already so`,
    "changed-meanwhile": t`Changed meanwhile`,
    "not-sure": t`Not sure yet`,
    "needs-you": t`Needs you`,
    skipped: t`Skipped`,
  };
  return <StatusWord {...STEP_LOOK[state]}>{words[state]}</StatusWord>;
}
