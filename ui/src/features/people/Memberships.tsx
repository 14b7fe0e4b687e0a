// Organizations with their teams indented, the role at the right, and how complete this is.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { Completeness, MembershipGroup, PersonPanel, PlaceRole } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { Button } from "../../ui/Button";
import { FactGroup, FactLine } from "../../ui/Facts";
import { Icon } from "../../ui/Icon";
import { SafeText } from "../../ui/SafeText";
import { Spinner } from "../../ui/Spinner";
import { StatusWord } from "../../ui/StatusWord";
import { TextLink } from "../../ui/TextLink";
import styles from "./People.module.css";

/** All places of a person, each a `membership-item` with `data-place` and `data-role`. */
export function Memberships({ panel, onOpenOrganization }: { readonly panel: PersonPanel; readonly onOpenOrganization: (organization: number) => void }) {
  const { memberships, completeness, person } = panel;
  return (
    <>
      {memberships.length > 0 && (
        <FactGroup title={<Trans>Organizations and teams</Trans>}>
          {memberships.map((group) => (
            <Group key={group.organization.id} group={group} onOpen={() => onOpenOrganization(group.organization.id)} />
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

function Group({ group, onOpen }: { readonly group: MembershipGroup; readonly onOpen: () => void }) {
  return (
    <>
      <Place place={group.organization} kind="org" onOpen={onOpen} />
      {group.teams.map((team) => (
        <Place key={team.id} place={team} kind="team" />
      ))}
    </>
  );
}

function Place({ place, kind, onOpen }: { readonly place: PlaceRole; readonly kind: "org" | "team"; readonly onOpen?: () => void }) {
  const name = <SafeText text={place.name} />;
  return (
    <FactLine
      testId="membership-item"
      data-place={`${kind}-${place.id}`}
      data-role={place.role ?? ""}
      level={kind === "org" ? "outer" : "inner"}
      name={
        <>
          {onOpen ? <TextLink onPress={onOpen}>{name}</TextLink> : name}
          <Marks place={place} />
        </>
      }
      value={<Role place={place} />}
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
