// Address and key, with what was understood of the address and where a key comes from.
import { Trans, useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { KeyField } from "../../shell/KeyField";
import { KeyHelp } from "../../shell/KeyHelp";
import { TextField } from "../../ui/TextField";
import { understood } from "./address";
import styles from "./Instances.module.css";

interface ConnectFieldsProps {
  readonly address: string;
  readonly secret: string;
  readonly onAddress: (address: string) => void;
  readonly onSecret: (key: string) => void;
  /** Enter in the last field. */
  readonly onEnter: () => void;
}

/** The two questions; Enter in the first leads to the second. */
export function ConnectFields({ address, secret, onAddress, onSecret, onEnter }: ConnectFieldsProps) {
  const { t } = useLingui();
  const second = useRef<HTMLDivElement>(null);
  const origin = understood(address);
  return (
    <>
      <TextField
        testId="connect-address"
        label={t`Address`}
        hint={
          origin === undefined ? (
            <Trans>Paste it from your browser: any page of the site will do.</Trans>
          ) : (
            <span data-testid="connect-understood">
              <Trans>Understood as {origin}</Trans>
            </span>
          )
        }
        size="large"
        autoFocus
        value={address}
        onChange={onAddress}
        onEnter={() => second.current?.querySelector("input")?.focus()}
      />
      <div ref={second}>
        <KeyField testId="connect-key" value={secret} onChange={onSecret} onEnter={onEnter} />
      </div>
      <div className={styles.foot}>
        <KeyHelp address={origin} />
      </div>
    </>
  );
}
