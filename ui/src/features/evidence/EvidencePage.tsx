// The proof of a run: what was read back from the instance and when, never what was planned. Differences stand first and
// are never averaged away; then what to do next.
import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { CaseNotes } from "../../cases/CaseNotes";
import { CaseStays } from "../../cases/CaseStays";
import { Whose } from "../../cases/LineWords";
import { SaveSheet } from "../../cases/SaveSheet";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { Evidence } from "../../ipc/bindings";
import { problemOf } from "../../ipc/call";
import { evidence as evidenceQuery } from "../../ipc/queries";
import { Button } from "../../ui/Button";
import { Fold } from "../../ui/Fold";
import { lookAt } from "../../ui/instanceLook";
import { Hint } from "../../ui/Prose";
import { SafeText } from "../../ui/SafeText";
import { Time } from "../../ui/Time";
import { WizardFrame } from "../../ui/WizardFrame";
import { Differences } from "./Differences";
import styles from "./Evidence.module.css";
import { EvidenceLines } from "./EvidenceLines";
import { EvidenceTitle } from "./EvidenceTitle";
import { NextActions } from "./NextActions";
import { SavedProof } from "./SavedProof";
import { useSaving } from "./useSaving";

interface EvidencePageProps {
  readonly run: string;
  /** The steps as they went, folded at the end. */
  readonly steps?: ReactNode;
  readonly onLeave: () => void;
}

/** The page; `evidence`. */
export function EvidencePage(props: EvidencePageProps) {
  const { data: proof, error } = useQuery(evidenceQuery(props.run));
  if (proof) return <Proof {...props} proof={proof} />;
  return error ? <ErrorNotice problem={problemOf(error)} /> : null;
}

function Proof({ run, steps, onLeave, proof }: EvidencePageProps & { readonly proof: Evidence }) {
  const saving = useSaving(proof);
  const { review } = proof;
  return (
    <WizardFrame
      look={lookAt(proof.look)}
      customer={review.title}
      person={review.person && <Whose person={review.person} heading={review.title} />}
      reference={review.reference === null ? undefined : <SafeText text={review.reference} />}
      page="evidence"
      stays={<CaseStays kind={review.kind} stays={review.stays} person={review.person} />}
      foot={
        <>
          <span className={styles.leave}>
            <Button size="large" variant="quiet" icon="back" testId="run-leave" onPress={onLeave}>
              <Trans>All cases</Trans>
            </Button>
          </span>
          {proof.saved && <SavedProof files={proof.saved} />}
          <SaveSheet run={run} />
          <span>
            <Button size="large" testId="evidence-export" icon="file" variant="primary" busy={saving.busy} onPress={() => void saving.save()}>
              {proof.saved ? <Trans>Save the proof again</Trans> : <Trans>Save the proof</Trans>}
            </Button>
          </span>
        </>
      }
    >
      <div className={styles.page} data-testid="evidence" data-run={run} data-complete={proof.complete}>
        <div>
          <h1>
            <EvidenceTitle proof={proof} />
          </h1>
          <p className={styles.when}>
            <Time at={proof.endedAt} /> · <SafeText text={proof.instance} />
          </p>
          <CaseNotes review={review} />
        </div>
        {saving.problem && <ErrorNotice testId="evidence-problem" problem={saving.problem} />}
        <Checked proof={proof} />
        <EvidenceLines proof={proof} />
        {proof.licenseWindowMs !== null && <LicenseWindow milliseconds={proof.licenseWindowMs} />}
        <NextActions proof={proof} />
        {steps && (
          <Fold testId="evidence-steps" title={<Trans>How it went, step by step</Trans>}>
            {steps}
          </Fold>
        )}
      </div>
    </WizardFrame>
  );
}

function Checked({ proof }: { readonly proof: Evidence }) {
  if (proof.differences.length > 0) return <Differences proof={proof} />;
  if (!proof.complete) {
    return (
      <p className={styles.checked}>
        <Trans>The case did not come to its end, so it was not checked as a whole.</Trans>
      </p>
    );
  }
  return (
    <p className={styles.checked}>
      <Trans>At the end everything was read once more. Every value is as it should be.</Trans>
    </p>
  );
}

function LicenseWindow({ milliseconds }: { readonly milliseconds: number }) {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return (
    <Hint>
      <Plural
        value={seconds}
        one="A license is always replaced as a whole. Between reading and replacing one, less than # second passed. A change by someone else in that time could have been lost unseen."
        other="A license is always replaced as a whole. Between reading and replacing one, up to # seconds passed. A change by someone else in that time could have been lost unseen."
      />
    </Hint>
  );
}
