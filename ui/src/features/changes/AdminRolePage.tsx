// Admin rights on the whole instance: given, exchanged, taken away. With a word of warning, because they reach over all
// customers.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "../../ipc/bindings";
import type { ChangeChoices, PersonValues } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { Icon } from "../../ui/Icon";
import { Select } from "../../ui/Select";
import { ChangeForm } from "./ChangeForm";
import type { ChangeParts } from "./ChangeForm";
import styles from "./Changes.module.css";
import { Loaded } from "./Loaded";
import { choices as choicesQuery, personValues } from "./queries";

const NONE = "none";

/** The form; `change-admin-role`. */
export function AdminRolePage({ person, parts }: { readonly person: number; readonly parts: ChangeParts }) {
  const query = useQuery(personValues(person));
  const { data: choices } = useQuery(choicesQuery);
  return (
    <Loaded query={query} onLeave={parts.onLeave}>
      {(values) => <Form key={person} values={values} choices={choices} parts={parts} />}
    </Loaded>
  );
}

function Form({ values, choices, parts }: { readonly values: PersonValues; readonly choices: ChangeChoices | undefined; readonly parts: ChangeParts }) {
  const { t } = useLingui();
  const now = values.adminRole === null ? NONE : String(values.adminRole);
  const [role, setRole] = useState(now);
  const roles = choices?.adminRoles.map(({ id, name }) => ({ value: String(id), label: name })) ?? [];
  const known = now === NONE || roles.some(({ value }) => value === now) ? roles : [{ value: now, label: `#${now}` }, ...roles];
  return (
    <ChangeForm
      what="admin-role"
      kind="admin-role"
      title={<Trans>Admin rights on this instance</Trans>}
      about={values.person.name}
      person={values.person}
      ready={role !== now && !values.own}
      missing={values.own ? <Trans>This is the account of your own key. Ask a colleague.</Trans> : <Trans>Nothing is changed yet.</Trans>}
      ask={() => data(commands.changeReview({ kind: "admin-role", detail: { user: values.person.id, role: role === NONE ? null : Number(role) } }))}
      parts={parts}
    >
      <p className={styles.care} data-testid="change-admin-warning">
        <Icon name="admin" size={18} />
        <span>
          <Trans>Admin rights reach over all customers of this instance. You can give at most what you have yourself.</Trans>
        </span>
      </p>
      <Select testId="change-admin-role" data-value={role} label={t`Admin role`} value={role} choices={[{ value: NONE, label: t`No admin rights` }, ...known]} disabled={values.own} onChange={setRole} />
    </ChangeForm>
  );
}
