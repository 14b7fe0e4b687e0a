// One change that waits: who, where, from what to what, what comes with it, and a note.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ReactNode } from "react";
import type { CellUnknown, NamedRole, TeamName, TrayFollow, TrayLine } from "../../ipc/bindings";
import { unreachable } from "../../lib/unreachable";
import { plainMarks } from "../../lib/marks";
import { Button } from "../../ui/Button";
import { Change } from "../../ui/Change";
import { classes } from "../../ui/classes";
import { Icon } from "../../ui/Icon";
import { PersonName } from "../../ui/PersonName";
import { SafeText } from "../../ui/SafeText";
import { StatusWord } from "../../ui/StatusWord";
import { TextField } from "../../ui/TextField";
import styles from "./Access.module.css";
import { UNKNOWNS } from "../../access/cellWords";
import trayStyles from "./Tray.module.css";

interface TrayItemProps {
  readonly line: TrayLine;
  readonly onDrop: () => void;
  readonly onNote: (text: string) => void;
}

/** `tray-line` with `data-key` and `data-state`; inside it `tray-drop`, `tray-note`. */
export function TrayItem({ line, onDrop, onNote }: TrayItemProps) {
  const { t } = useLingui();
  const [noting, setNoting] = useState<string>();
  const name = plainMarks(line.user.name);
  const save = () => {
    if (noting !== undefined) onNote(noting);
    setNoting(undefined);
  };
  return (
    <li className={classes(trayStyles.line, line.wish === null && trayStyles.lineRemoval)} data-testid="tray-line" data-key={line.key} data-state={line.state.kind}>
      <div className={trayStyles.lineTop}>
        <LineWho line={line} />
        <LineChange line={line} />
        <span className={trayStyles.lineActions}>
          <Button testId="tray-note" variant="quiet" icon="file" label={t`Note on the change of ${name}`} onPress={() => setNoting(line.note ?? "")} />
          <Button testId="tray-drop" variant="quiet" icon="close" label={t`Drop the change of ${name}`} onPress={onDrop} />
        </span>
      </div>
      {line.state.kind === "later" && (
        <StatusWord icon="skipped" tone="faint">
          <Trans>put off: not in the next review</Trans>
        </StatusWord>
      )}
      {line.state.kind === "stale" && (
        <StatusWord icon="changed-meanwhile" tone="warn">
          <Trans>Changed meanwhile:</Trans> <NowWords {...line.state.detail} />
        </StatusWord>
      )}
      <Follows follows={line.follows} />
      {line.note !== null && noting === undefined && (
        <p className={trayStyles.note}>
          <SafeText text={line.note} />
        </p>
      )}
      {noting !== undefined && (
        <div className={trayStyles.noting}>
          <TextField testId="tray-note-text" label={t`Note`} labelHidden autoFocus placeholder={t`Why this change?`} value={noting} onChange={setNoting} onEnter={save} />
          <Button testId="tray-note-save" onPress={save}>
            <Trans>Keep the note</Trans>
          </Button>
        </div>
      )}
    </li>
  );
}

/** Who and, where it is about one, in which team. */
export function LineWho({ line: { user, team } }: { readonly line: TrayLine }) {
  const name = team && <SafeText text={team.name} />;
  return (
    <span className={trayStyles.lineWho}>
      <PersonName name={user.name} email={user.email} id={user.id} />
      {name && (
        <span className={trayStyles.hint}>
          <Trans>in the team {name}</Trans>
        </span>
      )}
    </span>
  );
}

/** Before → after. */
export function LineChange({ line: { was, wish } }: { readonly line: TrayLine }) {
  return <Change before={<RoleOrNone role={was} />} after={wish === null ? <Removed /> : <SafeText text={wish.name} />} removal={wish === null} />;
}

/** A role by its name, or that there is none. */
export function RoleOrNone({ role }: { readonly role: NamedRole | null }) {
  return role === null ? <Trans>no access</Trans> : <SafeText text={role.name} />;
}

function Removed() {
  return (
    <span className={styles.glyphed}>
      <Icon name="removal" size={14} />
      <Trans>no access</Trans>
    </span>
  );
}

/** "now Operator", or why it is not known. */
export function NowWords({ now, unknown }: { readonly now: NamedRole | null; readonly unknown: CellUnknown | null }) {
  const { i18n } = useLingui();
  const role = <RoleOrNone role={now} />;
  return unknown === null ? <Trans>now {role}</Trans> : i18n._(UNKNOWNS[unknown]);
}

/** What comes with a change. */
export function Follows({ follows }: { readonly follows: readonly TrayFollow[] }) {
  if (follows.length === 0) return null;
  return (
    <ul className={trayStyles.follows}>
      {follows.map((one) => (
        <li key={one.kind}>
          <FollowWords follow={one} />
        </li>
      ))}
    </ul>
  );
}

function FollowWords({ follow }: { readonly follow: TrayFollow }): ReactNode {
  switch (follow.kind) {
    case "becomes-member":
      return <Trans>Also becomes a member of the organization.</Trans>;
    case "sees-nothing-yet":
      return <Trans>Sees nothing until given a team.</Trans>;
    case "fixed-team-admin-in":
      return <BecomesTeamAdmin teams={follow.detail.teams} />;
    case "teams-go":
      return <TeamsGo teams={follow.detail.teams} />;
    case "stays-team-admin":
      return <StaysTeamAdmin teams={follow.detail.teams} />;
    default:
      return unreachable(follow);
  }
}

interface InTeams {
  /** Nothing where the teams were not read. */
  readonly teams: readonly TeamName[] | null;
}

function Names({ teams }: { readonly teams: readonly TeamName[] }) {
  return <SafeText text={teams.map(({ name }) => name).join(", ")} />;
}

function BecomesTeamAdmin({ teams }: InTeams) {
  if (teams === null) return <Trans>Also becomes Team Admin in all its teams, fixed.</Trans>;
  const [count, names] = [teams.length, <Names key="names" teams={teams} />];
  return <Plural value={count} one={<Trans>Also becomes Team Admin in {count} team, fixed: {names}.</Trans>} other={<Trans>Also becomes Team Admin in {count} teams, fixed: {names}.</Trans>} />;
}

function TeamsGo({ teams }: InTeams) {
  if (teams === null) return <Trans>Its teams go with it.</Trans>;
  const [count, names] = [teams.length, <Names key="names" teams={teams} />];
  return <Plural value={count} one={<Trans>{count} team goes with it: {names}.</Trans>} other={<Trans>{count} teams go with it: {names}.</Trans>} />;
}

function StaysTeamAdmin({ teams }: InTeams) {
  if (teams === null) return <Trans>Stays Team Admin in its teams. Change it there if that should end.</Trans>;
  const [count, names] = [teams.length, <Names key="names" teams={teams} />];
  return (
    <Plural
      value={count}
      one={<Trans>Stays Team Admin in {count} team: {names}. Change it there if that should end.</Trans>}
      other={<Trans>Stays Team Admin in {count} teams: {names}. Change it there if that should end.</Trans>}
    />
  );
}
