// A line of text, and its longer sister. What is typed is the caller's; nothing is trimmed or checked here.
import type { KeyboardEvent } from "react";
import { classes } from "./classes";
import { Field } from "./Field";
import type { FieldWords } from "./Field";
import styles from "./Field.module.css";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";

/** What every typed field takes. */
export interface TypedProps extends FieldWords, Hooks {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly size?: "normal" | "large";
  readonly onEnter?: () => void;
}

interface TextFieldProps extends TypedProps {
  readonly type?: "text" | "email" | "url";
  readonly spellCheck?: boolean;
}

/** A field of one line; `testId` and `data-*` stand on the `<input>`. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, placeholder, disabled, autoFocus, size, onEnter, type = "text", spellCheck = false } = props;
  return (
    <Field {...props}>
      {(ties) => (
        <input
          {...dataOf(props)}
          {...ties}
          type={type}
          className={classes(styles.input, size === "large" && styles.large)}
          value={value}
          placeholder={placeholder}
          disabled={disabled}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the caller decides, for a page whose one question this is
          autoFocus={autoFocus}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={spellCheck}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => pressEnter(event, onEnter)}
        />
      )}
    </Field>
  );
}

/** A field of several lines (a note, a message to copy). */
export function TextArea(props: TypedProps & { readonly rows?: number; readonly readOnly?: boolean }) {
  const { value, onChange, placeholder, disabled, rows = 4, readOnly } = props;
  return (
    <Field {...props}>
      {(ties) => (
        <textarea
          {...dataOf(props)}
          {...ties}
          className={classes(styles.input, styles.area)}
          rows={rows}
          value={value}
          placeholder={placeholder}
          disabled={disabled}
          readOnly={readOnly}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** Calls `onEnter` for a finished Enter, not for the one that ends an input method's word. */
export function pressEnter(event: KeyboardEvent, onEnter: (() => void) | undefined) {
  if (event.key !== "Enter" || event.nativeEvent.isComposing || !onEnter) return;
  event.preventDefault();
  onEnter();
}
