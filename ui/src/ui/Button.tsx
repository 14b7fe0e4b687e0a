// Everything that is pressed and acts. A button says verb and object; what cannot be done yet says so beside it.
import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import styles from "./Button.module.css";
import { classes } from "./classes";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { Icon } from "./Icon";
import type { IconName } from "./Icon";
import { Spinner } from "./Spinner";

/** How loud a button is: one `primary` per page, `danger` for removal and permanent deletion only. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

interface ButtonProps extends Hooks {
  readonly children?: ReactNode;
  readonly variant?: ButtonVariant;
  /** `large` for the primary of the start window and the wizard. */
  readonly size?: "normal" | "large";
  readonly icon?: IconName;
  /** Needed when there is an icon and no words; else it replaces the words for ears. */
  readonly label?: string;
  readonly disabled?: boolean;
  /** Works on it: keeps focus, takes no second press, shows the spinner after 400 ms. */
  readonly busy?: boolean;
  readonly type?: "button" | "submit";
  readonly autoFocus?: boolean;
  readonly expanded?: boolean;
  /** The id of what it unfolds. */
  readonly controls?: string;
  readonly describedBy?: string;
  readonly onPress?: () => void;
}

/** A button; `testId` and `data-*` stand on the `<button>` itself. */
export function Button(props: ButtonProps) {
  const { children, variant = "secondary", size = "normal", icon, label, disabled, busy, type = "button", autoFocus, expanded, controls, describedBy, onPress } = props;
  const shape = classes(styles.button, styles[variant], size === "large" && styles.large, children === undefined && styles.iconOnly);
  return (
    <AriaButton
      {...dataOf(props)}
      className={shape}
      type={type}
      isDisabled={disabled}
      isPending={busy}
      autoFocus={autoFocus}
      aria-label={label}
      aria-expanded={expanded}
      aria-controls={controls}
      aria-describedby={describedBy}
      onPress={onPress}
    >
      {busy ? <Spinner /> : icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}
