// What cells of lists have in common.
import { Trans, useLingui } from "@lingui/react/macro";
import type { LooksLike } from "../ipc/bindings";
import { personNumber } from "../lib/counts";
import { Icon } from "../ui/Icon";
import type { IconName } from "../ui/Icon";
import { classes } from "../ui/classes";
import { SafeText } from "../ui/SafeText";
import { StatusWord } from "../ui/StatusWord";
import type { Tone } from "../ui/StatusWord";
import styles from "./Lists.module.css";

interface NameCellProps {
  readonly text: string;
  readonly id: number;
  /** It could be mistaken for another one. */
  readonly looksLike: LooksLike | null;
}

/** The name of a row and its number, on one line; a long name is cut with an ellipsis, the number never. The column puts the whole name on hover. */
export function NameCell({ text, id, looksLike }: NameCellProps) {
  return (
    <span className={styles.named}>
      <span className={styles.name}>
        <SafeText text={text} />
      </span>
      <span className={styles.number}>{personNumber(id)}</span>
      {looksLike && <LooksLikeMark kind={looksLike.kind} />}
    </span>
  );
}

/** `looks-like-mark` with `data-kind`; the panel of the row has the words. */
function LooksLikeMark({ kind }: { readonly kind: LooksLike["kind"] }) {
  const { t } = useLingui();
  const words = kind === "mixed" ? t`Mixes letters of different alphabets` : t`Looks like another one`;
  return (
    <span className={styles.mark} title={words} data-testid="looks-like-mark" data-kind={kind}>
      <Icon name="care" size={14} label={words} />
    </span>
  );
}

/** Another thing by its name and number, quieter than the row's own name. */
export function WithNumber({ text, id }: { readonly text: string; readonly id: number }) {
  return (
    <span className={styles.named}>
      <span>
        <SafeText text={text} />
      </span>
      <span className={styles.number}>{personNumber(id)}</span>
    </span>
  );
}

/** "Nordlicht Kitchen +2": the first of some things, and how many more there are. */
export function WithMore({ text, more }: { readonly text: string; readonly more: number }) {
  return (
    <span className={styles.named}>
      <span>
        <SafeText text={text} />
      </span>
      {more > 0 && (
        <span className={styles.number}>
          <Trans>+{more}</Trans>
        </span>
      )}
    </span>
  );
}

/** A status: a glyph and its word. */
export interface State {
  readonly icon: IconName;
  readonly tone?: Tone;
  readonly words: string;
}

/** So many statuses fit beside each other in a list. */
const SIDE_BY_SIDE = 2;

/** Statuses beside each other; a list shows the weightiest, how many more there are, and all of them on hover. */
export function States({ all, wrap = false }: { readonly all: readonly State[]; readonly wrap?: boolean }) {
  const shown = wrap ? all : all.slice(0, SIDE_BY_SIDE);
  const more = all.length - shown.length;
  return (
    <span className={classes(styles.states, wrap && styles.wrapping)} title={all.length > 0 && !wrap ? all.map(({ words }) => words).join(", ") : undefined}>
      {shown.map(({ icon, tone, words }) => (
        <StatusWord key={icon} icon={icon} tone={tone}>
          {words}
        </StatusWord>
      ))}
      {more > 0 && (
        <span className={styles.number}>
          <Trans>+{more}</Trans>
        </span>
      )}
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
