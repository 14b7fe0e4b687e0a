// A small card at the foot of the navigation. It gives the column no other width, and where the names of the pages stand
// above the page, or the window is low, the pages go before it.
import type { ReactNode } from "react";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { Icon } from "./Icon";
import type { IconName } from "./Icon";
import styles from "./FootCard.module.css";

interface FootCardProps extends Hooks {
  readonly icon: IconName;
  readonly title: ReactNode;
  /** What it is, for ears. */
  readonly label: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/** The card; `testId` and `data-*` stand on its section. */
export function FootCard(props: FootCardProps) {
  const { icon, title, label, children, actions } = props;
  return (
    <section {...dataOf(props)} data-area="" className={styles.card} aria-label={label}>
      <div className={styles.title}>
        <Icon name={icon} size={18} />
        <strong>{title}</strong>
      </div>
      <div className={styles.words}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </section>
  );
}
