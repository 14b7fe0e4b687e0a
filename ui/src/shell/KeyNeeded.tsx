// What stands in the place of a page while no key is known: the keychain has not answered, or there is none in it.
import { Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { InstanceInfo } from "../ipc/bindings";
import { commands } from "../ipc/bindings";
import { data } from "../ipc/call";
import { keys } from "../ipc/queries";
import { SafeText } from "../ui/SafeText";
import { Spinner } from "../ui/Spinner";
import { KeyEntry } from "./KeyEntry";
import { KeyHelp } from "./KeyHelp";
import styles from "./Shell.module.css";

interface KeyNeededProps {
  readonly info: InstanceInfo;
  /** Given where a working key is to be replaced and one can go back. */
  readonly onDone?: () => void;
}

/** The page; `key-needed` with `data-place`. */
export function KeyNeeded({ info, onDone }: KeyNeededProps) {
  const client = useQueryClient();
  const give = async (key: string, sessionOnly: boolean) => {
    client.setQueryData(keys.instance, await data(commands.provideKey(key, sessionOnly)));
    onDone?.();
  };
  const name = <SafeText text={info.name} />;
  const address = <SafeText text={info.address} />;
  if (info.key === "waiting-for-keychain" && !onDone) {
    return (
      <Page place={info.key} title={<Trans>Waiting for your password safe</Trans>}>
        <p className={styles.waiting} role="status">
          <Spinner />
          <Trans>Look for a window of your system that asks for your password. A late answer still counts.</Trans>
        </p>
        <p className={styles.words}>
          <Trans>Or enter the key of {name} once more:</Trans>
        </p>
        <KeyEntry instance={info.name} onGive={give} />
      </Page>
    );
  }
  return (
    <Page place={info.key} title={onDone ? <Trans>Enter a new key</Trans> : <Trans>A key is needed</Trans>}>
      <p className={styles.words}>
        {onDone ? (
          <Trans>The key has to be made on {name}. What you have prepared and every case stays.</Trans>
        ) : (
          <Trans>There is no key for {name} on this computer. The instance and everything saved about it are still here.</Trans>
        )}{" "}
        <Trans>The key you enter is sent to {address} and nowhere else.</Trans>
      </p>
      <KeyEntry instance={info.name} onGive={give} onCancel={onDone} autoFocus />
      <KeyHelp address={info.address} />
    </Page>
  );
}

function Page({ place, title, children }: { readonly place: string; readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles.page} data-testid="key-needed" data-place={place}>
      <div className={styles.narrow}>
        <h1>{title}</h1>
        {children}
      </div>
    </div>
  );
}
