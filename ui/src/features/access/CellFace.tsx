// What a cell shows and says. Every state is told by a word and a glyph or a corner; color only supports it. What ears hear
// holds what eyes see, and in front of or behind it what corner, ground and glyph say.
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { AccessCell, Lock, CellFollow, CellLast, CellUnknown, StagedCell } from "../../ipc/bindings";
import { plainMarks } from "../../lib/marks";
import { Hidden } from "../../ui/Hidden";
import { Icon } from "../../ui/Icon";
import type { IconName } from "../../ui/Icon";
import { SafeText } from "../../ui/SafeText";
import styles from "./Access.module.css";
import type { RoleNames } from "../../access/cellWords";
import { CLOSED, ENDS, FOLLOWS, LOCKS, UNKNOWNS } from "../../access/cellWords";

interface FaceProps {
  readonly cell: AccessCell;
  readonly names: RoleNames;
}

/** The inside of a cell; nothing while it is on its way. */
export function CellFace({ cell, names }: { readonly cell: AccessCell | undefined; readonly names: RoleNames }): ReactNode {
  if (!cell) return <span className={styles.none}>…</span>;
  if (cell.unknown) return <UnknownFace unknown={cell.unknown} />;
  if (cell.staged) return <StagedFace cell={cell} staged={cell.staged} names={names} />;
  if (cell.follows) return <FollowFace follows={cell.follows} names={names} />;
  if (cell.last && !(cell.lock && cell.last.end === "done")) return <LastFace role={cell.role} last={cell.last} names={names} />;
  if (cell.lock) return <LockedFace role={cell.role} lock={cell.lock} names={names} />;
  return (
    <span className={styles.plain}>
      <Role role={cell.role} names={names} />
    </span>
  );
}

/** The role by its name, or "–", which ears hear as "no access". */
function Role({ role, names }: { readonly role: number | null | undefined; readonly names: RoleNames }) {
  if (role !== undefined && role !== null) return <SafeText text={names.get(role) ?? `#${role}`} />;
  return (
    <>
      <span className={styles.none} aria-hidden="true">
        –
      </span>
      <Hidden>
        <Trans>no access</Trans>
      </Hidden>
    </>
  );
}

/** Where the whole words do not fit a cell; ears hear them. */
const SHORT: Record<CellUnknown, MessageDescriptor> = { refused: msg({ message: "not readable" }), "role-not-shown": msg({ message: "role not shown" }), "not-read": UNKNOWNS["not-read"], reading: msg({ message: "…" }), gone: UNKNOWNS.gone };

function UnknownFace({ unknown }: { readonly unknown: CellUnknown }) {
  const { i18n } = useLingui();
  const [short, whole] = [i18n._(SHORT[unknown]), i18n._(UNKNOWNS[unknown])];
  return (
    <span className={styles.glyphed}>
      {unknown !== "reading" && <Icon name={unknown === "refused" ? "hide" : "not-sure"} size={14} />}
      <span className={styles.cut}>{short}</span>
      {short !== whole && <Hidden>{whole}</Hidden>}
    </span>
  );
}

function StagedFace({ cell, staged, names }: FaceProps & { readonly staged: StagedCell }) {
  const { t } = useLingui();
  const nameOf = useNameOf(names);
  const [nowName, wasName, nextName] = [nameOf(cell.role), nameOf(staged.was), nameOf(staged.role)];
  const was = <Role role={staged.was} names={names} />;
  const now = <Role role={cell.role} names={names} />;
  if (staged.stale) {
    return (
      <Two title={t`now ${nowName}, you saw ${wasName}`} before={<Trans>staged, changed meanwhile:</Trans>} first={<Trans>now {now}</Trans>} icon="changed-meanwhile">
        <Trans>you saw {was}</Trans>
      </Two>
    );
  }
  const before = <Trans>staged:</Trans>;
  if (staged.role === null) {
    return (
      <Two title={t`${nextName}, was ${wasName}`} before={before} first={<Trans>Remove</Trans>} icon="removal">
        <Trans>was {was}</Trans>
      </Two>
    );
  }
  return (
    <Two title={t`${nextName}, was ${wasName}`} before={before} first={<Role role={staged.role} names={names} />}>
      {staged.was === null ? <Trans>new</Trans> : <Trans>was {was}</Trans>}
    </Two>
  );
}

function FollowFace({ follows, names }: { readonly follows: CellFollow; readonly names: RoleNames }) {
  const { i18n } = useLingui();
  const { word, role } = follows;
  return (
    <Two first={role === null ? <Trans>No access</Trans> : <Role role={role} names={names} />} icon={role === null ? "removal" : undefined} after={CLOSED[word] && <Trans>cannot be edited</Trans>}>
      {i18n._(FOLLOWS[word])}
    </Two>
  );
}

function LockedFace({ role, lock, names }: { readonly role: number | null | undefined; readonly lock: Lock; readonly names: RoleNames }) {
  const { i18n } = useLingui();
  const { icon, word } = LOCKS[lock];
  const why = i18n._(word);
  const none = role === undefined || role === null;
  return (
    <span className={styles.glyphed} title={why}>
      <Icon name={icon} size={14} />
      <span className={styles.cut}>{none ? why : <Role role={role} names={names} />}</span>
      <Hidden>{none ? <Trans>locked</Trans> : <Trans>locked: {why}</Trans>}</Hidden>
    </span>
  );
}

/** What the last run made of it: done returns to plain with a check, everything else says in words what is there and what was wanted. */
function LastFace({ role, last, names }: { readonly role: number | null | undefined; readonly last: CellLast; readonly names: RoleNames }) {
  const { i18n, t } = useLingui();
  const nameOf = useNameOf(names);
  const { icon, word } = ENDS[last.end];
  const [nowName, sawName, wantedName] = [nameOf(role), nameOf(last.saw), nameOf(last.wanted)];
  const now = <Role role={role} names={names} />;
  if (last.end === "done") {
    return (
      <span className={styles.done}>
        <span className={styles.cut}>{now}</span>
        <Icon name={icon} size={14} label={i18n._(word)} />
      </span>
    );
  }
  if (last.end === "changed-meanwhile") {
    const saw = <Role role={last.saw} names={names} />;
    return (
      <Two title={t`now ${nowName}, you saw ${sawName}`} before={<Trans>not done, changed meanwhile:</Trans>} first={<Trans>now {now}</Trans>} icon="changed-meanwhile">
        <Trans>you saw {saw}</Trans>
      </Two>
    );
  }
  const wanted = <Role role={last.wanted} names={names} />;
  return (
    <Two title={t`${nowName}, wanted: ${wantedName}`} first={now} icon={icon} after={<Trans>wanted: {wanted}</Trans>}>
      {i18n._(word)}
    </Two>
  );
}

/** The same as text, for where it is cut off. */
function useNameOf(names: RoleNames) {
  const { t } = useLingui();
  return (role: number | null | undefined) => (role === undefined || role === null ? t`no access` : plainMarks(names.get(role) ?? `#${role}`));
}

interface TwoProps {
  /** All of it, where it may be cut off. */
  readonly title?: string;
  /** For ears, before and after what is shown. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly first: ReactNode;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** The new value over the old one. */
function Two({ title, before, after, first, icon, children }: TwoProps) {
  return (
    <span className={styles.two} title={title}>
      {before && <Hidden>{before}</Hidden>}
      <span className={styles.now}>
        {icon && <Icon name={icon} size={14} />}
        <span className={styles.cut}>{first}</span>
      </span>
      <span className={styles.was}>{children}</span>
      {after && <Hidden>{after}</Hidden>}
    </span>
  );
}
