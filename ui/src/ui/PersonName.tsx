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
  if (layout === "stacked") {
    return (
      <span {...dataOf(props)} className={classes(styles.person, styles.stacked)} title={plainMarks(`${name} · ${email}`)}>
        <span className={classes(styles.name, styles.line)}>
          <SafeText text={name} />
        </span>
        <PersonContact email={email} id={id} />
      </span>
    );
  }
  return (
    <span {...dataOf(props)} className={styles.person}>
      <span className={styles.name}>
        <SafeText text={name} />
      </span>{" "}
      <span className={styles.rest}>
        <SafeText text={email} /> <span className={styles.number}>{personNumber(id)}</span>
      </span>
    </span>
  );
}

/** Email and number as one line of a list: the email is cut with an ellipsis when it must be, the number never. */
export function PersonContact({ email, id }: { readonly email: string; readonly id: number | string }) {
  return (
    <span className={classes(styles.rest, styles.contact)}>
      <span className={styles.line}>
        <SafeText text={email} />
      </span>
      <span className={styles.number}>{personNumber(id)}</span>
    </span>
  );
}
