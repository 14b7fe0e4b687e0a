// The values of a person: only what differs from what was read is sent, each value by itself, and each is read back.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "../../ipc/bindings";
import type { ChangeChoices, PersonValues } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { ChangeForm } from "./ChangeForm";
import type { ChangeParts } from "./ChangeForm";
import styles from "./Changes.module.css";
import { Loaded } from "./Loaded";
import { choices as choicesQuery, personValues } from "./queries";

/** The form; `change-name`, `change-email`, `change-language`, `change-time-zone`, `change-country`. */
export function EditPersonPage({ person, parts }: { readonly person: number; readonly parts: ChangeParts }) {
  const query = useQuery(personValues(person));
  const { data: choices } = useQuery(choicesQuery);
  return (
    <Loaded query={query} onLeave={parts.onLeave}>
      {(values) => <Form key={person} values={values} choices={choices} parts={parts} />}
    </Loaded>
  );
}

interface FormProps {
  readonly values: PersonValues;
  readonly choices: ChangeChoices | undefined;
  readonly parts: ChangeParts;
}

interface Typed {
  readonly name?: string;
  readonly email?: string;
  readonly language?: string;
  readonly timeZone?: string;
  readonly country?: string;
}

function Form({ values, choices, parts }: FormProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState<Typed>({});
  const { person } = values;
  const now = { name: person.name, email: person.email, language: values.language ?? "", timeZone: String(values.timeZone ?? ""), country: String(values.country ?? "") };
  const shown = { ...now, ...typed };
  const change = (part: Typed) => setTyped({ ...typed, ...part });
  const differs = (Object.keys(now) as (keyof typeof now)[]).filter((key) => shown[key].trim() !== now[key]);
  const wish = {
    user: person.id,
    name: differs.includes("name") ? shown.name : null,
    email: differs.includes("email") ? shown.email : null,
    language: differs.includes("language") ? shown.language : null,
    timeZone: differs.includes("timeZone") ? Number(shown.timeZone) : null,
    country: differs.includes("country") ? Number(shown.country) : null,
  };
  const numbers = (all: readonly { readonly id: number; readonly name: string }[] | undefined, known: string) =>
    withNow(all?.map(({ id, name }) => ({ value: String(id), label: name })) ?? [], known);
  return (
    <ChangeForm
      what="edit-person"
      kind="edit-person"
      title={<Trans>Edit person</Trans>}
      lead={<Trans>What the instance does not show cannot be changed here, because it could not be read back.</Trans>}
      about={person.name}
      person={person}
      ready={differs.length > 0}
      missing={<Trans>Nothing is changed yet.</Trans>}
      ask={() => data(commands.changeReview({ kind: "edit-person", detail: wish }))}
      parts={parts}
    >
      <TextField testId="change-name" label={t`Name`} value={shown.name} onChange={(name) => change({ name })} />
      <TextField testId="change-email" type="email" label={t`Email`} value={shown.email} onChange={(email) => change({ email })} hint={<Trans>They sign in with it.</Trans>} />
      <div className={styles.pair}>
        <Select testId="change-language" label={t`Language`} value={shown.language} choices={withNow(choices?.languages.map(({ code, name }) => ({ value: code, label: name })) ?? [], now.language)} disabled={values.language === null} onChange={(language) => change({ language })} />
        <Select testId="change-time-zone" label={t`Time zone`} value={shown.timeZone} choices={numbers(choices?.timeZones, now.timeZone)} disabled={values.timeZone === null} onChange={(timeZone) => change({ timeZone })} />
        <Select testId="change-country" label={t`Country`} value={shown.country} choices={numbers(choices?.countries, now.country)} disabled={values.country === null} onChange={(country) => change({ country })} />
      </div>
    </ChangeForm>
  );
}

/** The present value is always among the choices, also while they are read or where the instance does not list it. */
function withNow(all: readonly { readonly value: string; readonly label: string }[], now: string) {
  return all.some(({ value }) => value === now) ? all : [{ value: now, label: now === "" ? "–" : now }, ...all];
}
