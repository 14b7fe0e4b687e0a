// A role in a panel that can be changed where it stands. Picking one only stages it: it waits beside the old one until it is
// reviewed, and can be taken back here. What cannot be changed says why.
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ReactNode } from "react";
import { ProblemSentence } from "../errors/ErrorNotice";
import type { AccessCell, CellFollow, PlacedCell, Problem, RefusedCells, StageWish } from "../ipc/bindings";
import { problemOf } from "../ipc/call";
import { Change } from "../ui/Change";
import { Hidden } from "../ui/Hidden";
import { Icon } from "../ui/Icon";
import { SafeText } from "../ui/SafeText";
import { TextLink } from "../ui/TextLink";
import { ValueButton } from "../ui/ValueButton";
import { Beside } from "./Beside";
import { FOLLOWS, LOCKS } from "./cellWords";
import type { RoleNames } from "./cellWords";
import { closedBy } from "./closed";
import type { Placed } from "./placed";
import { RefusalBeside } from "./RefusalBeside";
import styles from "./RoleHere.module.css";
import { RolePicker } from "./RolePicker";
import { fits } from "./roles";

interface RoleHereProps {
  readonly placed: Placed;
  readonly user: number;
  /** `org-7` or `team-9`. */
  readonly place: string;
  /** Whose role or where, as plain text: what ears hear behind the role. */
  readonly of: string;
  /** Instead, as long as the cell is not known. */
  readonly plain: ReactNode;
  readonly onHandOver: (organization: number) => void;
}

/** `role-here` with `data-place`, `data-staged` and `data-locked`; beside it `role-take-back` while something waits. */
export function RoleHere(props: RoleHereProps) {
  const found = props.placed.at(props.user, props.place);
  if (!found || found.cell.unknown) return props.plain;
  return <Changeable {...props} found={found} />;
}

/** What stands beside the role at the moment. */
type Standing = { readonly kind: "pick" } | { readonly kind: "refused"; readonly refused: readonly RefusedCells[] } | { readonly kind: "problem"; readonly problem: Problem };

function Changeable({ placed, of, found, onHandOver }: RoleHereProps & { readonly found: PlacedCell }) {
  const { t } = useLingui();
  const [here, setHere] = useState<HTMLSpanElement | null>(null);
  const [standing, setStanding] = useState<Standing>();
  const { cell, place } = found;
  const closed = closedBy(cell);
  const close = () => {
    here?.querySelector("button")?.focus({ preventScroll: true });
    setStanding(undefined);
  };
  const stage = async (wish: StageWish) => {
    close();
    try {
      const { refused } = await placed.stage(found, wish);
      if (refused.length > 0) setStanding({ kind: "refused", refused });
    } catch (error) {
      setStanding({ kind: "problem", problem: problemOf(error) });
    }
  };
  const open = () => setStanding(closed ? { kind: "refused", refused: [{ reason: closed, count: 1, first: nobody(found) }] } : { kind: "pick" });
  return (
    <span ref={setHere} className={styles.here}>
      <ValueButton
        testId="role-here"
        data-place={place}
        data-staged={cell.staged ? (cell.staged.role ?? "none") : undefined}
        data-locked={closed && (cell.lock ?? closed.kind)}
        hint={closed ? t`cannot be changed: ${of}` : t`change the role: ${of}`}
        closed={closed !== undefined}
        expanded={standing !== undefined}
        onPress={() => (standing ? close() : open())}
        onEscape={standing && close}
      >
        <Face cell={cell} names={placed.names} />
      </ValueButton>
      {cell.staged && <Waits of={of} onTakeBack={() => void stage({ kind: "clear" })} />}
      {!cell.staged && cell.follows && <Follows follows={cell.follows} />}
      {standing && here && <Stands standing={standing} anchor={here} placed={placed} of={of} found={found} onPick={(wish) => void stage(wish)} onHandOver={onHandOver} onClose={close} />}
    </span>
  );
}

interface StandsProps extends Pick<RoleHereProps, "placed" | "of" | "onHandOver"> {
  readonly standing: Standing;
  readonly anchor: HTMLElement;
  readonly found: PlacedCell;
  readonly onPick: (wish: StageWish) => void;
  readonly onClose: () => void;
}

/** The roles that may be given here, or why it stays. */
function Stands({ standing, anchor, placed, of, found: { cell, organization, place }, onPick, onHandOver, onClose }: StandsProps) {
  const { t } = useLingui();
  switch (standing.kind) {
    case "pick": {
      const team = place.startsWith("team-") ? organization : null;
      const roles = placed.roles.filter((role) => role.givable && fits(role, { organization, team }));
      return <RolePicker anchor={anchor} label={t`Role: ${of}`} text="" roles={roles} present={cell.role} staged={Boolean(cell.staged)} onPick={onPick} onClose={onClose} />;
    }
    case "refused":
      return <RefusalBeside anchor={anchor} refused={standing.refused} names={placed.names} onHandOver={() => onHandOver(organization)} onClose={onClose} />;
    case "problem":
      return (
        <Beside testId="role-problem" anchor={anchor} role="alert" label={t`Cannot be changed`} onClose={onClose}>
          <ProblemSentence problem={standing.problem} />
        </Beside>
      );
  }
}

/** Whom a reason is about is plain here: it stands beside them. */
function nobody({ user, organization }: PlacedCell): RefusedCells["first"] {
  return { user: { id: user, name: "", email: "" }, organization: { id: organization, name: "" }, team: null };
}

/** The role, and what it becomes. */
function Face({ cell: { role, lock, staged, follows }, names }: { readonly cell: AccessCell; readonly names: RoleNames }) {
  const { i18n } = useLingui();
  const now = <Role role={role} names={names} />;
  if (staged) return <Change before={<Role role={staged.stale ? role : staged.was} names={names} />} after={<Role role={staged.role} names={names} />} removal={staged.role === null} />;
  if (follows && follows.role !== (role ?? null)) return <Change before={now} after={<Role role={follows.role} names={names} />} removal={follows.role === null} />;
  if (!lock) return now;
  return (
    <span className={styles.locked}>
      <Icon name={LOCKS[lock].icon} size={14} label={i18n._(LOCKS[lock].word)} />
      {now}
    </span>
  );
}

function Role({ role, names }: { readonly role: number | null | undefined; readonly names: RoleNames }) {
  if (role === undefined || role === null) return <Trans>no access</Trans>;
  return <SafeText text={names.get(role) ?? `#${role}`} />;
}

function Waits({ of, onTakeBack }: { readonly of: string; readonly onTakeBack: () => void }) {
  return (
    <span className={styles.waits} data-testid="role-waits">
      <span className={styles.word}>
        <Icon name="tray" size={14} />
        <Trans>waiting</Trans>
      </span>
      <TextLink testId="role-take-back" onPress={onTakeBack}>
        <Trans>Take back</Trans>
        <Hidden>{of}</Hidden>
      </TextLink>
    </span>
  );
}

function Follows({ follows }: { readonly follows: CellFollow }) {
  const { i18n } = useLingui();
  return (
    <span className={styles.waits} data-testid="role-follows">
      {i18n._(FOLLOWS[follows.word])}
    </span>
  );
}
