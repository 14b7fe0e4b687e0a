// Removing a person from one organization or team. Their connections stay, unless the box below is ticked; its consequence
// stands beside it.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { commands } from "../../ipc/bindings";
import type { PersonPanel } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { person as personQuery } from "../../ipc/queries";
import { Checkbox } from "../../ui/Checkbox";
import { Icon } from "../../ui/Icon";
import { RadioCards } from "../../ui/RadioCards";
import { SafeText } from "../../ui/SafeText";
import type { ChangeAt } from "./at";
import { ChangeForm } from "./ChangeForm";
import type { ChangeParts } from "./ChangeForm";
import styles from "./Changes.module.css";
import { Loaded } from "./Loaded";

/** The form; `change-from` with a card per place (`org-<id>`, `team-<id>`), `change-with-connections`. */
export function RemoveFromPage({ at, parts }: { readonly at: ChangeAt; readonly parts: ChangeParts }) {
  const query = useQuery(personQuery(at.person ?? 0));
  return (
    <Loaded query={query} onLeave={parts.onLeave}>
      {(panel) => <Form key={at.person} at={at} panel={panel} parts={parts} />}
    </Loaded>
  );
}

interface Spot {
  readonly value: string;
  readonly title: ReactNode;
  readonly words?: ReactNode;
  readonly organization: number;
  readonly team: number | null;
  readonly disabled: boolean;
}

function Form({ at, panel, parts }: { readonly at: ChangeAt; readonly panel: PersonPanel; readonly parts: ChangeParts }) {
  const { t } = useLingui();
  const spots = spotsOf(panel);
  const [from, setFrom] = useState(() => first(at));
  const [withConnections, setWithConnections] = useState(false);
  const spot = spots.find(({ value }) => value === from);
  const { person } = panel;
  const wish = { user: person.id, organization: spot?.organization ?? 0, team: spot?.team ?? null, withConnections };
  return (
    <ChangeForm
      what="remove-from"
      kind="remove-from"
      title={<Trans>Remove from an organization or a team</Trans>}
      lead={<Trans>Whoever is removed from an organization is removed from its teams too. The account stays.</Trans>}
      about={person.name}
      person={person}
      ready={spot !== undefined && !spot.disabled}
      missing={<Trans>Choose from where.</Trans>}
      ask={() => data(commands.changeReview({ kind: "remove-from", detail: wish }))}
      parts={parts}
    >
      <RadioCards testId="change-from" label={t`From where?`} value={from} cards={spots} onChange={setFrom} />
      <Checkbox
        testId="change-with-connections"
        label={<Trans>Also delete the connections that they made there</Trans>}
        words={<Trans>Scenarios that use these connections stop working. This cannot be undone.</Trans>}
        checked={withConnections}
        onChange={setWithConnections}
      />
      {withConnections && (
        <p className={styles.danger} data-testid="change-connections-warning">
          <Icon name="care" size={18} />
          <span>
            <Trans>The connections are deleted for good, and nobody can read back whether they are gone.</Trans>
          </span>
        </p>
      )}
    </ChangeForm>
  );
}

function first({ organization, team }: ChangeAt): string | undefined {
  if (team !== undefined) return `team-${team}`;
  return organization === undefined ? undefined : `org-${organization}`;
}

function spotsOf(panel: PersonPanel): readonly Spot[] {
  return panel.memberships.flatMap(({ organization, teams }): readonly Spot[] => [
    {
      value: `org-${organization.id}`,
      title: <SafeText text={organization.name} />,
      words: organization.owner ? <Trans>The owner cannot be removed. Hand the organization over first.</Trans> : <Trans>The organization with all of its teams</Trans>,
      organization: organization.id,
      team: null,
      disabled: organization.owner,
    },
    ...teams.map((team): Spot => ({ value: `team-${team.id}`, title: <SafeText text={team.name} />, words: <InOrganization name={organization.name} />, organization: organization.id, team: team.id, disabled: false })),
  ]);
}

function InOrganization({ name }: { readonly name: string }) {
  const place = <SafeText text={name} />;
  return <Trans>Only this team of {place}</Trans>;
}
