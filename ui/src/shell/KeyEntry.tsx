// Entering a key: the field, what happens with it, and what to do when the password safe does not take it. The key lives
// in this component's state only; it is emptied as soon as the core has it, and goes with the component.
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { ErrorNotice } from "../errors/ErrorNotice";
import type { Problem } from "../ipc/bindings";
import { problemOf } from "../ipc/call";
import { Button } from "../ui/Button";
import { Hint } from "../ui/Prose";
import { KeyField } from "./KeyField";
import { isKeychainTrouble } from "./keychain";
import styles from "./Shell.module.css";

interface KeyEntryProps {
  /** Whose key is wanted, for the words of errors. */
  readonly instance: string;
  /** Hands the key on; what it throws is shown. */
  readonly onGive: (key: string, sessionOnly: boolean) => Promise<unknown>;
  /** Beside the button that checks and saves. */
  readonly onCancel?: () => void;
  readonly autoFocus?: boolean;
}

/** The form; ids `key-entry`, `key-save`, `key-session-only`. */
export function KeyEntry({ instance, onGive, onCancel, autoFocus }: KeyEntryProps) {
  const [key, setKey] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const give = async (sessionOnly: boolean) => {
    if (busy || key.trim() === "") return;
    setBusy(true);
    setProblem(undefined);
    try {
      await onGive(key, sessionOnly);
      setKey("");
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };
  const change = (next: string) => {
    setKey(next);
    setProblem(undefined);
  };
  const trouble = problem && isKeychainTrouble(problem);
  return (
    <div className={styles.form}>
      <KeyField testId="key-entry" value={key} onChange={change} autoFocus={autoFocus} onEnter={() => void give(false)} />
      {problem && (
        <ErrorNotice
          problem={problem}
          occasion="key"
          values={{ instance }}
          testId="key-problem"
          actions={
            trouble && (
              <Button testId="key-session-only" busy={busy} onPress={() => void give(true)}>
                <Trans>Use the key for this session only</Trans>
              </Button>
            )
          }
        />
      )}
      <SafePrompt />
      <div className={styles.buttons}>
        <Button variant="primary" size="large" testId="key-save" busy={busy} disabled={key.trim() === ""} onPress={() => void give(false)}>
          <Trans>Check and save the key</Trans>
        </Button>
        {onCancel && (
          <Button variant="quiet" size="large" onPress={onCancel}>
            <Trans>Back</Trans>
          </Button>
        )}
      </div>
    </div>
  );
}

/** The line before the password safe's own prompt, which looks alarming to who does not expect it. */
export function SafePrompt() {
  return (
    <Hint>
      <Trans>Your computer may now ask for your password: the key goes into its password safe.</Trans>
    </Hint>
  );
}
