// What stands in the way of a review, in words, on the page where it can be mended.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Blocker, LeaveDraft } from "../../ipc/bindings";
import { ErrorBlock } from "../../ui/ErrorBlock";
import { SafeText } from "../../ui/SafeText";
import { stepOf } from "./steps";
import type { LeaveStep } from "./steps";

/** Blockers that no control of the page shows by itself. */
const SHOWN: readonly Blocker["kind"][] = ["leaver-is-operator", "nothing-included", "nothing-to-do", "license-unreadable"];

/** The blockers that hold up `step` and are not seen at its controls. */
export function blockersAt(draft: LeaveDraft, step: LeaveStep): readonly Blocker[] {
  return draft.blockers.filter((blocker) => SHOWN.includes(blocker.kind) && stepOf(blocker) === step);
}

/** A block each; `leave-blocker` with `data-kind`. */
export function Blockers({ blockers, draft, actions }: { readonly blockers: readonly Blocker[]; readonly draft: LeaveDraft; readonly actions?: ReactNode }) {
  return blockers.map((blocker) => (
    <ErrorBlock
      key={JSON.stringify(blocker)}
      testId="leave-blocker"
      data-kind={blocker.kind}
      tone="warn"
      happened={<Happened blocker={blocker} draft={draft} />}
      now={<Now blocker={blocker} />}
      actions={blocker.kind === "nothing-included" ? actions : undefined}
    />
  ));
}

function Happened({ blocker, draft }: { readonly blocker: Blocker; readonly draft: LeaveDraft }) {
  const person = <SafeText text={draft.leaver.name} />;
  if (blocker.kind === "leaver-is-operator") return <Trans>You are using the key of {person}. Nobody can take their own access away here.</Trans>;
  if (blocker.kind === "nothing-included") return <Trans>No organization of {person} is part of this.</Trans>;
  if (blocker.kind === "nothing-to-do") return <Trans>{person} is in no organization that is part of this.</Trans>;
  if (blocker.kind !== "license-unreadable") return null;
  const place = <SafeText text={draft.organizations.find(({ id }) => id === blocker.detail)?.name ?? `#${blocker.detail}`} />;
  return <Trans>The license of {place} could not be read, so it cannot be replaced as a whole.</Trans>;
}

function Now({ blocker }: { readonly blocker: Blocker }) {
  if (blocker.kind === "leaver-is-operator") return <Trans>Ask a colleague to do it with their key.</Trans>;
  if (blocker.kind === "nothing-included") return <Trans>Include one, or choose that only this person leaves.</Trans>;
  if (blocker.kind === "nothing-to-do") return <Trans>There is nothing to change here.</Trans>;
  return <Trans>Leave this organization as it is, or begin again later.</Trans>;
}
