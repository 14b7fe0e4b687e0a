// A list without rows, left where the first row would be. It teaches: what will stand here, why it is empty now.
import type { ReactNode } from "react";
import styles from "./Empty.module.css";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";

interface EmptyProps extends Hooks {
  /** A whole sentence: what stands here once there is something. */
  readonly title: ReactNode;
  readonly why?: ReactNode;
  /** One button at most. */
  readonly action?: ReactNode;
}

/** An empty place; `testId` and `data-*` stand on it. */
export function Empty(props: EmptyProps) {
  const { title, why, action } = props;
  return (
    <div {...dataOf(props)} className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {why && <p className={styles.why}>{why}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
