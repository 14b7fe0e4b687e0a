// Where one is in the wizard. Numbered; what is done can be gone back to, what is ahead cannot be jumped to.
import { Trans, useLingui } from "@lingui/react/macro";
import { classes } from "./classes";
import { Hidden } from "./Hidden";
import { Icon } from "./Icon";
import styles from "./Steps.module.css";

/** One step of the wizard. */
export interface WizardStep<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
}

interface StepsProps<Id extends string> {
  readonly steps: readonly WizardStep<Id>[];
  readonly current: Id;
  /** Given, the steps already done are buttons. */
  readonly onBack?: (id: Id) => void;
}

/** A column; below 1100 wide a row. */
export function Steps<Id extends string>({ steps, current, onBack }: StepsProps<Id>) {
  const { t } = useLingui();
  const here = steps.findIndex((step) => step.id === current);
  return (
    <ol className={styles.steps} aria-label={t`Steps`}>
      {steps.map((step, index) => (
        <li key={step.id} className={classes(styles.step, index < here && styles.done, index === here && styles.current)} aria-current={index === here ? "step" : undefined}>
          <span className={styles.dot} aria-hidden="true">
            {index < here ? <Icon name="check" size={12} /> : index + 1}
          </span>
          {index < here && onBack ? (
            <button type="button" className={styles.label} onClick={() => onBack(step.id)}>
              {step.label}
            </button>
          ) : (
            <span>{step.label}</span>
          )}
          {index < here && (
            <Hidden>
              <Trans>done</Trans>
            </Hidden>
          )}
        </li>
      ))}
    </ol>
  );
}
