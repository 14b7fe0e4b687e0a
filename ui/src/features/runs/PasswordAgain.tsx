// The password of a new person, asked for again because it is kept in memory only. It lives in this component's state
// and is emptied as soon as the core has it.
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { PasswordRule } from "../../cases/PasswordRule";
import { isStrongPassword } from "../../lib/password";
import { Button } from "../../ui/Button";
import { SecretField } from "../../ui/SecretField";
import styles from "./Runs.module.css";
import type { RunActions } from "./useRunActions";

/** Field and button; `run-password`, `run-password-save`. */
export function PasswordAgain({ actions, disabled }: { readonly actions: RunActions; readonly disabled: boolean }) {
  const { t } = useLingui();
  const [password, setPassword] = useState("");
  const ready = !disabled && isStrongPassword(password);
  const give = async () => {
    if (ready && (await actions.password(password))) setPassword("");
  };
  return (
    <div className={styles.key}>
      <SecretField testId="run-password" label={t`Password of the new person`} spoken="password" hint={<PasswordRule password={password} />} value={password} onChange={setPassword} disabled={disabled} onEnter={() => void give()} />
      <Button testId="run-password-save" variant="primary" disabled={!ready} busy={actions.busy === "password"} onPress={() => void give()}>
        <Trans>Use this password and continue</Trans>
      </Button>
    </div>
  );
}
