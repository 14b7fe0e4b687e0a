// Handing ownership over: of one organization, or of several that one person owns. Who takes over, and what the former
// owner may do afterwards.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "../../ipc/bindings";
import type { PersonHit, PersonLabel, PlaceName, PlaceValues, RoleChoice } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { person as personQuery } from "../../ipc/queries";
import { Checkbox } from "../../ui/Checkbox";
import { SafeText } from "../../ui/SafeText";
import { Select } from "../../ui/Select";
import { ChangeForm } from "./ChangeForm";
import type { ChangeParts } from "./ChangeForm";
import styles from "./Changes.module.css";
import { Loaded } from "./Loaded";
import { PersonPicker } from "../../lists/Pickers";
import { placeValues } from "./queries";

const MEMBER = "13";
const REMOVED = "removed";
/** Each costs the instance a few answers. */
const LOOKED_AT = 20;

interface HandOverProps {
  readonly organization: number | undefined;
  readonly person: number | undefined;
  readonly parts: ChangeParts;
}

/** The form; `change-person`, `change-former-role`, and from a person `change-organization` for each owned one. */
export function HandOverPage({ organization, person, parts }: HandOverProps) {
  return organization === undefined ? <OfPerson person={person ?? 0} parts={parts} /> : <OfOrganization organization={organization} parts={parts} />;
}

function OfOrganization({ organization, parts }: { readonly organization: number; readonly parts: ChangeParts }) {
  const query = useQuery(placeValues(organization));
  return (
    <Loaded query={query} onLeave={parts.onLeave}>
      {(values) => <Form key={organization} about={values.place.name} owner={values.owner ?? undefined} places={[values.place]} parts={parts} />}
    </Loaded>
  );
}

function OfPerson({ person, parts }: { readonly person: number; readonly parts: ChangeParts }) {
  const query = useQuery(personQuery(person));
  const { data: panel } = query;
  const owned = panel?.memberships.filter(({ organization }) => organization.owner).map(({ organization: { id, name } }): PlaceName => ({ id, name })) ?? [];
  const label = panel && { id: panel.person.id, name: panel.person.name, email: panel.person.email };
  return (
    <Loaded query={query} onLeave={parts.onLeave}>
      {() => <Form key={person} about={label?.name ?? ""} owner={label} places={owned} looking={panel?.completeness.looking} parts={parts} />}
    </Loaded>
  );
}

interface FormProps {
  readonly about: string;
  readonly owner: PersonLabel | undefined;
  readonly places: readonly PlaceName[];
  /** Some organizations of the person may not have been found yet. */
  readonly looking?: boolean;
  readonly parts: ChangeParts;
}

function Form({ about, owner, places, looking = false, parts }: FormProps) {
  const { t } = useLingui();
  const [left, setLeft] = useState<readonly number[]>([]);
  const [to, setTo] = useState<PersonHit>();
  const [former, setFormer] = useState(MEMBER);
  const organizations = places.map(({ id }) => id).filter((id) => !left.includes(id));
  const ready = to !== undefined && organizations.length > 0;
  const roles = useRolesOfAll(organizations);
  const roleChoices = [...roles.map((role) => ({ value: String(role.id), label: role.name })), { value: REMOVED, label: t`Remove from the organization` }];
  const role = former === REMOVED || roles.some(({ id }) => String(id) === former) ? former : MEMBER;
  const wish = () => ({ organizations, to: to?.id ?? 0, former: role === REMOVED ? null : Number(role) });
  return (
    <ChangeForm
      what="hand-over"
      kind="hand-over"
      title={<Trans>Hand over ownership</Trans>}
      lead={<Trans>Only one owner is possible. Whoever takes over becomes a member first, where that is needed. Nothing is frozen.</Trans>}
      about={about}
      person={owner}
      ready={ready}
      missing={organizations.length === 0 ? <Trans>Choose at least one organization.</Trans> : <Trans>Choose who takes over.</Trans>}
      ask={() => data(commands.changeReview({ kind: "hand-over", detail: wish() }))}
      parts={parts}
    >
      {places.length > 1 && <Which places={places} left={left} onLeft={setLeft} />}
      {looking && (
        <p className={styles.words} role="status">
          <Trans>We are still looking for what this person owns.</Trans>
        </p>
      )}
      <PersonPicker label={t`Who takes over?`} chosen={to} onChoose={setTo} />
      <Select testId="change-former-role" data-value={role} label={t`What the former owner may do afterwards`} value={role} choices={roleChoices} onChange={setFormer} hint={<RoleHint several={organizations.length > 1} />} />
    </ChangeForm>
  );
}

function RoleHint({ several }: { readonly several: boolean }) {
  return (
    <>
      <Trans>Proposed: Member. A hand-over alone would leave them as Admin.</Trans> <Trans>Where they rule teams, they get the role in teams that your house rules name.</Trans> {several && <Trans>Only roles that all chosen organizations have are offered.</Trans>}
    </>
  );
}

/** The roles that can be given in every one of these organizations; those of the first many, the review looks at all. */
function useRolesOfAll(organizations: readonly number[]): readonly RoleChoice[] {
  return useQueries({ queries: organizations.slice(0, LOOKED_AT).map((id) => placeValues(id)), combine: common });
}

function common(all: readonly { readonly data: PlaceValues | undefined }[]): readonly RoleChoice[] {
  const [first, ...others] = all.map(({ data: values }) => values?.roles);
  return first?.filter(({ id }) => others.every((roles) => roles?.some((role) => role.id === id))) ?? [];
}

interface WhichProps {
  readonly places: readonly PlaceName[];
  readonly left: readonly number[];
  readonly onLeft: (left: readonly number[]) => void;
}

function Which({ places, left, onLeft }: WhichProps) {
  return (
    <div>
      {places.map(({ id, name }) => (
        <Checkbox key={id} testId="change-organization" data-id={id} label={<SafeText text={name} />} checked={!left.includes(id)} onChange={(chosen) => onLeft(chosen ? left.filter((one) => one !== id) : [...left, id])} />
      ))}
    </div>
  );
}
