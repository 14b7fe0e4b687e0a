// What stands inside panels: groups of lines with a name at the left and a value at the right.
import type { ReactNode } from "react";
import { classes } from "./classes";
import styles from "./Facts.module.css";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";

/** A titled group of lines. */
export function FactGroup({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

interface FactLineProps extends Hooks {
  readonly name: ReactNode;
  readonly value?: ReactNode;
  /** `inner`: indented 24 under the line before it (a team under its organization); `plain`: a name that is no headline. */
  readonly level?: "outer" | "inner" | "plain";
}

/** One line; `testId` and `data-*` stand on the `<li>`. */
export function FactLine(props: FactLineProps) {
  const { name, value, level = "outer" } = props;
  return (
    <li {...dataOf(props)} className={classes(styles.place, styles[level])}>
      <span className={styles.name}>{name}</span>
      {value !== undefined && <span className={styles.value}>{value}</span>}
    </li>
  );
}
