// The field for a key with its helper words, the same everywhere a key is asked for.
import { useLingui } from "@lingui/react/macro";
import { SecretField } from "../ui/SecretField";
import type { Hooks } from "../ui/hooks";
import { dataOf } from "../ui/hooks";

interface KeyFieldProps extends Hooks {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
}

/** The field; `testId` stands on the `<input>`. */
export function KeyField(props: KeyFieldProps) {
  const { t } = useLingui();
  const { value, onChange, onEnter, autoFocus, disabled } = props;
  return (
    <SecretField
      {...dataOf(props)}
      testId={props.testId}
      label={t`Key`}
      hint={t`Like a password for this app. It is kept in your computer’s password safe; this app uses it but never shows it again.`}
      size="large"
      value={value}
      onChange={onChange}
      onEnter={onEnter}
      autoFocus={autoFocus}
      disabled={disabled}
    />
  );
}
