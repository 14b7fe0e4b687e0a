// An error in four parts, always in this order: what happened · what is still fine · what you can do now · details for support.
// Without the details it is also the block under a line of a run that needs care.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { classes } from "./classes";
import styles from "./ErrorBlock.module.css";
import { Fold } from "./Fold";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { SafeText } from "./SafeText";

/** One line of the details: time, step, code, request number. Never the key. */
export interface Detail {
  readonly name: string;
  readonly value: string;
}

interface ErrorBlockProps extends Hooks {
  readonly happened: ReactNode;
  readonly fine?: ReactNode;
  readonly now?: ReactNode;
  /** One to three buttons. */
  readonly actions?: ReactNode;
  readonly details?: readonly Detail[];
  readonly tone?: "danger" | "warn";
}

/** The block; `testId` and `data-*` stand on it. It is announced when it appears. */
export function ErrorBlock(props: ErrorBlockProps) {
  const { happened, fine, now, actions, details = [], tone = "danger" } = props;
  return (
    <div {...dataOf(props)} className={classes(styles.block, styles[tone])} role="alert">
      <div className={styles.happened}>{happened}</div>
      {fine && <p>{fine}</p>}
      {now && <p className={styles.now}>{now}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
      {details.length > 0 && (
        <Fold title={<Trans>Details for support</Trans>}>
          <dl className={styles.details}>
            {details.map(({ name, value }) => (
              <Line key={name} name={name} value={value} />
            ))}
          </dl>
        </Fold>
      )}
    </div>
  );
}

function Line({ name, value }: Detail) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <SafeText text={value} />
      </dd>
    </>
  );
}
