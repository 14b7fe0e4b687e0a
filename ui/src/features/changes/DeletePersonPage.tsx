// The end of an account. Only while the person owns nothing: else handing over comes first. What is lost stands by name.
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { commands } from "../../ipc/bindings";
import type { PersonPanel } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { person as personQuery } from "../../ipc/queries";
import { Button } from "../../ui/Button";
import { FactGroup, FactLine } from "../../ui/Facts";
import { Icon } from "../../ui/Icon";
import { SafeText } from "../../ui/SafeText";
import { ChangeForm } from "./ChangeForm";
import type { ChangeParts } from "./ChangeForm";
import styles from "./Changes.module.css";
import { Loaded } from "./Loaded";

/** The form; `change-lost` per organization, `change-hand-over-first` where the person owns some. */
export function DeletePersonPage({ person, parts }: { readonly person: number; readonly parts: ChangeParts }) {
  const query = useQuery(personQuery(person));
  return (
    <Loaded query={query} onLeave={parts.onLeave}>
      {(panel) => <Form panel={panel} parts={parts} />}
    </Loaded>
  );
}

function Form({ panel, parts }: { readonly panel: PersonPanel; readonly parts: ChangeParts }) {
  const { person, memberships, completeness } = panel;
  const owned = memberships.filter(({ organization }) => organization.owner);
  return (
    <ChangeForm
      what="delete-person"
      kind="delete-person"
      title={<Trans>Remove permanently</Trans>}
      about={person.name}
      person={person}
      ready={owned.length === 0 && !completeness.looking}
      missing={completeness.looking ? <Trans>We are still looking for what this person owns.</Trans> : <Trans>Hand over what this person owns first.</Trans>}
      ask={() => data(commands.changeReview({ kind: "delete-person", detail: { user: person.id } }))}
      parts={parts}
    >
      <p className={styles.danger}>
        <Icon name="care" size={18} />
        <span>
          <Trans>The account is deleted for good. Nobody can bring it back, and the same email begins anew.</Trans>
        </span>
      </p>
      {owned.length > 0 && <HandOverFirst panel={panel} parts={parts} />}
      {memberships.length > 0 && (
        <FactGroup title={<Trans>What they lose</Trans>}>
          {memberships.map(({ organization, teams }) => (
            <FactLine key={organization.id} testId="change-lost" data-place={`org-${organization.id}`} name={<SafeText text={organization.name} />} value={teams.length === 0 ? <SafeText text={organization.roleName} /> : <SafeText text={[organization.roleName, ...teams.map(({ name }) => name)].join(", ")} />} />
          ))}
        </FactGroup>
      )}
    </ChangeForm>
  );
}

function HandOverFirst({ panel, parts }: { readonly panel: PersonPanel; readonly parts: ChangeParts }) {
  const name = <SafeText text={panel.person.name} />;
  return (
    <div className={styles.end}>
      <p>
        <Trans>{name} owns organizations. With the account they would have no owner, so they are handed over first.</Trans>
      </p>
      <Button testId="change-hand-over-first" icon="owner" onPress={() => parts.onChange({ what: "hand-over", person: panel.person.id })}>
        <Trans>Hand over ownership…</Trans>
      </Button>
    </div>
  );
}
