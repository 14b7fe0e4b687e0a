// Warnings of a plan in words: they do not block, but a person should know them before starting.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PersonLabel, PlaceName, RoleChoice, Warning } from "../ipc/bindings";
import { unreachable } from "../lib/unreachable";
import { Icon } from "../ui/Icon";
import { SafeText } from "../ui/SafeText";
import styles from "./Warnings.module.css";
import { Person } from "./LineWords";
import { CountryForGood, InviteMayBeRefused, KeepsTeamAdmin, LosesPlace, PersonWarning } from "./PanelWarnings";

/** Where the names in warnings come from. */
interface Names {
  readonly people: readonly PersonLabel[];
  readonly organizations: readonly PlaceName[];
  readonly roles?: readonly RoleChoice[];
}

/** The warnings, one line each; `case-warnings`. Nothing where there are none. */
export function Warnings({ warnings, ...names }: Names & { readonly warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className={styles.warnings} data-testid="case-warnings">
      {warnings.map((warning) => (
        <li key={JSON.stringify(warning)} className={styles.warning} data-kind={warning.kind}>
          <Icon name="care" size={14} />
          <span>{wordsOf(warning, names)}</span>
        </li>
      ))}
    </ul>
  );
}

function wordsOf(warning: Warning, names: Names): ReactNode {
  const person = (id: number) => personOf(names.people, id);
  const place = (id: number) => placeOf(names.organizations, id);
  switch (warning.kind) {
    case "holding-never-signed-in":
      return <NeverSignedIn person={person(warning.detail)} />;
    case "holding-looks-like-person":
      return <LooksLikePerson person={person(warning.detail)} />;
    case "kept-consultant":
      return <KeptConsultant person={person(warning.detail)} />;
    case "kept-instance-admin":
      return <KeptInstanceAdmin person={person(warning.detail)} />;
    case "leaver-is-instance-admin":
      return <LeaverIsAdmin person={person(warning.detail)} />;
    case "left-alone":
      return <LeftAlone place={place(warning.detail)} />;
    case "already-frozen":
      return <AlreadyFrozen place={place(warning.detail)} />;
    case "no-data-stores":
      return <NoDataStores role={roleOf(names.roles, warning.detail)} />;
    case "incomplete":
      return <Incomplete seen={warning.detail} />;
    case "role-not-shown":
      return <RoleNotShown person={person(warning.detail.user)} place={place(warning.detail.organization)} />;
    case "left-out":
      return <LeftOut person={person(warning.detail.user)} place={place(warning.detail.organization)} team={warning.detail.team} />;
    case "new-owner-never-signed-in":
    case "former-owner-stays-admin":
    case "signs-in-with-new-email":
    case "gives-admin-rights":
    case "takes-admin-rights":
    case "connections-go":
    case "gone-for-good":
      return <PersonWarning kind={warning.kind} person={person(warning.detail)} />;
    case "keeps-team-admin":
      return <KeepsTeamAdmin person={person(warning.detail.user)} place={place(warning.detail.organization)} teams={warning.detail.teams} />;
    case "loses-place":
      return <LosesPlace person={person(warning.detail.user)} place={place(warning.detail.organization)} />;
    case "invite-may-be-refused":
      return <InviteMayBeRefused place={place(warning.detail)} />;
    case "country-for-good":
      return <CountryForGood />;
    default:
      return unreachable(warning);
  }
}

function personOf(people: readonly PersonLabel[], id: number): ReactNode {
  const known = people.find((person) => person.id === id);
  return known ? <Person person={known} /> : `#${id}`;
}

function placeOf(organizations: readonly PlaceName[], id: number): ReactNode {
  const known = organizations.find((place) => place.id === id);
  return known ? <SafeText text={known.name} /> : `#${id}`;
}

function roleOf(roles: readonly RoleChoice[] | undefined, id: number): ReactNode {
  const known = roles?.find((role) => role.id === id);
  return known ? <SafeText text={known.name} /> : <Trans>The chosen team role</Trans>;
}

function NeverSignedIn({ person }: { readonly person: ReactNode }) {
  return <Trans>{person} never signed in. Make sure that someone can.</Trans>;
}

function LooksLikePerson({ person }: { readonly person: ReactNode }) {
  return <Trans>{person} looks like a person, not like an account for holding.</Trans>;
}

function KeptConsultant({ person }: { readonly person: ReactNode }) {
  return <Trans>{person} keeps full access: they also work in other organizations.</Trans>;
}

function KeptInstanceAdmin({ person }: { readonly person: ReactNode }) {
  return <Trans>{person} keeps full access: they have admin rights on this instance.</Trans>;
}

function LeaverIsAdmin({ person }: { readonly person: ReactNode }) {
  return <Trans>{person} has admin rights on this instance. This case does not change them.</Trans>;
}

function LeftAlone({ place }: { readonly place: ReactNode }) {
  return <Trans>{place} stays as it is, by your choice.</Trans>;
}

function AlreadyFrozen({ place }: { readonly place: ReactNode }) {
  return <Trans>{place} is frozen already.</Trans>;
}

function RoleNotShown({ person, place }: { readonly person: ReactNode; readonly place: ReactNode }) {
  return (
    <Trans>
      The instance does not show the role of {person} in {place}. It is not known what they may do there, and it stays as it is.
    </Trans>
  );
}

function LeftOut({ person, place, team }: { readonly person: ReactNode; readonly place: ReactNode; readonly team: string | null }) {
  if (team === null) {
    return (
      <Trans>
        The instance does not show the role of {person} in {place}. This case leaves it out: see to it in the web console.
      </Trans>
    );
  }
  const name = <SafeText text={team} />;
  return (
    <Trans>
      The instance does not show the role of {person} in the team {name} of {place}. This case leaves it out: see to it in the web console.
    </Trans>
  );
}

function NoDataStores({ role }: { readonly role: ReactNode }) {
  return <Trans>{role} may not look into data stores.</Trans>;
}

function CountedOtherwise({ found, expected }: { readonly found: ReactNode; readonly expected: ReactNode }) {
  return (
    <Trans>
      Found {found}; the instance counts {expected}.
    </Trans>
  );
}

function Incomplete({ seen }: { readonly seen: string }) {
  const [, first, sign, second] = /^(\d+)([/≠])(\d+)$/.exec(seen) ?? [];
  if (sign === undefined) return <Trans>Not everything could be read: {seen}.</Trans>;
  if (sign === "≠") return <CountedOtherwise found={first} expected={second} />;
  const [looked, total] = [first, second];
  return (
    <Trans>
      We looked at {looked} of {total} organizations only. There may be more.
    </Trans>
  );
}
