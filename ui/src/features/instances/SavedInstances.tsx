// The saved instances: in groups where there are any, found while typing where there are many, in an order that a person chooses.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { InstanceItem } from "../../ipc/bindings";
import { Button } from "../../ui/Button";
import { SafeText } from "../../ui/SafeText";
import { SearchField } from "../../ui/SearchField";
import { groupsOf, isMany, matching } from "./groups";
import { InstanceRow } from "./InstanceRow";
import styles from "./Instances.module.css";

interface SavedInstancesProps {
  readonly items: readonly InstanceItem[];
  readonly onOpen: (id: string) => void;
  readonly onSettings: (id: string) => void;
  readonly onMove: (id: string, up: boolean) => void;
}

/** The list; `instances-search` is there with more than eight, `instances-order` with more than one. */
export function SavedInstances({ items, onOpen, onSettings, onMove }: SavedInstancesProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [moving, setMoving] = useState(false);
  const found = matching(items, isMany(items) ? text : "");
  const groups = groupsOf(found);
  return (
    <div className={styles.group}>
      {isMany(items) && (
        <div className={styles.finding}>
          <SearchField testId="instances-search" label={t`Find an instance`} placeholder={t`Name, address or group`} value={text} onChange={setText} onEnter={() => found[0] && onOpen(found[0].id)} />
          <span className={styles.count} role="status" data-testid="instances-count" data-shown={found.length} data-total={items.length}>
            {found.length === items.length ? <Plural value={items.length} one="# instance" other="# instances" /> : <Trans>{found.length} of {items.length}</Trans>}
          </span>
        </div>
      )}
      {groups.map(({ group, members }) => (
        <section key={group ?? ""} aria-label={group ?? t`Without a group`}>
          {groups.length > 1 && <h2 className={styles.groupName}>{group === null ? <Trans>Without a group</Trans> : <SafeText text={group} />}</h2>}
          <ul className={styles.items}>
            {members.map((item) => (
              <InstanceRow key={item.id} item={item} moving={moving} onOpen={() => onOpen(item.id)} onSettings={() => onSettings(item.id)} onMove={(up) => onMove(item.id, up)} />
            ))}
          </ul>
        </section>
      ))}
      {found.length === 0 && (
        <p className={styles.lead}>
          <Trans>No instance has this in its name, its address or its group.</Trans>
        </p>
      )}
      {items.length > 1 && (
        <div className={styles.back}>
          <Button testId="instances-order" variant="quiet" icon={moving ? "check" : "up"} onPress={() => setMoving(!moving)}>
            {moving ? <Trans>The order is as I want it</Trans> : <Trans>Change the order</Trans>}
          </Button>
        </div>
      )}
    </div>
  );
}
