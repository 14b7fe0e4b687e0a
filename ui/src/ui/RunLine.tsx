// One step while it is carried out. Trouble opens as a block under its own line, never elsewhere.
import type { ReactNode } from "react";
import { Change } from "./Change";
import { classes } from "./classes";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { Icon } from "./Icon";
import type { IconName } from "./Icon";
import styles from "./RunLine.module.css";
import type { StepState } from "./stepState";
import { StepWord } from "./StepWord";

interface RunLineProps extends Hooks {
  readonly state: StepState;
  /** What kind of step it is (frozen, owner, …). */
  readonly icon: IconName;
  readonly what: ReactNode;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  /** An ErrorBlock for this line; its hooks (`run-retry`, …) are the caller's. */
  readonly trouble?: ReactNode;
}

/** A line of a run; `testId`, `data-*` and `data-state` stand on the `<li>`. */
export function RunLine(props: RunLineProps) {
  const { state, icon, what, before, after, trouble } = props;
  const current = state === "doing" || state === "checking";
  const look = classes(styles.item, current && styles.current, state === "waiting" && styles.quiet, state === "skipped" && styles.skipped);
  return (
    <li {...dataOf(props)} data-state={state} className={look} aria-current={current ? "step" : undefined}>
      <div className={styles.line}>
        <span className={styles.glyph}>
          <Icon name={icon} size={18} />
        </span>
        <span className={styles.what}>{what}</span>
        <span className={styles.change}>{after !== undefined && <Change before={before} after={after} />}</span>
        <span className={styles.state}>
          <StepWord state={state} />
        </span>
      </div>
      {trouble && <div className={styles.trouble}>{trouble}</div>}
    </li>
  );
}
