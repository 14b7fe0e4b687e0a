// A short fact in a frame: the kind of an instance, "Editing open, 12 min left". Statuses of people are no pills but StatusWord.
import type { ReactNode } from "react";
import { classes } from "./classes";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { Icon } from "./Icon";
import type { IconName } from "./Icon";
import styles from "./Pill.module.css";

interface PillProps extends Hooks {
  readonly children: ReactNode;
  readonly tone?: "plain" | "warn" | "accent";
  readonly icon?: IconName;
}

/** A pill; `testId` and `data-*` stand on it. */
export function Pill(props: PillProps) {
  const { children, tone = "plain", icon } = props;
  return (
    <span {...dataOf(props)} className={classes(styles.pill, tone !== "plain" && styles[tone])}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}
