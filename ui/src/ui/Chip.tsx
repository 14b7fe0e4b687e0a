// A filter that is on or off.
import type { ReactNode } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import styles from "./Chip.module.css";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { Icon } from "./Icon";

interface ChipProps extends Hooks {
  readonly children: ReactNode;
  readonly chosen: boolean;
  readonly disabled?: boolean;
  readonly onChange: (chosen: boolean) => void;
}

/** A pill-shaped toggle; chosen shows a check besides its color. `testId` and `data-*` stand on the `<button>`. */
export function Chip(props: ChipProps) {
  const { children, chosen, disabled, onChange } = props;
  return (
    <ToggleButton {...dataOf(props)} className={styles.chip ?? ""} isSelected={chosen} isDisabled={disabled} onChange={onChange}>
      {chosen && <Icon name="check" size={12} />}
      {children}
    </ToggleButton>
  );
}
