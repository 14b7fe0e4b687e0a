// Changing a saved instance: name, kind and look; its key; deleting it.
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { ErrorNotice, ProblemSentence } from "../../errors/ErrorNotice";
import type { InstanceItem, Problem } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { Button } from "../../ui/Button";
import { lookAt, placesOf } from "../../ui/instanceLook";
import { SafeText } from "../../ui/SafeText";
import { TextField } from "../../ui/TextField";
import { Column } from "./Column";
import { Confirm } from "../../shell/Confirm";
import { hasGroups } from "./groups";
import { IdentityFields } from "./IdentityFields";
import type { Identity } from "./IdentityFields";
import styles from "./Instances.module.css";
import { isAboutName } from "./problems";

interface InstanceSettingsProps {
  readonly item: InstanceItem;
  readonly others: readonly InstanceItem[];
  readonly onNewKey: () => void;
  readonly onDuplicate: () => void;
  readonly onDone: () => void;
}

/** The page. */
export function InstanceSettings({ item, others, onNewKey, onDuplicate, onDone }: InstanceSettingsProps) {
  const [identity, setIdentity] = useState<Identity>({ name: item.name, kind: item.kind === "test" ? "test" : "live", look: lookAt(item.look) });
  const [group, setGroup] = useState(item.group ?? "");
  const [problem, setProblem] = useState<Problem>();
  const attempt = async (work: () => Promise<unknown>) => {
    setProblem(undefined);
    try {
      await work();
      onDone();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const { name, kind, look } = identity;
  const save = () =>
    void attempt(async () => {
      await data(commands.updateInstance(item.id, name.trim(), kind, placesOf(look ?? lookAt(item.look))));
      if (group.trim() !== (item.group ?? "")) await data(commands.groupInstance(item.id, group.trim()));
    });
  const remove = () => attempt(() => data(commands.deleteInstance(item.id)));
  const aboutName = problem && isAboutName(problem);
  return (
    <Column title={<SafeText text={item.name} />} lead={item.address} onBack={onDone}>
      <div className={styles.group}>
        <IdentityFields
          identity={identity}
          taken={others.map((other) => lookAt(other.look))}
          nameProblem={aboutName && <ProblemSentence problem={problem} />}
          onChange={setIdentity}
          onEnter={save}
        />
        {hasGroups([item, ...others]) && <GroupField group={group} others={others} onChange={setGroup} onEnter={save} />}
        {problem && !aboutName && <ErrorNotice problem={problem} occasion={problem.code.kind === "case-open" ? "key" : "window"} />}
        <div>
          <Button testId="settings-save" variant="primary" size="large" disabled={name.trim() === ""} onPress={save}>
            <Trans>Save the changes</Trans>
          </Button>
        </div>
      </div>
      <div className={styles.section}>
        <h2>
          <Trans>Key</Trans>
        </h2>
        <Button testId="settings-new-key" icon="key" onPress={onNewKey}>
          <Trans>Enter a new key…</Trans>
        </Button>
      </div>
      <div className={styles.section}>
        <h2>
          <Trans>Duplicate</Trans>
        </h2>
        <Button testId="settings-duplicate" icon="copy" onPress={onDuplicate}>
          <Trans>Duplicate this instance…</Trans>
        </Button>
      </div>
      <Delete item={item} onDelete={remove} />
    </Column>
  );
}

/** The groups that are in use stand below as proposals. */
function GroupField({ group, others, onChange, onEnter }: { readonly group: string; readonly others: readonly InstanceItem[]; readonly onChange: (group: string) => void; readonly onEnter: () => void }) {
  const { t } = useLingui();
  const known = [...new Set(others.flatMap(({ group: other }) => other ?? []))].filter((other) => other !== group.trim());
  return (
    <div className={styles.group}>
      <TextField testId="settings-group" label={t`Group`} hint={t`Instances of a group stand together in the list. Leave it empty for none.`} size="large" value={group} onChange={onChange} onEnter={onEnter} />
      {known.length > 0 && (
        <div className={styles.buttons} role="group" aria-label={t`Groups that are in use`}>
          {known.map((other) => (
            <Button key={other} data-group={other} testId="settings-group-known" variant="quiet" onPress={() => onChange(other)}>
              <SafeText text={other} />
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function Delete({ item, onDelete }: { readonly item: InstanceItem; readonly onDelete: () => Promise<void> }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const name = <SafeText text={item.name} />;
  const go = async () => {
    setBusy(true);
    await onDelete();
    setBusy(false);
  };
  return (
    <div className={styles.section}>
      <h2>
        <Trans>Delete</Trans>
      </h2>
      {asking ? (
        <Confirm
          testId="settings-delete-confirm"
          tone="danger"
          title={<Trans>Delete {name} from this computer?</Trans>}
          keep={t`Keep it`}
          act={t`Delete it with its key`}
          busy={busy}
          onKeep={() => setAsking(false)}
          onAct={() => void go()}
        >
          {item.unfinished && <Trans>A case here is unfinished: continue it or close it first.</Trans>}{" "}
          {item.open && <Trans>Its window is closed first.</Trans>}{" "}
          <Trans>Its key is removed from the password safe. Changes of access that wait and were not carried out are thrown away. On the instance itself nothing changes, and the records of finished cases stay.</Trans>
        </Confirm>
      ) : (
        <Button testId="settings-delete" icon="removal" onPress={() => setAsking(true)}>
          <Trans>Delete this instance…</Trans>
        </Button>
      )}
    </div>
  );
}
