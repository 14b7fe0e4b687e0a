// A status: a glyph and the word. The word alone suffices, the color only supports it.
import type { ReactNode } from "react";
import { classes } from "./classes";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { Icon } from "./Icon";
import type { IconName } from "./Icon";
import styles from "./StatusWord.module.css";

/** How a status is colored: `accent` done, `warn` needs care, `danger` removal and refusal, `faint` waiting or nothing. */
export type Tone = "plain" | "accent" | "warn" | "danger" | "faint";

interface StatusWordProps extends Hooks {
  readonly icon: IconName;
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly size?: 14 | 18;
}

/** Glyph and word; `testId` and `data-*` stand on their frame. */
export function StatusWord(props: StatusWordProps) {
  const { icon, children, tone = "plain", size = 14 } = props;
  return (
    <span {...dataOf(props)} className={classes(styles.status, tone !== "plain" && styles[tone])}>
      <Icon name={icon} size={size} />
      <span>{children}</span>
    </span>
  );
}
