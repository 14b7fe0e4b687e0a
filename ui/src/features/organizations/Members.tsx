// Who is in an organization, with role; and its teams.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { RoleHere } from "../../access/RoleHere";
import { usePlaced } from "../../access/placed";
import type { MemberLine, OrganizationPanel } from "../../ipc/bindings";
import { count, personNumber } from "../../lib/counts";
import { plainMarks } from "../../lib/marks";
import { Button } from "../../ui/Button";
import { FactLine } from "../../ui/Facts";
import { Icon } from "../../ui/Icon";
import { SafeText } from "../../ui/SafeText";
import { StatusWord } from "../../ui/StatusWord";
import { TextLink } from "../../ui/TextLink";
import { Time } from "../../ui/Time";
import styles from "./Organizations.module.css";
import { Part } from "./Part";

/** So many at once; the rest on demand. */
const FIRST = 12;

interface MembersProps {
  readonly panel: OrganizationPanel;
  readonly onOpenPerson: (person: number) => void;
}

/** Who owns it, `organization-owner` with `data-user`; as long as it is not known, why. */
export function Owner({ panel: { owner, membersState }, onOpenPerson }: MembersProps) {
  const state = owner || membersState === "known" ? "known" : membersState;
  return (
    <Part name="owned" title={<Trans>Owner</Trans>} state={state} notReadable={<Trans>Your key may not read who owns it.</Trans>}>
      {owner ? (
        <p data-testid="organization-owner" data-user={owner.id}>
          <TextLink testId="owner-open" onPress={() => onOpenPerson(owner.id)}>
            <SafeText text={owner.name} />
          </TextLink>
          <span className={styles.contact}>
            <SafeText text={owner.email} /> {personNumber(owner.id)}
          </span>
        </p>
      ) : (
        <p className={styles.instead}>
          <Trans>The instance tells of no owner.</Trans>
        </p>
      )}
    </Part>
  );
}

/** Members, each a `member-item` with `data-user` and `data-role`, the owner first. */
export function Members({ panel, onOpenPerson, onHandOver }: MembersProps & { readonly onHandOver: (organization: number) => void }) {
  const { members, membersState, membersAsOf, looking } = panel;
  const [all, setAll] = useState(false);
  const shown = all ? members : members.slice(0, FIRST);
  const total = count(members.length);
  const { id, deleted } = panel.organization;
  const place = `org-${id}`;
  const placed = usePlaced(deleted ? [] : shown.filter((member) => !member.deleted).map(({ person }) => ({ user: person.id, place })));
  return (
    <Part name="members" title={membersState === "known" ? <Trans>Members ({total})</Trans> : <Trans>Members</Trans>} state={membersState} notReadable={<Trans>Your key may not read who is in here.</Trans>}>
      {members.length === 0 && (
        <p className={styles.instead}>
          <Trans>Nobody is in here.</Trans>
        </p>
      )}
      <ul>
        {shown.map((member) => (
          <FactLine key={member.person.id} testId="member-item" data-user={member.person.id} data-role={member.role ?? ""} name={<Member member={member} onOpen={() => onOpenPerson(member.person.id)} />} value={<RoleHere placed={placed} user={member.person.id} place={place} of={plainMarks(member.person.name)} plain={<Role member={member} />} onHandOver={onHandOver} />} />
        ))}
      </ul>
      {shown.length < members.length && (
        <Button variant="quiet" testId="members-all" onPress={() => setAll(true)}>
          <Trans>Show all {total} members</Trans>
        </Button>
      )}
      {panel.problem && membersAsOf !== null && !looking && (
        <p className={styles.hint}>
          <Trans>
            As last read: <Time at={membersAsOf} form="recent" />.
          </Trans>
        </p>
      )}
    </Part>
  );
}

/** One member: name, what is special, email and number. */
function Member({ member, onOpen }: { readonly member: MemberLine; readonly onOpen: () => void }) {
  const { person } = member;
  return (
    <>
      <TextLink testId="member-open" onPress={onOpen}>
        <SafeText text={person.name} />
      </TextLink>
      <Marks member={member} />
      <span className={styles.contact}>
        <SafeText text={person.email} /> {personNumber(person.id)}
      </span>
    </>
  );
}

/** What is special about this membership; each glyph says its word. */
function Marks({ member: { deleted, invitation, ssoPending } }: { readonly member: MemberLine }) {
  const { t } = useLingui();
  if (!deleted && invitation === null && !ssoPending) return null;
  return (
    <span className={styles.marks}>
      {deleted && <Icon name="removal" size={14} label={t`Deleted`} />}
      {ssoPending && <Icon name="company-sign-in" size={14} label={t`Waiting for company sign-in`} />}
      {invitation !== null && <Icon name="invitation" size={14} label={t`Invitation open`} />}
    </span>
  );
}

function Role({ member: { owner, roleName } }: { readonly member: MemberLine }) {
  const name = roleName === "" ? <Trans>role not known</Trans> : <SafeText text={roleName} />;
  return owner ? <StatusWord icon="owner">{name}</StatusWord> : name;
}

/** Teams, each a `team-item` with `data-id`. */
export function Teams({ panel: { teams, teamsState } }: { readonly panel: OrganizationPanel }) {
  const total = count(teams.length);
  return (
    <Part name="teams" title={teamsState === "known" ? <Trans>Teams ({total})</Trans> : <Trans>Teams</Trans>} state={teamsState} notReadable={<Trans>Your key may not read the teams.</Trans>}>
      {teams.length === 0 && (
        <p className={styles.instead}>
          <Trans>There is no team yet.</Trans>
        </p>
      )}
      <ul>
        {teams.map((team) => (
          <FactLine key={team.id} testId="team-item" data-id={team.id} name={<SafeText text={team.name} />} value={team.members === null ? undefined : <Plural value={team.members} one="# person" other="# people" />} />
        ))}
      </ul>
    </Part>
  );
}
