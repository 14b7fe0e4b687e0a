// One saved instance: pressing it opens its window, the button beside it leads to its settings.
import { Trans, useLingui } from "@lingui/react/macro";
import type { KeyboardEvent } from "react";
import type { InstanceItem } from "../../ipc/bindings";
import { plainMarks } from "../../lib/marks";
import { Button } from "../../ui/Button";
import { InstanceTile } from "../../ui/InstanceTile";
import { lookAt } from "../../ui/instanceLook";
import { KindWord } from "../../ui/KindWord";
import { Pill } from "../../ui/Pill";
import { SafeText } from "../../ui/SafeText";
import { StatusWord } from "../../ui/StatusWord";
import { hostOf } from "./address";
import styles from "./Instances.module.css";

/** Alt with an arrow key moves the row that has the focus. */
function moveBy(event: KeyboardEvent, onMove: (up: boolean) => void) {
  if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  event.preventDefault();
  onMove(event.key === "ArrowUp");
}

interface InstanceRowProps {
  readonly item: InstanceItem;
  readonly onOpen: () => void;
  readonly onSettings: () => void;
  /** Moves it up or down; Alt and an arrow key do it too. */
  readonly onMove: (up: boolean) => void;
  /** The buttons that move it stand in place of the settings. */
  readonly moving: boolean;
}

/** The row; `instance-item` is the button that opens. */
export function InstanceRow({ item, onOpen, onSettings, onMove, moving }: InstanceRowProps) {
  const { t } = useLingui();
  const name = plainMarks(item.name);
  return (
    <li className={styles.item}>
      <button type="button" className={styles.open} data-testid="instance-item" data-instance={item.name} data-unfinished={item.unfinished ? "true" : undefined} data-open={item.open ? "true" : undefined} data-keyless={item.keyMissing ? "true" : undefined} onClick={onOpen} onKeyDown={(event) => moveBy(event, onMove)}>
        <InstanceTile {...lookAt(item.look)} size={36} />
        <span className={styles.words}>
          <span className={styles.name} title={name}>
            <SafeText text={item.name} />
            <Pill>
              <KindWord kind={item.kind} />
            </Pill>
          </span>
          <span className={styles.address}>{hostOf(item.address)}</span>
        </span>
        {item.unfinished && (
          <StatusWord icon="needs-you" tone="warn">
            <Trans>A case is unfinished</Trans>
          </StatusWord>
        )}
        {item.keyMissing && !item.unfinished && (
          <StatusWord icon="key" tone="warn">
            <Trans>Key missing</Trans>
          </StatusWord>
        )}
        {item.open && !item.unfinished && !item.keyMissing && (
          <StatusWord icon="doing" tone="faint">
            <Trans>Open</Trans>
          </StatusWord>
        )}
      </button>
      {moving ? (
        <>
          <Button testId="instance-up" data-instance={item.name} variant="quiet" icon="up" label={t`Move ${name} up`} onPress={() => onMove(true)} />
          <Button testId="instance-down" data-instance={item.name} variant="quiet" icon="down" label={t`Move ${name} down`} onPress={() => onMove(false)} />
        </>
      ) : (
        <Button testId="instance-settings" data-instance={item.name} variant="quiet" icon="settings" label={t`Change ${name}`} onPress={onSettings} />
      )}
    </li>
  );
}
