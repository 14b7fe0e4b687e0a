// One of several short choices. A native control, so that the system, screen readers and WebDriver all know how to work it.
import { classes } from "./classes";
import { Field } from "./Field";
import type { FieldWords } from "./Field";
import styles from "./Field.module.css";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { Icon } from "./Icon";

/** One choice; `value` is what the caller gets and what `data-value` says. */
export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
}

interface SelectProps<Value extends string> extends FieldWords, Hooks {
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  /** 32 high with cell text, for use inside lists. */
  readonly compact?: boolean;
}

/** A native `<select>`; `testId` and `data-*` stand on it, each `<option>` has `data-value`. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, choices, onChange, disabled, compact } = props;
  const choose = (chosen: string) => {
    const found = choices.find((choice) => choice.value === chosen);
    if (found) onChange(found.value);
  };
  return (
    <Field {...props}>
      {(ties) => (
        <div className={styles.box}>
          <select
            {...dataOf(props)}
            {...ties}
            className={classes(styles.input, styles.select, compact && styles.compact)}
            value={value}
            disabled={disabled}
            onChange={(event) => choose(event.target.value)}
          >
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value} data-value={choice.value} disabled={choice.disabled}>
                {choice.label}
              </option>
            ))}
          </select>
          <span className={styles.arrow}>
            <Icon name="down" />
          </span>
        </div>
      )}
    </Field>
  );
}
