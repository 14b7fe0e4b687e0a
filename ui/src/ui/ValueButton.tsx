// A value that is changed where it stands: it looks like the value, and says by a small arrow that it can be pressed.
import type { ReactNode } from "react";
import { classes } from "./classes";
import { Hidden } from "./Hidden";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { Icon } from "./Icon";
import styles from "./ValueButton.module.css";

interface ValueButtonProps extends Hooks {
  /** The value. */
  readonly children: ReactNode;
  /** What pressing does, for ears; the value is spoken before it. */
  readonly hint: string;
  /** Pressing only says why it stays as it is: no arrow. */
  readonly closed: boolean;
  readonly expanded: boolean;
  readonly onPress: () => void;
  /** Escape, while something stands beside it. */
  readonly onEscape: (() => void) | undefined;
}

/** The button; `testId` and `data-*` stand on it. */
export function ValueButton(props: ValueButtonProps) {
  const { children, hint, closed, expanded, onPress, onEscape } = props;
  return (
    <button
      {...dataOf(props)}
      type="button"
      className={classes(styles.value, closed && styles.closed)}
      aria-expanded={expanded}
      onClick={onPress}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !onEscape) return;
        event.preventDefault();
        onEscape();
      }}
    >
      <span>{children}</span>
      <Hidden>{hint}</Hidden>
      {!closed && <Icon name="down" size={14} />}
    </button>
  );
}
