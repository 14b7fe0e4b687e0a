// What should happen, with defaults and their reasons. Nobody has to change anything here.
import { Trans, useLingui } from "@lingui/react/macro";
import type { LeaveDraft, RoleChoice } from "../../ipc/bindings";
import { SafeText } from "../../ui/SafeText";
import { Select } from "../../ui/Select";
import { plainMarks } from "../../lib/marks";
import { Freeze } from "./Freeze";
import { LimitColleagues } from "./LimitColleagues";
import styles from "./Leaving.module.css";
import { PersonOnly } from "./PersonOnly";
import type { DraftOnScreen } from "./useDraft";

/** The page; `leave-what`. */
export function WhatStep(shown: DraftOnScreen) {
  return (
    <div className={styles.page} data-testid="leave-what">
      <h1>
        <Trans>What should happen</Trans>
      </h1>
      {shown.input.kind === "person" ? <PersonOnly {...shown} /> : <Customer {...shown} />}
    </div>
  );
}

function Customer(shown: DraftOnScreen) {
  return (
    <>
      <Freeze {...shown} />
      <LimitPerson {...shown} />
      <LimitColleagues {...shown} />
    </>
  );
}

const NO_ACCESS = "none";

function LimitPerson({ draft, input, change }: DraftOnScreen) {
  const { t } = useLingui();
  const person = <SafeText text={draft.leaver.name} />;
  const roles = draft.limitedRoles.map(choiceOf);
  const teamRoles = [...draft.limitedTeamRoles.map(choiceOf), { value: NO_ACCESS, label: t`No access` }];
  return (
    <section className={styles.section}>
      <h2>
        <Trans>Limit {person}</Trans>
      </h2>
      <p className={styles.words}>
        <Trans>Handing over leaves the former owner as Admin. These roles take that away.</Trans>
      </p>
      <div className={styles.pair}>
        <Select
          testId="leave-limited-role"
          label={t`Role in the organizations`}
          value={String(input.limitedRole)}
          choices={roles}
          onChange={(value) => change({ limitedRole: Number(value) })}
          hint={<Trans>Proposed because it is the least that still lets someone in.</Trans>}
        />
        <Select
          testId="leave-limited-team-role"
          label={t`Role in their teams`}
          value={input.limitedTeamRole === null ? NO_ACCESS : String(input.limitedTeamRole)}
          choices={teamRoles}
          onChange={(value) => change({ limitedTeamRole: value === NO_ACCESS ? null : Number(value) })}
          hint={<TeamRoleHint draft={draft} chosen={input.limitedTeamRole} />}
        />
      </div>
    </section>
  );
}

function choiceOf({ id, name }: RoleChoice) {
  return { value: String(id), label: plainMarks(name) };
}

function TeamRoleHint({ draft, chosen }: { readonly draft: LeaveDraft; readonly chosen: number | null }) {
  if (chosen === null) return <Trans>They lose every team, and see no scenarios and no data stores.</Trans>;
  const views = draft.limitedTeamRoles.find(({ id }) => id === chosen)?.viewsDataStores ?? null;
  if (views === true) return <Trans>Data stores can be looked at with this role.</Trans>;
  return views === false ? <Trans>Data stores cannot be looked at with this role.</Trans> : <Trans>The instance does not say whether data stores can be looked at with it.</Trans>;
}
