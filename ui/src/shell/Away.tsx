// What covers the page while nobody is there: the window locked itself. The page stays underneath as it was left.
import { Plural, Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../errors/ErrorNotice";
import type { InstanceInfo, Problem } from "../ipc/bindings";
import { commands } from "../ipc/bindings";
import { data, problemOf } from "../ipc/call";
import { keys } from "../ipc/queries";
import { Button } from "../ui/Button";
import { SafeText } from "../ui/SafeText";
import { KeyEntry } from "./KeyEntry";
import styles from "./Shell.module.css";

/** Whether the key was wiped because nobody was there. */
export function isAway({ key }: InstanceInfo): boolean {
  return key === "away" || key === "away-typed";
}

/** The page; `away`, inside it `come-back` or the entry of the key. */
export function Away({ info }: { readonly info: InstanceInfo }) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const show = async (answer: Promise<InstanceInfo>) => client.setQueryData(keys.instance, await answer);
  const back = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await show(data(commands.comeBack()));
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  const name = <SafeText text={info.name} />;
  return (
    <div className={styles.page} data-testid="away" data-place={info.key}>
      <div className={styles.narrow}>
        <h1>
          <Trans>Locked while nobody was here</Trans>
        </h1>
        <p className={styles.words}>
          <Plural
            value={info.rules.idleMinutes}
            one="For # minute nobody touched this window, so editing is locked and the key is out of memory."
            other="For # minutes nobody touched this window, so editing is locked and the key is out of memory."
          />{" "}
          <Trans>What you were doing, what waits and every case are as you left them.</Trans>
        </p>
        {problem && <ErrorNotice problem={problem} occasion="key" values={{ instance: info.name }} />}
        {info.key === "away" ? (
          <div className={styles.buttons}>
            <Button variant="primary" size="large" testId="come-back" autoFocus busy={busy} onPress={() => void back()}>
              <Trans>Go on</Trans>
            </Button>
          </div>
        ) : (
          <>
            <p className={styles.words}>
              <Trans>The key of {name} was kept for this session only. Enter it once more:</Trans>
            </p>
            <KeyEntry instance={info.name} onGive={(key, sessionOnly) => show(data(commands.provideKey(key, sessionOnly)))} autoFocus />
          </>
        )}
      </div>
    </div>
  );
}
