// One organization that was found: what is there, who works there, and the decision about it where one is needed.
import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Person } from "../../cases/LineWords";
import type { Colleague, Decision, FoundOrganization } from "../../ipc/bindings";
import { Button } from "../../ui/Button";
import { FactLine } from "../../ui/Facts";
import { Fold } from "../../ui/Fold";
import { SafeText } from "../../ui/SafeText";
import { StatusWord } from "../../ui/StatusWord";
import styles from "./Leaving.module.css";
import { decided, decisionOf } from "./picture";
import type { DraftOnScreen } from "./useDraft";

interface FoundPlaceProps {
  readonly place: FoundOrganization;
  readonly shown: DraftOnScreen;
}

/** The organization; `found-organization` with `data-id`. */
export function FoundPlace({ place, shown }: FoundPlaceProps) {
  const decision = decisionOf(place, shown.input);
  return (
    <li className={styles.place} data-testid="found-organization" data-id={place.id} data-owned={place.owned}>
      <div className={styles.placeHead}>
        <span className={styles.placeName}>
          <SafeText text={place.name} />
        </span>
        {place.owned ? (
          <StatusWord icon="owner">
            <Trans>Owner</Trans>
          </StatusWord>
        ) : (
          <span className={styles.words}>
            <RoleName name={place.roleName} />
          </span>
        )}
      </div>
      {place.owned && <Counts place={place} />}
      {decision !== null && <DecisionBlock place={place} decision={decision} shown={shown} />}
      {place.colleagues.length > 0 && <Colleagues colleagues={place.colleagues} />}
    </li>
  );
}

/** A role in words; where the instance does not show it, that. */
function RoleName({ name }: { readonly name: string }) {
  return name === "" ? <Trans>role not shown: what they may do here is not known</Trans> : <SafeText text={name} />;
}

function Counts({ place }: { readonly place: FoundOrganization }) {
  const { teams, teamAdminIn, activeScenarios, frozen } = place;
  return (
    <p className={styles.words}>
      <Plural value={teams} one="# team" other="# teams" />
      {teamAdminIn > 0 && (
        <>
          {" · "}
          <Plural value={teamAdminIn} one="Team Admin in # of them" other="Team Admin in # of them" />
        </>
      )}
      {activeScenarios !== null && (
        <>
          {" · "}
          <Plural value={activeScenarios} one="# active scenario" other="# active scenarios" />
        </>
      )}
      {frozen && (
        <>
          {" · "}
          <Trans>frozen already</Trans>
        </>
      )}
    </p>
  );
}

interface DecisionProps extends FoundPlaceProps {
  readonly decision: Decision;
}

function DecisionBlock({ place, decision, shown }: DecisionProps) {
  const person = <SafeText text={shown.draft.leaver.name} />;
  const decide = (next: Decision) => shown.change(decided(shown.input, place.id, next));
  return (
    <div className={decision === "open" ? styles.open : styles.decided} data-testid="decision" data-id={place.id} data-value={decision}>
      <p>
        {decision === "open" && <Trans>{person} owns this one too. Is it part of this?</Trans>}
        {decision === "include" && <Trans>It is part of this.</Trans>}
        {decision === "leave" && <Trans>It stays as it is; {person} stays its owner.</Trans>}
      </p>
      <div className={styles.buttons}>
        <Choice testId="decision-include" chosen={decision === "include"} onPress={() => decide("include")}>
          <Trans>Include it</Trans>
        </Choice>
        <Choice testId="decision-leave" chosen={decision === "leave"} onPress={() => decide("leave")}>
          <Trans>Leave it as it is</Trans>
        </Choice>
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly testId: string;
  readonly chosen: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function Choice({ testId, chosen, onPress, children }: ChoiceProps) {
  return (
    <Button testId={testId} data-chosen={chosen ? "true" : undefined} icon={chosen ? "check" : undefined} onPress={onPress}>
      {children}
    </Button>
  );
}

function Colleagues({ colleagues }: { readonly colleagues: readonly Colleague[] }) {
  const apart = colleagues.filter((one) => one.elsewhere || one.instanceAdmin);
  return (
    <>
      {apart.map((one) => (
        <p key={one.person.id} className={styles.words} data-testid="found-consultant" data-user={one.person.id}>
          <Person person={one.person} /> · <Apart colleague={one} />
        </p>
      ))}
      <Fold testId="found-colleagues" title={<Plural value={colleagues.length} one="# colleague" other="# colleagues" />}>
        <ul>
          {colleagues.map((one) => (
            <FactLine key={one.person.id} testId="found-colleague" data-user={one.person.id} name={<Person person={one.person} />} value={<RoleName name={one.roleName} />} level="inner" />
          ))}
        </ul>
      </Fold>
    </>
  );
}

function Apart({ colleague }: { readonly colleague: Colleague }) {
  return colleague.instanceAdmin ? <Trans>has admin rights on this instance</Trans> : <Trans>also works in other organizations</Trans>;
}
