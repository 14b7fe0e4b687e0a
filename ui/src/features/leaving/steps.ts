// The steps of the wizard. Only a person leaves: nothing is frozen, and where they own nothing nobody has to take over.
import type { Blocker, LeaveDraft, LeaveInput } from "../../ipc/bindings";
import { handsOver } from "./picture";

/** The steps in their order. */
export const LEAVE_STEPS = ["who", "found", "what", "holding", "review"] as const;

/** A step. */
export type LeaveStep = (typeof LEAVE_STEPS)[number];

/** The steps that apply. */
export function stepsOf(draft: LeaveDraft, input: LeaveInput): readonly LeaveStep[] {
  const nobody = input.kind === "person" && !draft.completeness.looking && !handsOver(draft, input);
  return LEAVE_STEPS.filter((step) => step !== "holding" || !nobody);
}

/** The step before or after another one. */
export function neighbour(steps: readonly LeaveStep[], step: LeaveStep, by: 1 | -1): LeaveStep | undefined {
  return steps[steps.indexOf(step) + by];
}

/** Where a blocker is mended. A kind that is not known here is shown on the last page before the review. */
export function stepOf(blocker: Blocker): LeaveStep {
  switch (blocker.kind) {
    case "leaver-is-operator":
    case "name-missing":
    case "leave-date-unclear":
    case "note-too-long":
      return "who";
    case "undecided":
    case "nothing-included":
    case "nothing-to-do":
    case "license-unreadable":
      return "found";
    case "role-not-limited":
      return "what";
    default:
      return "holding";
  }
}
