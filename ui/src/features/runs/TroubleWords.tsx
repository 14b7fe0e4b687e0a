// The words for what can be the matter with a step.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { NamedValue } from "../../cases/LineWords";
import { LicenseKey, LicenseValue, licenseEntries } from "../../cases/license";
import type { Review, RunStep, StepTrouble } from "../../ipc/bindings";
import { GoneWords } from "./StepNote";

/** A matter of care rather than a refusal. */
export function isCare({ kind }: StepTrouble): boolean {
  return kind === "changed-meanwhile" || kind === "unclear" || kind === "not-applied" || kind === "unreadable";
}

/** Trying again means looking first. */
export function rereads({ kind }: StepTrouble): boolean {
  return kind === "changed-meanwhile" || kind === "unclear" || kind === "accepted-but-unchanged" || kind === "unreadable";
}

interface HappenedProps {
  readonly step: RunStep;
  readonly trouble: StepTrouble;
  readonly review: Review;
}

/** What happened. */
export function TroubleHappened({ step, trouble, review }: HappenedProps): ReactNode {
  const now = step.read === null ? null : <ReadValue step={step} review={review} />;
  switch (trouble.kind) {
    case "refused":
      return <Refused status={trouble.detail.status} />;
    case "accepted-but-unchanged":
      return now === null ? <Trans>The instance said yes, but nothing changed.</Trans> : <Trans>The instance said yes, but still shows: {now}.</Trans>;
    case "not-applied":
      return <Trans>We did not hear back, and looked: it had not worked.</Trans>;
    case "unclear":
      return <Trans>We did not hear back. It may or may not have worked.</Trans>;
    case "unreadable":
      return <Unreadable status={trouble.detail.status} />;
    case "changed-meanwhile":
      return <Changed step={step} now={now} />;
    case "no-longer-exists":
      return <GoneWords gone={trouble.detail} />;
    case "depends-on-skipped":
    case "skipped-by-choice":
      return null;
  }
}

function Refused({ status }: { readonly status: number }) {
  if (status === 401) return <Trans>The instance does not accept the key any more.</Trans>;
  if (status === 403) return <Trans>Your key may not do this.</Trans>;
  if (status === 404) return <Trans>The instance did not find it.</Trans>;
  if (status === 429) return <Trans>The instance asked us to slow down, and did not say for how long.</Trans>;
  return <Trans>The instance refused this.</Trans>;
}

function Unreadable({ status }: { readonly status: number | null }) {
  if (status === 403) return <Trans>Your key may not look at this, so nothing was sent.</Trans>;
  if (status === 404) return <Trans>The instance did not find it when we looked, so nothing was sent.</Trans>;
  return <Trans>The instance did not show how this stands, so nothing was sent.</Trans>;
}

function Changed({ step, now }: { readonly step: RunStep; readonly now: ReactNode }) {
  if (step.read === "gone-account") return <Trans>The account that takes over can no longer be used. Someone may have deleted it.</Trans>;
  if (now === null) return <Trans>Someone changed this while the case was going on.</Trans>;
  return <Trans>Someone changed this while the case was going on. It is now: {now}.</Trans>;
}

/** What was read last, in words. */
export function ReadValue({ step, review }: { readonly step: RunStep; readonly review: Review }) {
  if (step.read === null) return null;
  if (step.line.change !== "license") return <NamedValue change={step.line.change} value={step.read} name={step.readName} review={review} />;
  return licenseEntries(step.read).map(({ key, json }, index) => (
    <span key={key}>
      {index > 0 && ", "}
      <LicenseKey name={key} /> <LicenseValue name={key} json={json} />
    </span>
  ));
}

/** What can be done now. */
export function TroubleNow({ trouble, step }: { readonly trouble: StepTrouble; readonly step: RunStep }): ReactNode {
  switch (trouble.kind) {
    case "refused":
      return trouble.detail.status === 403 ? <Trans>Ask for a key that may do this and try again, or leave the step to a colleague.</Trans> : <Trans>Try again, or leave the step out with a reason.</Trans>;
    case "accepted-but-unchanged":
      return <Trans>Nothing else depends on this yet. Check again, or save the details for Make support.</Trans>;
    case "not-applied":
      return <Trans>Nothing was changed by this step. Try again when you are ready.</Trans>;
    case "unreadable":
      return trouble.detail.status === 403 ? <Trans>Ask for a key that may do this and check again, or leave the step to a colleague.</Trans> : <Trans>Check again, or leave the step out with a reason.</Trans>;
    case "unclear":
      return <Trans>Let us check again; please do not repeat it by hand.</Trans>;
    case "changed-meanwhile":
      return step.read === "gone-account" ? (
        <Trans>We have not handed anything to it. Stop here, then start a new case with another account.</Trans>
      ) : (
        <Trans>We have not touched it. Keep theirs by skipping the step, or check again once it is as it was.</Trans>
      );
    case "no-longer-exists":
    case "depends-on-skipped":
    case "skipped-by-choice":
      return null;
  }
}
