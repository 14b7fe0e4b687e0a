// A new key for a saved instance: checked at its address, then kept in place of the old one.
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import type { ConnectReport, InstanceItem } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { KeyEntry } from "../../shell/KeyEntry";
import { KeyHelp } from "../../shell/KeyHelp";
import { Button } from "../../ui/Button";
import { SafeText } from "../../ui/SafeText";
import { hostOf } from "./address";
import { CheckReport } from "./CheckReport";
import { Column } from "./Column";
import styles from "./Instances.module.css";

/** The page; after the key was taken it says whose it is. */
export function NewKeyPage({ item, onDone }: { readonly item: InstanceItem; readonly onDone: () => void }) {
  const [report, setReport] = useState<ConnectReport>();
  const name = <SafeText text={item.name} />;
  const give = async (key: string, sessionOnly: boolean) => setReport(await data(commands.replaceKey(item.id, key, sessionOnly)));
  if (report) {
    return (
      <Column title={<Trans>The new key is in use</Trans>} lead={name} onBack={onDone}>
        <div className={styles.group} role="status" data-testid="new-key-result" data-state={report.state}>
          <CheckReport report={report} />
        </div>
        <div>
          <Button variant="primary" size="large" autoFocus onPress={onDone}>
            <Trans>Done</Trans>
          </Button>
        </div>
      </Column>
    );
  }
  return (
    <Column
      title={<Trans>Enter a new key</Trans>}
      lead={<Trans>For {name}. The key has to be made there; everything saved about the instance stays.</Trans>}
      onBack={onDone}
    >
      <KeyEntry instance={hostOf(item.address)} onGive={give} autoFocus />
      <KeyHelp address={item.address} />
    </Column>
  );
}
