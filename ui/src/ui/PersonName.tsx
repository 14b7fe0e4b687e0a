// A person wherever one appears: name, email and number together, because names repeat.
import { personNumber } from "../lib/counts";
import { plainMarks } from "../lib/marks";
import { classes } from "./classes";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import styles from "./PersonName.module.css";
import { SafeText } from "./SafeText";

interface PersonNameProps extends Hooks {
  readonly name: string;
  readonly email: string;
  readonly id: number | string;
  /** `inline`: one sentence part that wraps. `stacked`: two lines, each cut with an ellipsis. */
  readonly layout?: "inline" | "stacked";
}

/** "Mara Lindqvist · mara@… (#4711)"; `testId` and `data-*` stand on the whole unit. */
export function PersonName(props: PersonNameProps) {
  const { name, email, id, layout = "inline" } = props;
  const number = <span className={styles.number}>{personNumber(id)}</span>;
  if (layout === "stacked") {
    return (
      <span {...dataOf(props)} className={classes(styles.person, styles.stacked)} title={plainMarks(`${name} · ${email}`)}>
        <span className={classes(styles.name, styles.line)}>
          <SafeText text={name} />
        </span>
        <span className={classes(styles.rest, styles.line)}>
          <SafeText text={email} /> {number}
        </span>
      </span>
    );
  }
  return (
    <span {...dataOf(props)} className={styles.person}>
      <span className={styles.name}>
        <SafeText text={name} />
      </span>{" "}
      <span className={styles.rest}>
        <SafeText text={email} /> {number}
      </span>
    </span>
  );
}
