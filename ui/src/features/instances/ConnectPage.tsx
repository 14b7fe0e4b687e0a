// Connecting an instance: address and key, the check, then name, kind and look. Enter moves on. Address, key and name are
// all that saving needs: without a check before, the core makes it then. The key stays in this page's state only until it
// was saved or the page is left.
import { Trans } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import type { ConnectReport, InstanceItem } from "../../ipc/bindings";
import { Button } from "../../ui/Button";
import { lookAt } from "../../ui/instanceLook";
import { Column } from "./Column";
import { CheckResult } from "./CheckResult";
import { ConnectFields } from "./ConnectFields";
import { ConnectIdentity } from "./ConnectIdentity";
import type { Identity } from "./IdentityFields";
import styles from "./Instances.module.css";
import { useCheck } from "./useCheck";

interface ConnectPageProps {
  readonly others: readonly InstanceItem[];
  readonly onDone: () => void;
}

/** The page. */
export function ConnectPage({ others, onDone }: ConnectPageProps) {
  const [address, setAddress] = useState("");
  const [key, setKey] = useState("");
  const [identity, setIdentity] = useState<Partial<Identity>>({});
  const { checked, check, forget } = useCheck();
  const found = useRef<HTMLDivElement>(null);
  const report = usable(checked?.report);
  const go = () => {
    if (address.trim() !== "" && key.trim() !== "") void check(address, key);
  };
  useEffect(() => {
    if (report) found.current?.querySelector("input")?.focus();
  }, [report]);
  const saved = () => {
    setKey("");
    onDone();
  };
  return (
    <Column title={<Trans>Connect an instance</Trans>} lead={<Trans>An instance is the site where you and your customers sign in to Make.</Trans>} onBack={onDone}>
      <div className={styles.group}>
        <ConnectFields
          address={address}
          secret={key}
          onAddress={(next) => {
            forget();
            setAddress(next);
          }}
          onSecret={(next) => {
            forget();
            setKey(next);
          }}
          onEnter={go}
        />
        <div>
          <Button testId="connect-check" variant={report ? "secondary" : "primary"} size="large" busy={checked?.running} disabled={address.trim() === "" || key.trim() === ""} onPress={go}>
            <Trans>Check address and key</Trans>
          </Button>
        </div>
      </div>
      {checked && <CheckResult checked={checked} address={address} />}
      <div ref={found}>
        {(checked === undefined || checked.running || report) && (
          <ConnectIdentity report={report} chosen={identity} onChoose={(next) => setIdentity(changed(next, report))} address={address} secret={key} disabled={checked?.running ?? false} others={others} onSaved={saved} />
        )}
      </div>
    </Column>
  );
}

/** Only what is not as proposed: another check may propose something else. */
function changed(next: Identity, report: ConnectReport | undefined): Partial<Identity> {
  const proposed = report && lookAt(report.proposedLook);
  return {
    kind: next.kind,
    ...(next.name !== (report?.proposedName ?? "") && { name: next.name }),
    ...(next.look && (next.look.color !== proposed?.color || next.look.shape !== proposed.shape) && { look: next.look }),
  };
}

function usable(report: ConnectReport | undefined): ConnectReport | undefined {
  return report && report.state !== "refused" ? report : undefined;
}
