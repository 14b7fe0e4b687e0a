// Organizations with their teams indented, the role at the right, and how complete this is.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ErrorNotice } from "../../errors/ErrorNotice";
import { RoleHere } from "../../access/RoleHere";
import { usePlaced } from "../../access/placed";
import type { Placed } from "../../access/placed";
import type { CellAt, Completeness, MembershipGroup, PersonPanel, PlaceRole } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { plainMarks } from "../../lib/marks";
import { Button } from "../../ui/Button";
import { FactGroup, FactLine } from "../../ui/Facts";
import { Icon } from "../../ui/Icon";
import { SafeText } from "../../ui/SafeText";
import { Spinner } from "../../ui/Spinner";
import { StatusWord } from "../../ui/StatusWord";
import { TextLink } from "../../ui/TextLink";
import styles from "./People.module.css";

/** All places of a person, each a `membership-item` with `data-place` and `data-role`. */
export function Memberships({ panel, onOpenOrganization, onHandOver }: { readonly panel: PersonPanel; readonly onOpenOrganization: (organization: number) => void; readonly onHandOver: (organization: number) => void }) {
  const { memberships, completeness, person } = panel;
  const placed = usePlaced(person.deleted ? [] : cellsOf(panel));
  return (
    <>
      {memberships.length > 0 && (
        <FactGroup title={<Trans>Organizations and teams</Trans>}>
          {memberships.map((group) => (
            <Group key={group.organization.id} group={group} changing={{ placed, user: person.id, onHandOver }} onOpen={() => onOpenOrganization(group.organization.id)} />
          ))}
        </FactGroup>
      )}
      {panel.problem && <ErrorNotice testId="person-problem" problem={panel.problem} />}
      {memberships.length === 0 && !completeness.looking && !panel.problem && (
        <p className={styles.quiet}>
          <Trans>Organizations and teams stand here. None were found for this person.</Trans>
        </p>
      )}
      <Complete completeness={completeness} person={person.id} />
    </>
  );
}

function cellsOf({ person, memberships }: PersonPanel): readonly CellAt[] {
  return memberships.flatMap(({ organization, teams }) => [`org-${organization.id}`, ...teams.map(({ id }) => `team-${id}`)]).map((place) => ({ user: person.id, place }));
}

/** What changing a role needs. */
interface Changing {
  readonly placed: Placed;
  readonly user: number;
  readonly onHandOver: (organization: number) => void;
}

function Group({ group, changing, onOpen }: { readonly group: MembershipGroup; readonly changing: Changing; readonly onOpen: () => void }) {
  return (
    <>
      <Place place={group.organization} kind="org" changing={changing} onOpen={onOpen} />
      {group.teams.map((team) => (
        <Place key={team.id} place={team} kind="team" changing={changing} />
      ))}
    </>
  );
}

function Place({ place, kind, changing, onOpen }: { readonly place: PlaceRole; readonly kind: "org" | "team"; readonly changing: Changing; readonly onOpen?: () => void }) {
  const name = <SafeText text={place.name} />;
  const word = `${kind}-${place.id}`;
  return (
    <FactLine
      testId="membership-item"
      data-place={word}
      data-role={place.role ?? ""}
      level={kind === "org" ? "outer" : "inner"}
      name={
        <>
          {onOpen ? <TextLink onPress={onOpen}>{name}</TextLink> : name}
          <Marks place={place} />
        </>
      }
      value={<RoleHere {...changing} place={word} of={plainMarks(place.name)} plain={<Role place={place} />} />}
    />
  );
}

/** What is special about this place; each glyph says its word. */
function Marks({ place }: { readonly place: PlaceRole }) {
  const { t } = useLingui();
  if (!place.frozen && !place.ssoPending && place.invitation === null) return null;
  return (
    <span className={styles.marks}>
      {place.frozen && <Icon name="frozen" size={14} label={t`Frozen`} />}
      {place.ssoPending && <Icon name="company-sign-in" size={14} label={t`Waiting for company sign-in`} />}
      {place.invitation !== null && <Icon name="invitation" size={14} label={t`Invitation open`} />}
    </span>
  );
}

function Role({ place }: { readonly place: PlaceRole }) {
  const { t } = useLingui();
  const name = place.roleName === "" ? <Trans>role not known</Trans> : <SafeText text={place.roleName} />;
  if (place.owner) return <StatusWord icon="owner">{name}</StatusWord>;
  if (!place.fixed) return name;
  return (
    <span title={t`Fixed: can only be removed and added again.`}>
      <StatusWord icon="fixed">{name}</StatusWord>
    </span>
  );
}

function Complete({ completeness, person }: { readonly completeness: Completeness; readonly person: number }) {
  const { looked, total, looking } = completeness;
  if (!looking && total === 0) return null;
  return (
    <div className={styles.complete} data-testid="person-completeness" data-looking={looking ? "true" : "false"}>
      {looking && <Spinner />}
      <span role="status">
        {looking ? (
          <Trans>
            Looked at {looked} of {total} organizations so far.
          </Trans>
        ) : (
          <Looked completeness={completeness} />
        )}
      </span>
      {looking && (
        <Button testId="person-stop" onPress={() => void commands.stopPerson(person)}>
          <Trans>Stop looking</Trans>
        </Button>
      )}
    </div>
  );
}

function Looked({ completeness }: { readonly completeness: Completeness }) {
  const { looked, total, stopped, found, expected } = completeness;
  // The instance's own counter was reached: there is nothing left to look for.
  if (expected !== null && found === expected) {
    return <Plural value={expected} _0="The instance counts no organization for this person." one="This is all: the instance counts # organization." other="This is all: the instance counts # organizations." />;
  }
  return (
    <>
      {stopped ? (
        <Trans>
          Stopped after {looked} of {total} organizations; there may be more.
        </Trans>
      ) : (
        <Plural value={total} one={`Looked at ${looked} of # organization.`} other={`Looked at ${looked} of # organizations.`} />
      )}{" "}
      {!stopped && expected !== null && (
        <Trans>
          Found {found}; the instance counts {expected}.
        </Trans>
      )}
    </>
  );
}
