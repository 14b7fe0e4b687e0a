// A new organization: name, owner, place, and allowances of its own. Nothing of it has a silent default.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "../../ipc/bindings";
import type { PersonHit } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { ChangeForm } from "./ChangeForm";
import type { ChangeParts } from "./ChangeForm";
import styles from "./Changes.module.css";
import { PersonPicker } from "../../lists/Pickers";
import { choices as choicesQuery } from "./queries";
import { NOT_CHOSEN, StartingLicense, startingOf } from "./StartingLicense";

/** The form; `change-name`, `change-person`, `change-time-zone`, `change-country`, `change-license`. */
export function CreateOrganizationPage({ parts }: { readonly parts: ChangeParts }) {
  const { t } = useLingui();
  const { data: choices } = useQuery(choicesQuery);
  const [name, setName] = useState("");
  const [owner, setOwner] = useState<PersonHit>();
  const [place, setPlace] = useState({ timeZone: "", country: "" });
  const [starting, setStarting] = useState(NOT_CHOSEN);
  const license = startingOf(starting);
  const missing = [
    name.trim() === "" && <Trans key="name">A name is needed.</Trans>,
    owner === undefined && <Trans key="owner">Choose who owns it.</Trans>,
    (place.timeZone === "" || place.country === "") && <Trans key="place">Choose time zone and country.</Trans>,
    license === null && <Trans key="license">Say what it may use.</Trans>,
  ].find((words) => words !== false);
  const wish = () => ({ name, owner: owner?.id ?? 0, timeZone: Number(place.timeZone), country: Number(place.country), license });
  const listed = (all: readonly { readonly id: number; readonly name: string }[] | undefined) => [{ value: "", label: t`Choose one` }, ...(all ?? []).map((one) => ({ value: String(one.id), label: one.name }))];
  return (
    <ChangeForm
      what="create-organization"
      kind="create-organization"
      title={<Trans>New organization</Trans>}
      lead={<Trans>It begins with one team, and with exactly the allowances that you see in the review.</Trans>}
      about={name.trim() === "" ? t`New organization` : name}
      ready={missing === undefined}
      missing={missing}
      ask={() => data(commands.changeReview({ kind: "create-organization", detail: wish() }))}
      parts={parts}
    >
      <TextField testId="change-name" label={t`Name`} value={name} onChange={setName} />
      <PersonPicker label={t`Who owns it?`} chosen={owner} onChoose={setOwner} />
      <div className={styles.pair}>
        <Select testId="change-time-zone" label={t`Time zone`} value={place.timeZone} choices={listed(choices?.timeZones)} onChange={(timeZone) => setPlace({ ...place, timeZone })} />
        <Select testId="change-country" label={t`Country`} value={place.country} choices={listed(choices?.countries)} onChange={(country) => setPlace({ ...place, country })} hint={<Trans>It cannot be changed later.</Trans>} />
      </div>
      <StartingLicense starting={starting} onChange={setStarting} />
    </ChangeForm>
  );
}
