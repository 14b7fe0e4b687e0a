// A line that stays: no connection, slowing down, an unfinished run. For passing news there is the toast.
import type { ReactNode } from "react";
import { classes } from "./classes";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { Icon } from "./Icon";
import type { IconName } from "./Icon";
import styles from "./Notice.module.css";

interface NoticeProps extends Hooks {
  readonly children: ReactNode;
  readonly tone?: "warn" | "accent";
  readonly icon?: IconName;
  readonly actions?: ReactNode;
}

/** A line with glyph, words and buttons at the right; `testId` and `data-*` stand on it. */
export function Notice(props: NoticeProps) {
  const { children, tone = "warn", icon = "care", actions } = props;
  return (
    <div {...dataOf(props)} className={classes(styles.notice, styles[tone])}>
      <Icon name={icon} size={18} />
      <div className={styles.words} role="status">{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
