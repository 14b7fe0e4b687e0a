import { useLingui } from "@lingui/react/macro";
import type { LeaveKind } from "../../ipc/bindings";
import type { LeaveStep } from "./steps";

/** The names of the steps. */
export function useStepWords(kind: LeaveKind): Record<LeaveStep, string> {
  const { t } = useLingui();
  return {
    who: t`Who leaves`,
    found: t`Everything we found`,
    what: t`What should happen`,
    holding: kind === "person" ? t`Hand over` : t`Holding account`,
    review: t`Review`,
  };
}
