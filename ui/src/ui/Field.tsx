// The frame of every field: label above, the control, then one hint or one problem below. Not used by screens directly.
import { useId } from "react";
import type { ReactNode } from "react";
import styles from "./Field.module.css";
import { Hidden } from "./Hidden";
import { Icon } from "./Icon";

/** What all fields take besides their value. */
export interface FieldWords {
  readonly label: string;
  /** The label is spoken but not drawn (search). */
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  /** What is not right with the value, in whole words; its presence marks the field. */
  readonly problem?: ReactNode;
}

/** What the control inside needs to be tied to its words. */
export interface FieldTies {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

/** Draws the words around a control that `children` renders with the given ties. */
export function Field({ label, labelHidden, hint, problem, children }: FieldWords & { readonly children: (ties: FieldTies) => ReactNode }) {
  const id = useId();
  const below = problem ?? hint;
  const ties: FieldTies = { id, "aria-describedby": below ? `${id}-below` : undefined, "aria-invalid": problem ? true : undefined };
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={labelHidden ? styles.unseen : styles.label}>
        {labelHidden ? <Hidden>{label}</Hidden> : label}
      </label>
      {children(ties)}
      {problem ? (
        <p id={`${id}-below`} className={styles.problem} role="alert">
          <Icon name="care" size={14} />
          <span>{problem}</span>
        </p>
      ) : (
        hint && (
          <p id={`${id}-below`} className={styles.hint}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}
