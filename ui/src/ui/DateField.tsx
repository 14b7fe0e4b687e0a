// A day of the calendar. A native control, so that the system, screen readers and WebDriver all know how to work it; how a
// day is written in it is the system's choice, hence the caller says the day in words as the hint.
import { useState } from "react";
import { classes } from "./classes";
import { Field } from "./Field";
import type { FieldWords } from "./Field";
import styles from "./Field.module.css";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";

interface DateFieldProps extends FieldWords, Hooks {
  /** `2026-11-22`; empty while it is not whole. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly min: string;
  readonly max: string;
}

/** The field; `testId` and `data-*` stand on the `<input>`. A problem is said only once the field was left. */
export function DateField(props: DateFieldProps) {
  const { value, onChange, min, max, problem } = props;
  const [typing, setTyping] = useState(false);
  return (
    <Field {...props} problem={typing ? undefined : problem}>
      {(ties) => (
        <input
          {...dataOf(props)}
          {...ties}
          type="date"
          className={classes(styles.input, styles.date)}
          value={value}
          min={min}
          max={max}
          onChange={(event) => onChange(event.target.value)}
          onFocus={() => setTyping(true)}
          onBlur={() => setTyping(false)}
        />
      )}
    </Field>
  );
}
