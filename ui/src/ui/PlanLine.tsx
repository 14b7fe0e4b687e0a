// The lines of a review: one per step, grouped by organization; equal lines fold but stay in the document.
import { useId, useState } from "react";
import type { ReactNode } from "react";
import { Change } from "./Change";
import { classes } from "./classes";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { Icon } from "./Icon";
import type { IconName } from "./Icon";
import styles from "./PlanLine.module.css";

interface PlanGroupProps {
  readonly title: ReactNode;
  /** 3 where the group stands inside of another one with a heading. */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}

/** A heading (the organization) and its lines. */
export function PlanGroup({ title, level = 2, children }: PlanGroupProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={styles.group}>
      <Heading className={styles.title}>{title}</Heading>
      <ul>{children}</ul>
    </section>
  );
}

interface PlanLineProps extends Hooks {
  readonly icon: IconName;
  readonly what: ReactNode;
  readonly before?: ReactNode;
  readonly after: ReactNode;
  /** Something or someone is taken away. */
  readonly removal?: boolean;
}

/** One step: glyph, what, before → after; `testId` and `data-*` stand on the `<li>`. */
export function PlanLine(props: PlanLineProps) {
  const { icon, what, before, after, removal } = props;
  return (
    <li {...dataOf(props)} className={classes(styles.line, removal && styles.removal)}>
      <span className={styles.glyph}>
        <Icon name={icon} size={18} />
      </span>
      <span className={styles.what}>{what}</span>
      <Change before={before} after={after} removal={removal} />
    </li>
  );
}

interface PlanFoldProps extends Hooks {
  /** "Mara in 4 teams" */
  readonly what: ReactNode;
  readonly before?: ReactNode;
  readonly after: ReactNode;
  /** The PlanLines that it stands for. */
  readonly children: ReactNode;
}

/** Several equal lines as one that unfolds; `testId` and `data-*` stand on its `<button>`. */
export function PlanFold(props: PlanFoldProps) {
  const { what, before, after, children } = props;
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li>
      <button {...dataOf(props)} type="button" className={styles.foldHead} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <span className={styles.glyph}>
          <Icon name={open ? "down" : "right"} size={18} />
        </span>
        <span className={styles.what}>{what}</span>
        <Change before={before} after={after} />
      </button>
      <ul id={id} className={styles.folded} hidden={!open}>
        {children}
      </ul>
    </li>
  );
}
