// What a page still waits for before it can be left forwards, in words. No default is ever among it.
import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { blockersAt } from "./Blockers";
import { handsOver, openDecisions } from "./picture";
import type { LeaveStep } from "./steps";
import type { DraftOnScreen } from "./useDraft";

/** The words, or `undefined` when one can go on. */
export function missingAt(step: LeaveStep, shown: DraftOnScreen): ReactNode {
  const { draft, input } = shown;
  if (step === "who" && input.kind === "customer" && input.customerName.trim() === "") return <Trans>The customer needs a name.</Trans>;
  if (step === "who" && input.leaveDate === "") return <Trans>The leave date needs a day.</Trans>;
  if (step === "found") return found(shown);
  if (step === "holding" && handsOver(draft, input)) return holding(shown);
  return blockersAt(draft, step).length > 0 || notedBadly(step, shown) ? <Trans>Something still stands in the way.</Trans> : undefined;
}

/** What was noted does not fit, as far as the core has seen it. */
function notedBadly(step: LeaveStep, { draft, input }: DraftOnScreen): boolean {
  if (step !== "who") return false;
  const { choices, blockers } = draft;
  return blockers.some(({ kind }) => (kind === "leave-date-unclear" && choices.leaveDate === input.leaveDate) || (kind === "note-too-long" && choices.note === input.note));
}

function found({ draft, input }: DraftOnScreen): ReactNode {
  const open = openDecisions(draft, input);
  if (draft.completeness.looking) return <Trans>Still looking.</Trans>;
  if (draft.problem) return <Trans>Not everything could be looked at.</Trans>;
  if (open > 0) return <Plural value={open} one="# organization is still to be decided." other="# organizations are still to be decided." />;
  return input.kind === draft.choices.kind && blockersAt(draft, "found").length > 0 ? <Trans>Something still stands in the way.</Trans> : undefined;
}

function holding({ draft, input }: DraftOnScreen): ReactNode {
  if (input.successor === null) return input.kind === "person" ? <Trans>Choose who takes over.</Trans> : <Trans>Choose a holding account.</Trans>;
  const blocked = draft.successor?.person.id === input.successor && draft.successor.blocked.length > 0;
  return blocked ? <Trans>This account cannot take over.</Trans> : undefined;
}
