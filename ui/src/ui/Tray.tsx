// What waits to be reviewed. The only dark surface: this is where writing happens. Render it only while something waits.
import type { ReactNode } from "react";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { Icon } from "./Icon";
import styles from "./Tray.module.css";

interface TrayProps extends Hooks {
  /** "4 changes waiting for Flowline EU" */
  readonly children: ReactNode;
  /** Throw away… (quiet) and review (primary). */
  readonly actions: ReactNode;
}

/** The tray; `testId` and `data-*` stand on it. */
export function Tray(props: TrayProps) {
  return (
    <div {...dataOf(props)} className={styles.tray}>
      <Icon name="tray" size={18} />
      <div className={styles.words} role="status">{props.children}</div>
      <div className={styles.actions}>{props.actions}</div>
    </div>
  );
}
