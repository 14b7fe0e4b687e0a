// A choice that deserves a sentence each: native radio buttons dressed as cards. The group carries the hook and its
// value, each radio its own `data-value`, so that a test clicks `[data-testid=…] [data-value=person]`.
import { useId } from "react";
import type { ReactNode } from "react";
import { classes } from "./classes";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { Hidden } from "./Hidden";
import styles from "./RadioCards.module.css";

/** One card. */
export interface Card<Value extends string = string> {
  readonly value: Value;
  readonly title: ReactNode;
  readonly words?: ReactNode;
  readonly disabled?: boolean;
}

interface RadioCardsProps<Value extends string> extends Hooks {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: Value | undefined;
  readonly cards: readonly Card<Value>[];
  readonly onChange: (value: Value) => void;
  /** `row` puts the cards side by side where there is room. */
  readonly layout?: "column" | "row";
}

/** Cards of which one is chosen; `testId`, `data-*` and `data-value` (the chosen one) stand on the group. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { label, labelHidden, value, cards, onChange, layout = "column" } = props;
  const group = useId();
  return (
    <fieldset {...dataOf(props)} data-value={value}>
      <legend className={labelHidden ? undefined : styles.legend}>{labelHidden ? <Hidden>{label}</Hidden> : label}</legend>
      <div className={classes(styles.cards, layout === "row" && styles.row)}>
        {cards.map((card) => (
          <label key={card.value} className={styles.card}>
            <input
              type="radio"
              className={styles.dot}
              name={group}
              value={card.value}
              data-value={card.value}
              checked={card.value === value}
              disabled={card.disabled}
              onChange={() => onChange(card.value)}
            />
            <span className={styles.title}>{card.title}</span>
            {card.words && <span className={styles.words}>{card.words}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
