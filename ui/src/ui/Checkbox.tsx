// A thing that is ticked or not.
import type { ReactNode } from "react";
import styles from "./Checkbox.module.css";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";

interface CheckboxProps extends Hooks {
  /** The words beside the box; with `labelHidden` they are spoken only (a plain string then). */
  readonly label: ReactNode;
  readonly labelHidden?: boolean;
  readonly words?: ReactNode;
  readonly checked: boolean;
  readonly mixed?: boolean;
  readonly disabled?: boolean;
  readonly tabIndex?: number;
  readonly onChange: (checked: boolean) => void;
}

/** A native checkbox; `testId` and `data-*` stand on the `<input>`. */
export function Checkbox(props: CheckboxProps) {
  const { label, labelHidden, words, checked, mixed = false, disabled, tabIndex, onChange } = props;
  const box = (
    <input
      {...dataOf(props)}
      type="checkbox"
      className={styles.box}
      checked={checked}
      disabled={disabled}
      tabIndex={tabIndex}
      aria-label={labelHidden && typeof label === "string" ? label : undefined}
      ref={(element) => {
        if (element) element.indeterminate = mixed;
      }}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
  // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- the box inside carries the name itself
  if (labelHidden) return <label className={styles.bare}>{box}</label>;
  return (
    <label className={styles.line}>
      {box}
      <span>{label}</span>
      {words && <span className={styles.words}>{words}</span>}
    </label>
  );
}
