// What a leave on this instance starts with: the roles that limit a former owner, and the account that takes over.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { LeavingRules as Rules, PersonHit, RoleChoice } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { keys, leavingRules } from "../../ipc/queries";
import { plainMarks } from "../../lib/marks";
import { PersonPicker } from "../../lists/Pickers";
import { Button } from "../../ui/Button";
import { PersonName } from "../../ui/PersonName";
import { Select } from "../../ui/Select";
import { Spinner } from "../../ui/Spinner";
import styles from "./Settings.module.css";
import { useSaving } from "./useSaving";

const NONE = "none";

/** `rule-role`, `rule-team-role` and `rule-holding`. */
export function LeavingRules() {
  const { data: rules, error } = useQuery(leavingRules);
  if (error) return <ErrorNotice problem={problemOf(error)} />;
  return rules ? <Leave rules={rules} /> : <Spinner />;
}

function Leave({ rules }: { readonly rules: Rules }) {
  const { t } = useLingui();
  const { save, busy, problem } = useSaving(keys.leavingRules);
  const change = (part: { readonly role?: number; readonly teamRole?: number | null; readonly holding?: number | null }) => {
    const next = { role: rules.role, teamRole: rules.teamRole, holding: rules.holding?.id ?? null, ...part };
    return save(() => data(commands.setLeavingRules(next.role, next.teamRole, next.holding)));
  };
  return (
    <>
      <Select testId="rule-role" label={t`Role of the former owner in the organization`} value={String(rules.role)} choices={rules.roles.map(choiceOf)} onChange={(value) => void change({ role: Number(value) })} />
      <Select
        testId="rule-team-role"
        label={t`Role of the former owner in teams`}
        value={rules.teamRole === null ? NONE : String(rules.teamRole)}
        choices={rules.teamRole === null ? [...rules.teamRoles.map(choiceOf), { value: NONE, label: t`none` }] : rules.teamRoles.map(choiceOf)}
        onChange={(value) => void change({ teamRole: value === NONE ? null : Number(value) })}
      />
      <Holding chosen={rules.holding ?? undefined} busy={busy} onChoose={(person) => change({ holding: person })} />
      {problem && <ErrorNotice problem={problem} />}
    </>
  );
}

function choiceOf({ id, name }: RoleChoice) {
  return { value: String(id), label: plainMarks(name) };
}

function Holding({ chosen, busy, onChoose }: { readonly chosen: PersonHit | undefined; readonly busy: boolean; readonly onChoose: (person: number | null) => Promise<boolean> }) {
  const { t } = useLingui();
  const [choosing, setChoosing] = useState(false);
  const take = async (person: number | null) => {
    if (await onChoose(person)) setChoosing(false);
  };
  return (
    <div className={styles.field} data-testid="rule-holding" data-id={chosen?.id}>
      <p className={styles.label}>
        <Trans>Account that takes over</Trans>
      </p>
      <p>{chosen ? <PersonName name={chosen.name} email={chosen.email} id={chosen.id} /> : <Trans>Chosen at each leave.</Trans>}</p>
      {choosing && <PersonPicker label={t`Account that takes over`} chosen={chosen} onChoose={(person) => void take(person.id)} />}
      <div className={styles.buttons}>
        <Button testId="rule-holding-choose" variant="quiet" busy={busy} onPress={() => setChoosing(!choosing)}>
          {choosing ? <Trans>Leave it as it is</Trans> : <Trans>Choose…</Trans>}
        </Button>
        {chosen && !choosing && (
          <Button testId="rule-holding-none" variant="quiet" busy={busy} onPress={() => void take(null)}>
            <Trans>Propose none</Trans>
          </Button>
        )}
      </div>
    </div>
  );
}
