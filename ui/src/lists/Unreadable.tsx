/** A page for which nothing came from the core: why, and the way to ask again. */

import { Trans } from "@lingui/react/macro";
import { ErrorNotice } from "../errors/ErrorNotice";
import { problemOf } from "../ipc/call";
import { Button } from "../ui/Button";
import styles from "./Lists.module.css";

interface UnreadableProps {
  readonly error: Error;
  readonly onAgain: () => void;
}

/** Stands where the first row would be. */
export function Unreadable({ error, onAgain }: UnreadableProps) {
  return (
    <div className={styles.error}>
      <ErrorNotice
        problem={problemOf(error)}
        actions={
          <Button onPress={onAgain}>
            <Trans>Try again</Trans>
          </Button>
        }
      />
    </div>
  );
}
