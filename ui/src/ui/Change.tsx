// "before → after", the same everywhere.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import styles from "./Change.module.css";
import { classes } from "./classes";
import { Hidden } from "./Hidden";

interface ChangeProps {
  readonly before?: ReactNode;
  readonly after: ReactNode;
  /** The new value is a removal. */
  readonly removal?: boolean;
}

/** The old value in the second ink, an arrow (spoken "becomes"), the new value strong. */
export function Change({ before, after, removal }: ChangeProps) {
  return (
    <span className={styles.change}>
      {before !== undefined && (
        <>
          <span className={styles.before}>{before}</span>
          <span className={styles.arrow} aria-hidden="true">
            →
          </span>
          <Hidden>
            <Trans>becomes</Trans>
          </Hidden>
        </>
      )}
      <span className={classes(styles.after, removal && styles.removal)}>{after}</span>
    </span>
  );
}
