// What cells of lists have in common.
import { useLingui } from "@lingui/react/macro";
import type { IconName } from "../ui/Icon";
import { classes } from "../ui/classes";
import { SafeText } from "../ui/SafeText";
import { StatusWord } from "../ui/StatusWord";
import type { Tone } from "../ui/StatusWord";
import styles from "./Lists.module.css";

/** The name of a row, on one line; the list cuts it with an ellipsis, the column puts the whole of it on hover. */
export function NameCell({ text }: { readonly text: string }) {
  return (
    <span className={styles.name}>
      <SafeText text={text} />
    </span>
  );
}

/** A status: a glyph and its word. */
export interface State {
  readonly icon: IconName;
  readonly tone?: Tone;
  readonly words: string;
}

/** Statuses beside each other; where the list cuts them off, the whole stands on hover. */
export function States({ all, wrap }: { readonly all: readonly State[]; readonly wrap?: boolean }) {
  return (
    <span className={classes(styles.states, wrap && styles.wrapping)} title={all.length > 0 && !wrap ? all.map(({ words }) => words).join(", ") : undefined}>
      {all.map(({ icon, tone, words }) => (
        <StatusWord key={icon} icon={icon} tone={tone}>
          {words}
        </StatusWord>
      ))}
    </span>
  );
}

/** The instance does not say. */
export function NotKnown() {
  const { t } = useLingui();
  return (
    <span role="img" aria-label={t`not known`}>
      –
    </span>
  );
}
