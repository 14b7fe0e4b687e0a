// A new key where the old one stopped working in the middle of a run. It lives in this component's state only and is
// emptied as soon as the core has it.
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { SecretField } from "../../ui/SecretField";
import styles from "./Runs.module.css";
import type { RunActions } from "./useRunActions";

/** Field and button; `run-new-key`, `run-new-key-save`. Where the password safe refuses, the key can be used for this session. */
export function NewKey({ actions, disabled }: { readonly actions: RunActions; readonly disabled: boolean }) {
  const { t } = useLingui();
  const [key, setKey] = useState("");
  const kind = actions.problem?.code.kind;
  const safeRefused = kind === "keychain-missing" || kind === "keychain-locked" || kind === "keychain-denied" || kind === "keychain-waiting";
  const give = async (sessionOnly: boolean) => {
    if (key.trim() !== "" && (await actions.newKey(key, sessionOnly))) setKey("");
  };
  return (
    <div className={styles.key}>
      <SecretField testId="run-new-key" label={t`New key`} value={key} onChange={setKey} disabled={disabled} onEnter={() => void give(false)} />
      <Button testId="run-new-key-save" variant="primary" disabled={disabled || key.trim() === ""} busy={actions.busy === "key"} onPress={() => void give(false)}>
        <Trans>Check the key and continue</Trans>
      </Button>
      {safeRefused && (
        <Button testId="run-new-key-session" disabled={disabled || key.trim() === ""} onPress={() => void give(true)}>
          <Trans>Use the key for this session only</Trans>
        </Button>
      )}
    </div>
  );
}
