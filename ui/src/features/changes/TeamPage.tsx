// Teams of an organization: a new one, or another name for one.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "../../ipc/bindings";
import type { PlaceValues } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { SafeText } from "../../ui/SafeText";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import type { ChangeAt } from "./at";
import { ChangeForm } from "./ChangeForm";
import type { ChangeParts } from "./ChangeForm";
import { Loaded } from "./Loaded";
import { placeValues } from "./queries";

/** The form; `change-name`, and for another name `change-team`. */
export function TeamPage({ at, parts }: { readonly at: ChangeAt; readonly parts: ChangeParts }) {
  const query = useQuery(placeValues(at.organization ?? 0));
  return (
    <Loaded query={query} onLeave={parts.onLeave}>
      {(values) => (at.what === "create-team" ? <Create values={values} parts={parts} /> : <Rename key={at.team} at={at} values={values} parts={parts} />)}
    </Loaded>
  );
}

function Create({ values, parts }: { readonly values: PlaceValues; readonly parts: ChangeParts }) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const owner = <SafeText text={values.owner?.name ?? ""} />;
  return (
    <ChangeForm
      what="create-team"
      kind="create-team"
      title={<Trans>New team</Trans>}
      lead={values.owner && <Trans>{owner}, who owns the organization, becomes its Team Admin. Nobody else is in it.</Trans>}
      about={values.place.name}
      ready={name.trim() !== ""}
      missing={<Trans>A name is needed.</Trans>}
      ask={() => data(commands.changeReview({ kind: "create-team", detail: { organization: values.place.id, name } }))}
      parts={parts}
    >
      <TextField testId="change-name" label={t`Name of the team`} value={name} onChange={setName} />
    </ChangeForm>
  );
}

function Rename({ at, values, parts }: { readonly at: ChangeAt; readonly values: PlaceValues; readonly parts: ChangeParts }) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState(() => String(at.team ?? values.teams[0]?.id ?? ""));
  const present = values.teams.find(({ id }) => String(id) === chosen);
  const [typed, setTyped] = useState<string>();
  const name = typed ?? present?.name ?? "";
  const team = present?.id ?? 0;
  return (
    <ChangeForm
      what="rename-team"
      kind="rename-team"
      title={<Trans>Rename a team</Trans>}
      about={values.place.name}
      ready={present !== undefined && name.trim() !== "" && name !== present.name}
      missing={<Trans>Nothing is changed yet.</Trans>}
      ask={() => data(commands.changeReview({ kind: "rename-team", detail: { organization: values.place.id, team, name } }))}
      parts={parts}
    >
      <Select
        testId="change-team"
        label={t`Team`}
        value={chosen}
        choices={values.teams.map((one) => ({ value: String(one.id), label: one.name }))}
        onChange={(next) => {
          setChosen(next);
          setTyped(undefined);
        }}
      />
      <TextField testId="change-name" label={t`New name`} value={name} onChange={setTyped} />
    </ChangeForm>
  );
}
