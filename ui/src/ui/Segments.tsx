// One of a few views of the same page: native radio buttons side by side, dressed as one control.
import { useId } from "react";
import type { ReactNode } from "react";
import { Hidden } from "./Hidden";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import styles from "./Segments.module.css";

/** One view. */
export interface Segment<Value extends string> {
  readonly value: Value;
  readonly words: ReactNode;
}

interface SegmentsProps<Value extends string> extends Hooks {
  /** Spoken only. */
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
}

/** `testId`, `data-*` and `data-value` (the chosen one) stand on the group; each radio has its own `data-value`. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, value, segments, onChange } = props;
  const group = useId();
  return (
    <fieldset {...dataOf(props)} data-value={value} className={styles.segments}>
      <legend>
        <Hidden>{label}</Hidden>
      </legend>
      {segments.map((segment) => (
        <label key={segment.value} data-value={segment.value} className={styles.segment}>
          <input type="radio" className={styles.input} name={group} checked={segment.value === value} onChange={() => onChange(segment.value)} />
          {segment.words}
        </label>
      ))}
    </fieldset>
  );
}
