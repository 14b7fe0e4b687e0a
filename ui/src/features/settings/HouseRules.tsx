// How one works with this instance: when its window locks itself, what a leave starts with, how lists are read.
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { HouseRules as Rules, InstanceInfo, LeavingRules, PersonHit, RoleChoice } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { instance, keys, leavingRules } from "../../ipc/queries";
import { count } from "../../lib/counts";
import { plainMarks } from "../../lib/marks";
import { PersonPicker } from "../../lists/Pickers";
import { Button } from "../../ui/Button";
import { PersonName } from "../../ui/PersonName";
import { Select } from "../../ui/Select";
import { Spinner } from "../../ui/Spinner";
import styles from "./Settings.module.css";
import { useSaving } from "./useSaving";

/** Minutes, in words. */
const IDLE: readonly (readonly [number, MessageDescriptor])[] = [
  [5, msg({ message: "5 minutes" })],
  [15, msg({ message: "15 minutes" })],
  [30, msg({ message: "30 minutes" })],
  [60, msg({ message: "an hour" })],
  [240, msg({ message: "4 hours" })],
];
const PAGE_ROWS = [10_000, 1_000, 100] as const;
const NONE = "none";

/** The section, `house-rules`. */
export function HouseRules() {
  const { data: info } = useQuery(instance);
  if (!info) return null;
  return (
    <section className={styles.section} data-testid="house-rules">
      <h2>
        <Trans>House rules</Trans>
      </h2>
      <p>
        <Trans>They hold for this instance on this computer.</Trans>
      </p>
      <Locking info={info} />
      <Leaving />
    </section>
  );
}

function Locking({ info }: { readonly info: InstanceInfo }) {
  const { t, i18n } = useLingui();
  const client = useQueryClient();
  const { rules } = info;
  const { save, problem } = useSaving(["house-rules"]);
  const change = (part: Partial<Rules>) =>
    save(async () => {
      const next = await data(commands.setHouseRules({ ...rules, ...part }));
      client.setQueryData(keys.instance, { ...info, rules: next });
      return next;
    });
  return (
    <>
      {info.kind !== "sample" && (
        <Select
          testId="rule-idle"
          label={t`Lock this window when nobody touches it for`}
          hint={<Trans>Editing is locked and the key is wiped from memory. A case that is going is finished first.</Trans>}
          value={String(rules.idleMinutes)}
          choices={IDLE.map(([minutes, words]) => ({ value: String(minutes), label: i18n._(words) }))}
          onChange={(value) => void change({ idleMinutes: Number(value) })}
        />
      )}
      <Select
        testId="rule-page"
        label={t`Ask for at most so many lines at once`}
        hint={<Trans>Fewer are slower. Choose them where a network or the instance gives up on long answers; what the instance itself allows is found out.</Trans>}
        value={String(rules.pageRows)}
        choices={PAGE_ROWS.map((rows) => ({ value: String(rows), label: count(rows) }))}
        onChange={(value) => void change({ pageRows: Number(value) })}
      />
      {problem && <ErrorNotice problem={problem} />}
    </>
  );
}

function Leaving() {
  const { data: rules, error } = useQuery(leavingRules);
  if (error) return <ErrorNotice problem={problemOf(error)} />;
  return rules ? <Leave rules={rules} /> : <Spinner />;
}

function Leave({ rules }: { readonly rules: LeavingRules }) {
  const { t } = useLingui();
  const { save, busy, problem } = useSaving(keys.leavingRules);
  const change = (part: { readonly role?: number; readonly teamRole?: number | null; readonly holding?: number | null }) => {
    const next = { role: rules.role, teamRole: rules.teamRole, holding: rules.holding?.id ?? null, ...part };
    return save(() => data(commands.setLeavingRules(next.role, next.teamRole, next.holding)));
  };
  return (
    <>
      <h3 className={styles.sub}>
        <Trans>A leave starts with</Trans>
      </h3>
      <Select testId="rule-role" label={t`Role of the former owner in the organization`} value={String(rules.role)} choices={rules.roles.map(choiceOf)} onChange={(value) => void change({ role: Number(value) })} />
      <Select
        testId="rule-team-role"
        label={t`Role of the former owner in teams`}
        value={rules.teamRole === null ? NONE : String(rules.teamRole)}
        choices={[...rules.teamRoles.map(choiceOf), { value: NONE, label: t`none` }]}
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
