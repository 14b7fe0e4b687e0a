// A key or a password is typed or pasted here once. It is dots until asked for, and the browser is told to keep its hands off.
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "./Button";
import { classes } from "./classes";
import { Field } from "./Field";
import styles from "./Field.module.css";
import { dataOf } from "./hooks";
import { pressEnter } from "./TextField";
import type { TypedProps } from "./TextField";

interface SecretFieldProps extends TypedProps {
  /** What show and hide speak of. */
  readonly spoken?: "key" | "password";
}

/** A field for a key or a password, with show and hide; `testId` and `data-*` stand on the `<input>`. */
export function SecretField(props: SecretFieldProps) {
  const { spoken = "key", value, onChange, placeholder, disabled, size, onEnter, autoFocus } = props;
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  const words = { key: { hide: t`Hide the key`, show: t`Show the key` }, password: { hide: t`Hide the password`, show: t`Show the password` } };
  return (
    <Field {...props}>
      {(ties) => (
        <div className={styles.box}>
          <input
            {...dataOf(props)}
            {...ties}
            type={shown ? "text" : "password"}
            className={classes(styles.input, styles.trailing, size === "large" && styles.large)}
            value={value}
            placeholder={placeholder}
            disabled={disabled}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the caller decides, for a page whose one question this is
            autoFocus={autoFocus}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={(event) => pressEnter(event, onEnter)}
          />
          <span className={styles.inside}>
            <Button variant="quiet" icon={shown ? "hide" : "show"} label={words[spoken][shown ? "hide" : "show"]} onPress={() => setShown(!shown)} />
          </span>
        </div>
      )}
    </Field>
  );
}
