// The line under the matrix: what is chosen and what can be done with it, for those who use no keys; and what became of the last
// stroke. It never moves the rows.
import { Plural, Trans } from "@lingui/react/macro";
import { Button } from "../../ui/Button";
import styles from "./Access.module.css";
import { OutcomeWords } from "./OutcomeWords";
import type { Outcome } from "./useStaging";

interface ChosenBarProps {
  /** How many cells. */
  readonly count: number;
  readonly outcome: Outcome | undefined;
  readonly onChange: () => void;
  readonly onRemove: () => void;
  readonly onCopy: () => void;
  readonly onWhy: () => void;
}

/** `access-chosen` with `data-cells`. */
export function ChosenBar({ count, outcome, onChange, onRemove, onCopy, onWhy }: ChosenBarProps) {
  return (
    <div className={styles.bar} data-testid="access-chosen" data-cells={count}>
      <p className={styles.said} role="status" data-testid="access-said">
        {outcome && <OutcomeWords outcome={outcome} />}
      </p>
      {!outcome && (
        <p className={styles.howTo}>
          <Trans>Type a role or press Enter. Delete removes access, “?” says why.</Trans>
        </p>
      )}
      {count > 0 && (
        <div className={styles.barActions}>
          {count > 1 && (
            <span className={styles.cells}>
              <Plural value={count} one="# cell" other="# cells" />
            </span>
          )}
          <Button variant="quiet" testId="access-change" onPress={onChange}>
            <Trans>Change…</Trans>
          </Button>
          <Button variant="quiet" testId="access-remove" onPress={onRemove}>
            <Trans>Remove</Trans>
          </Button>
          <Button variant="quiet" testId="access-copy" onPress={onCopy}>
            <Trans>Copy</Trans>
          </Button>
          {count === 1 && (
            <Button variant="quiet" testId="access-ask-why" onPress={onWhy}>
              <Trans>Why?</Trans>
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
