// One instance in the switcher: tile, name, kind, and what waits or goes on there.
import { Plural, Trans } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import type { SwitchItem } from "../ipc/bindings";
import { plainMarks } from "../lib/marks";
import { InstanceTile } from "../ui/InstanceTile";
import { lookAt } from "../ui/instanceLook";
import { KindWord } from "../ui/KindWord";
import { Pill } from "../ui/Pill";
import { SafeText } from "../ui/SafeText";
import { StatusWord } from "../ui/StatusWord";
import styles from "./Switcher.module.css";

/** The row; `switcher-item` with `data-instance`, `data-waiting` and `data-case` is the button that opens. */
export function SwitcherItem({ item, autoFocus, onOpen }: { readonly item: SwitchItem; readonly autoFocus: boolean; readonly onOpen: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (autoFocus) button.current?.focus();
  }, [autoFocus]);
  return (
    <li>
      <button ref={button} type="button" className={styles.item} data-testid="switcher-item" data-instance={item.name} data-waiting={item.waiting} data-case={item.case} onClick={onOpen}>
        <InstanceTile {...lookAt(item.look)} size={28} />
        <span className={styles.about}>
          <span className={styles.name} title={plainMarks(item.name)}>
            <SafeText text={item.name} />
            <Pill>
              <KindWord kind={item.kind} />
            </Pill>
          </span>
          <State item={item} />
        </span>
      </button>
    </li>
  );
}

function State({ item }: { readonly item: SwitchItem }) {
  if (item.case === "none" && item.waiting === 0 && !item.open) return null;
  return (
    <span className={styles.states}>
      {item.case === "going" && (
        <StatusWord icon="doing" tone="accent">
          <Trans>Run going</Trans>
        </StatusWord>
      )}
      {item.case === "unfinished" && (
        <StatusWord icon="needs-you" tone="warn">
          <Trans>A case is unfinished</Trans>
        </StatusWord>
      )}
      {item.waiting > 0 && (
        <StatusWord icon="tray">
          <Plural value={item.waiting} one="# change waiting" other="# changes waiting" />
        </StatusWord>
      )}
      {item.open && item.case === "none" && item.waiting === 0 && (
        <StatusWord icon="check" tone="faint">
          <Trans>Open</Trans>
        </StatusWord>
      )}
    </span>
  );
}
