// The parts of the password rule, ticked off while typing. A part that is met says so with a glyph and for ears.
import { useLingui } from "@lingui/react/macro";
import { PASSWORD_PARTS, meets } from "../lib/password";
import type { PasswordPart } from "../lib/password";
import { StatusWord } from "../ui/StatusWord";
import styles from "./Cases.module.css";

/** The parts; `password-rule` with `data-part` and `data-met` each. */
export function PasswordRule({ password }: { readonly password: string }) {
  const { t } = useLingui();
  const words: Record<PasswordPart, string> = { length: t`10 characters or more`, digit: t`a digit`, upper: t`an upper-case letter`, special: t`a special character` };
  return (
    <span className={styles.rule}>
      {PASSWORD_PARTS.map((part) => {
        const met = meets(part, password);
        return (
          <span key={part} data-testid="password-rule" data-part={part} data-met={met}>
            <StatusWord icon={met ? "done" : "waiting"} tone={met ? "accent" : "faint"}>
              {words[part]}
            </StatusWord>
          </span>
        );
      })}
    </span>
  );
}
