// The last questions of connecting, and saving. A password safe that does not take the key has its own words each, and the
// key can then be used for this session only.
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { ErrorNotice, ProblemSentence } from "../../errors/ErrorNotice";
import type { ConnectReport, InstanceItem, Problem } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { SafePrompt } from "../../shell/KeyEntry";
import { InView } from "../../shell/InView";
import { isKeychainTrouble } from "../../shell/keychain";
import { Button } from "../../ui/Button";
import { lookAt, placesOf } from "../../ui/instanceLook";
import { hostOf, understood } from "./address";
import { IdentityFields } from "./IdentityFields";
import type { Identity } from "./IdentityFields";
import styles from "./Instances.module.css";
import { isAboutName } from "./problems";

interface ConnectIdentityProps {
  /** What the check found, where it was made: it proposes a name and a look. Saving without it makes it. */
  readonly report: ConnectReport | undefined;
  readonly chosen: Partial<Identity>;
  readonly onChoose: (chosen: Identity) => void;
  readonly address: string;
  readonly secret: string;
  readonly disabled: boolean;
  readonly others: readonly InstanceItem[];
  readonly onSaved: () => void;
}

/** Name, kind, look and the button that saves and opens. */
export function ConnectIdentity({ report, chosen, onChoose, address, secret, disabled, others, onSaved }: ConnectIdentityProps) {
  const identity: Identity = {
    name: chosen.name ?? report?.proposedName ?? "",
    kind: chosen.kind ?? "live",
    look: chosen.look ?? (report && lookAt(report.proposedLook)),
  };
  const ready = !disabled && identity.name.trim() !== "" && address.trim() !== "" && secret.trim() !== "";
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const save = async (sessionOnly: boolean) => {
    if (busy || !ready) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const { name, kind, look } = identity;
      await data(commands.saveInstance({ address, name: name.trim(), kind, look: look ? placesOf(look) : null }, secret, sessionOnly));
      onSaved();
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  };
  const aboutName = problem && isAboutName(problem);
  return (
    <div className={styles.group}>
      <IdentityFields
        identity={identity}
        taken={others.map((other) => lookAt(other.look))}
        nameProblem={aboutName && <ProblemSentence problem={problem} occasion="key" />}
        onChange={onChoose}
        onEnter={() => void save(false)}
      />
      {problem && !aboutName && (
        <InView>
          <ErrorNotice
            testId="connect-problem"
            problem={problem}
            occasion="key"
            values={{ instance: hostOf(understood(address) ?? address) }}
            actions={
              isKeychainTrouble(problem) && (
                <Button testId="connect-session-only" busy={busy} onPress={() => void save(true)}>
                  <Trans>Use the key for this session only</Trans>
                </Button>
              )
            }
          />
        </InView>
      )}
      <SafePrompt />
      <div>
        <Button testId="connect-save" variant={report ? "primary" : "secondary"} size="large" busy={busy} disabled={!ready} onPress={() => void save(false)}>
          <Trans>Save and open</Trans>
        </Button>
      </div>
    </div>
  );
}
