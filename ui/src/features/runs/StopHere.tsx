// Closing a case with steps left open: what that means is said first, in place, and it takes a second press.
import { Plural, Trans } from "@lingui/react/macro";
import { useState } from "react";
import type { RunView } from "../../ipc/bindings";
import { Button } from "../../ui/Button";
import styles from "./Runs.module.css";
import type { RunActions } from "./useRunActions";

/** "Stop here…", and what it means. */
export function StopHere({ view, actions }: { readonly view: RunView; readonly actions: RunActions }) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Button testId="run-stop-here" variant="quiet" onPress={() => setAsked(true)}>
        <Trans>Stop here…</Trans>
      </Button>
    );
  }
  const open = view.steps.length - view.ended;
  return (
    <div className={styles.sure} data-testid="run-stop-meaning">
      <p>
        <Plural value={open} one="This closes the case with # step left open. It can never go on by itself; doing the rest means a new case." other="This closes the case with # steps left open. It can never go on by itself; doing the rest means a new case." />
      </p>
      <p>
        <Trans>What is done stays done, and the proof will say what is not.</Trans>
      </p>
      <div className={styles.buttons}>
        <Button autoFocus onPress={() => setAsked(false)}>
          <Trans>Keep the case open</Trans>
        </Button>
        <Button testId="run-abandon" busy={actions.busy === "abandon"} onPress={() => void actions.abandon()}>
          <Plural value={open} one="Close the case, leave # step" other="Close the case, leave # steps" />
        </Button>
      </div>
    </div>
  );
}
