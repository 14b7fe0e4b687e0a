// Why a step was left out. Explained, not an error: nothing is asked of anybody.
import { Trans } from "@lingui/react/macro";
import type { Gone, RunStep, StepTrouble } from "../../ipc/bindings";
import { SafeText } from "../../ui/SafeText";
import styles from "./Runs.module.css";

/** Whether a person decides what becomes of the step. */
export function isTroubled({ state, trouble }: RunStep): boolean {
  return trouble !== null && (state === "needs-you" || state === "not-sure" || state === "changed-meanwhile");
}

/** One line under a step that was left out. */
export function StepNote({ trouble }: { readonly trouble: StepTrouble }) {
  return (
    <p className={styles.note}>
      <NoteWords trouble={trouble} />
    </p>
  );
}

/** Whether the trouble says why a step was left out. */
export function isNote({ kind }: StepTrouble): boolean {
  return kind === "no-longer-exists" || kind === "depends-on-skipped" || kind === "skipped-by-choice";
}

function NoteWords({ trouble }: { readonly trouble: StepTrouble }) {
  if (trouble.kind === "no-longer-exists") return <GoneWords gone={trouble.detail} />;
  if (trouble.kind === "depends-on-skipped") {
    const other = trouble.detail;
    return <Trans>Left out, because step {other} did not happen.</Trans>;
  }
  if (trouble.kind !== "skipped-by-choice") return null;
  const reason = <SafeText text={trouble.detail} />;
  return trouble.detail === "" ? <Trans>Left out by choice.</Trans> : <Trans>Left out: {reason}</Trans>;
}

/** What no longer exists, and that it was left out. */
export function GoneWords({ gone }: { readonly gone: Gone }) {
  if (gone === "organization") return <Trans>The organization no longer exists. Someone may have deleted it. We left it out.</Trans>;
  if (gone === "team") return <Trans>The team no longer exists. Someone may have deleted it. We left it out.</Trans>;
  return <Trans>The account no longer exists. Someone may have deleted it. We left it out.</Trans>;
}
