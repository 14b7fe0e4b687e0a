// Choosing a role by typing: what was typed in the cell stands in the field, the first role that begins like it is chosen, Enter
// takes it. Removal and taking the change back stand below, apart from the roles.
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useId, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import type { RoleOption, StageWish } from "../ipc/bindings";
import { classes } from "../ui/classes";
import { Hidden } from "../ui/Hidden";
import { Icon } from "../ui/Icon";
import { SafeText } from "../ui/SafeText";
import styles from "./Beside.module.css";
import { Beside } from "./Beside";
import { typed } from "./roles";

interface RolePickerProps {
  readonly anchor: HTMLElement;
  /** "Role for 20 cells" */
  readonly label: string;
  /** What was typed already. */
  readonly text: string;
  readonly roles: readonly RoleOption[];
  /** The role that is there: it is chosen first, so that Enter alone changes nothing. */
  readonly present?: number | null;
  /** Something staged can be taken back. */
  readonly staged: boolean;
  readonly onPick: (wish: StageWish) => void;
  readonly onClose: () => void;
}

/** One line of the list. */
interface Line {
  readonly key: string;
  readonly wish: StageWish;
  readonly words: ReactNode;
  readonly apart: boolean;
  readonly danger: boolean;
}

/** The field `access-type` and the lines `access-option`, each with `data-wish` (a role's number, `none` or `clear`). */
export function RolePicker({ anchor, label, text: first, roles, present, staged, onPick, onClose }: RolePickerProps) {
  const { t } = useLingui();
  const [text, setText] = useState(first);
  const [chosen, setChosen] = useState(() => Math.max(0, roles.findIndex(({ id }) => id === present)));
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(first.length, first.length);
  }, [first]);
  const lines = useLines(typed(roles, text), text, staged);
  const at = Math.min(chosen, lines.length - 1);
  const line = lines[at];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen((at + step + lines.length) % Math.max(1, lines.length));
    else if (event.key === "Enter" && !event.nativeEvent.isComposing && line) onPick(line.wish);
    else if (event.key === "Tab") onClose();
    else return;
    event.preventDefault();
  };
  return (
    <Beside testId="access-picker" anchor={anchor} role="dialog" label={label} onClose={onClose}>
      <input
        ref={field}
        data-testid="access-type"
        className={styles.type}
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={line && `${id}-${line.key}`}
        autoComplete="off"
        spellCheck={false}
        placeholder={t`Type a role`}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className={styles.options}>
        {lines.map(({ key, wish, words, apart, danger }, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys arrive at the field
          <div
            key={key}
            id={`${id}-${key}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            data-testid="access-option"
            data-wish={key}
            className={classes(styles.option, index === at && styles.at, apart && styles.apart, danger && styles.danger)}
            onPointerMove={() => setChosen(index)}
            onClick={() => onPick(wish)}
          >
            {words}
          </div>
        ))}
      </div>
      {lines.length === 0 && (
        <p className={styles.nothing}>
          <Trans>No role here begins like this.</Trans>
        </p>
      )}
      <Hidden live>{lines.length === 0 ? t`No role here begins like this.` : ""}</Hidden>
    </Beside>
  );
}

/** The roles, and where nothing or a fitting word was typed, removal and taking back. */
function useLines(roles: readonly RoleOption[], text: string, staged: boolean): readonly Line[] {
  const { t } = useLingui();
  const wanted = text.trim().toLocaleLowerCase();
  const remove = t`Remove access`;
  const clear = t`Take the change back`;
  const more: readonly (readonly [string, string, StageWish, boolean])[] = [["none", remove, { kind: "remove" }, true], ...(staged ? [["clear", clear, { kind: "clear" }, false] as const] : [])];
  const fitting = more.filter(([, words]) => words.toLocaleLowerCase().startsWith(wanted));
  const mixed = roles.some(({ category }) => category !== roles[0]?.category);
  return [
    ...roles.map(({ id, name, category }) => ({ key: String(id), wish: { kind: "role", detail: id } as const, words: <RoleWords name={name} team={mixed ? category === "team" : undefined} />, apart: false, danger: false })),
    ...fitting.map(([key, words, wish, danger], index) => ({ key, wish, words: <Other words={words} icon={danger ? "removal" : "undo"} />, apart: index === 0 && roles.length > 0, danger })),
  ];
}

function RoleWords({ name, team }: { readonly name: string; readonly team: boolean | undefined }) {
  return (
    <>
      <SafeText text={name} />
      {team !== undefined && <span className={styles.hint}>{team ? <Trans>team</Trans> : <Trans>organization</Trans>}</span>}
    </>
  );
}

function Other({ words, icon }: { readonly words: string; readonly icon: "removal" | "undo" }) {
  return (
    <span className={styles.glyphed}>
      <Icon name={icon} size={14} />
      {words}
    </span>
  );
}
