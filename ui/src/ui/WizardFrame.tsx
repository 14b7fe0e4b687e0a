// The frame of every page of a case (wizard, review, run, proof): whose case, where in it, the page, what stays, the foot.
import { Trans } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { Button } from "./Button";
import type { InstanceLook } from "./instanceLook";
import { InstanceTile } from "./InstanceTile";
import { SafeText } from "./SafeText";
import styles from "./WizardFrame.module.css";

interface WizardFrameProps {
  readonly look: InstanceLook;
  readonly customer: string;
  /** PersonName of whom it is about. */
  readonly person?: ReactNode;
  readonly reference?: ReactNode;
  readonly steps?: ReactNode;
  readonly stays?: ReactNode;
  readonly foot: ReactNode;
  /** Changes with the page: the middle scrolls to its top and takes the focus, so that ears hear the new title. */
  readonly page: string;
  readonly children: ReactNode;
}

/** Case header, three columns, foot. Below 1100 wide: steps in one row on top, what stays one line above the foot. */
export function WizardFrame({ look, customer, person, reference, steps, stays, foot, page, children }: WizardFrameProps) {
  const middle = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const before = useRef<string>(undefined);
  useEffect(() => {
    // The first page takes the focus only where what led to it is gone: a field of its own may have it already.
    const arrived = before.current === undefined && document.activeElement !== document.body;
    if (arrived || before.current === page) {
      before.current = page;
      return;
    }
    before.current = page;
    for (const scrolling of [frame, middle]) scrolling.current?.scrollTo(0, 0);
    middle.current?.focus();
  }, [page]);
  return (
    <div className={styles.frame} ref={frame}>
      <header className={styles.case}>
        <InstanceTile {...look} size={24} />
        <span className={styles.customer}>
          <SafeText text={customer} />
        </span>
        <span className={styles.about}>{person}</span>
        {reference && <span className={styles.reference}>{reference}</span>}
      </header>
      <div className={styles.columns}>
        {steps && <div className={styles.steps}>{steps}</div>}
        <div className={styles.middle} ref={middle} tabIndex={-1} data-area="">
          <div className={styles.inner}>{children}</div>
        </div>
        {stays && <aside className={styles.stays}>{stays}</aside>}
      </div>
      <footer className={styles.foot} data-area="">{foot}</footer>
    </div>
  );
}

interface WizardFootProps {
  readonly onBack?: () => void;
  /** What is still missing, in words; it stands before the button that waits for it. */
  readonly missing?: ReactNode;
  /** The field for a typed name. */
  readonly field?: ReactNode;
  /** The one primary: effect and number. */
  readonly next: ReactNode;
  readonly nextDisabled?: boolean;
  readonly nextBusy?: boolean;
  /** What it does cannot be taken back. */
  readonly nextDanger?: boolean;
  readonly onNext: () => void;
  /** `wizard-next` unless another hook does this job (`review-start`). */
  readonly nextTestId?: string;
}

/** The foot of a wizard page: Back (`wizard-back`) left, then what is missing, the field, the primary (`wizard-next`). */
export function WizardFoot({ onBack, missing, field, next, nextDisabled, nextBusy, nextDanger = false, onNext, nextTestId = "wizard-next" }: WizardFootProps) {
  return (
    <>
      {onBack && (
        <Button testId="wizard-back" size="large" variant="quiet" icon="back" onPress={onBack}>
          <Trans>Back</Trans>
        </Button>
      )}
      <div className={styles.right}>
        <span className={styles.missing} role="status">
          {missing}
        </span>
        {field}
        <Button testId={nextTestId} size="large" variant={nextDanger ? "danger" : "primary"} disabled={nextDisabled} busy={nextBusy} onPress={onNext}>
          {next}
        </Button>
      </div>
    </>
  );
}
