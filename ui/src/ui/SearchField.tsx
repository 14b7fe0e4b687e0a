// Search as you type: no button, Escape empties it, the count of what is left stands elsewhere.
import { useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { Button } from "./Button";
import { classes } from "./classes";
import { Field } from "./Field";
import styles from "./Field.module.css";
import { dataOf } from "./hooks";
import { Icon } from "./Icon";
import type { TypedProps } from "./TextField";

interface SearchProps extends TypedProps {
  /** The arrow down: into what was found. */
  readonly onDown?: () => void;
}

/** A search field; its label is spoken only unless `labelHidden` is false. `testId` and `data-*` stand on the `<input>`. */
export function SearchField(props: SearchProps) {
  const { labelHidden = true, value, onChange, placeholder, disabled, autoFocus, onEnter, onDown } = props;
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const empty = () => {
    onChange("");
    input.current?.focus();
  };
  return (
    <Field {...props} labelHidden={labelHidden}>
      {(ties) => (
        <div className={styles.box}>
          <span className={styles.leadingIcon}>
            <Icon name="search" />
          </span>
          <input
            {...dataOf(props)}
            {...ties}
            ref={input}
            type="search"
            className={classes(styles.input, styles.leading, value !== "" && styles.trailing)}
            value={value}
            placeholder={placeholder}
            disabled={disabled}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the caller decides, for a page whose one question this is
            autoFocus={autoFocus}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape" && value !== "") {
                event.stopPropagation();
                onChange("");
              }
              if (event.key === "ArrowDown" && onDown) {
                event.preventDefault();
                onDown();
              }
              if (event.key === "Enter" && !event.nativeEvent.isComposing) onEnter?.();
            }}
          />
          {value !== "" && (
            <span className={styles.inside}>
              <Button variant="quiet" icon="close" label={t`Empty the search`} onPress={empty} />
            </span>
          )}
        </div>
      )}
    </Field>
  );
}
