// A thin line under a list, where it moves no row when it arrives or goes. What it unfolds grows upwards.
import type { ReactNode } from "react";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { Icon } from "./Icon";
import type { IconName } from "./Icon";
import styles from "./Strip.module.css";

interface StripProps extends Hooks {
  /** What it is, for ears. */
  readonly label: string;
  readonly icon: IconName;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  /** What stands above it; its id for the button that unfolds it. */
  readonly unfolded: { readonly id: string; readonly open: boolean; readonly content: ReactNode };
}

/** The line; `testId` and `data-*` stand on its section. */
export function Strip(props: StripProps) {
  const { label, icon, children, actions, unfolded } = props;
  return (
    <section {...dataOf(props)} className={styles.strip} aria-label={label}>
      <div className={styles.line}>
        <Icon name={icon} size={18} />
        <div className={styles.words}>{children}</div>
        <div className={styles.actions}>{actions}</div>
      </div>
      <div id={unfolded.id} hidden={!unfolded.open} className={styles.unfolded}>
        {unfolded.open && unfolded.content}
      </div>
    </section>
  );
}
