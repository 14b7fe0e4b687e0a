// Bringing someone with an account into an organization: by an invitation, or directly. From the organization the person is
// searched, from the person the organization.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "../../ipc/bindings";
import type { PersonHit, PersonLabel, PlaceName, PlaceValues } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { RadioCards } from "../../ui/RadioCards";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import type { ChangeAt } from "./at";
import { ChangeForm } from "./ChangeForm";
import type { ChangeParts } from "./ChangeForm";
import { Loaded } from "./Loaded";
import { PersonPicker, PlacePicker } from "../../lists/Pickers";
import { personValues, placeValues } from "./queries";

const MEMBER = "13";

/** The form; `change-person` or `change-place`, `change-way`, `change-role`, `change-note`. */
export function BringInPage({ at, parts }: { readonly at: ChangeAt; readonly parts: ChangeParts }) {
  const person = useQuery({ ...personValues(at.person ?? 0), enabled: at.person !== undefined });
  const place = useQuery({ ...placeValues(at.organization ?? 0), enabled: at.organization !== undefined });
  if (at.person !== undefined && !person.data) return <Loaded query={person} onLeave={parts.onLeave}>{() => null}</Loaded>;
  if (at.organization !== undefined && !place.data) return <Loaded query={place} onLeave={parts.onLeave}>{() => null}</Loaded>;
  return <Form at={at} person={person.data?.person} place={place.data?.place} parts={parts} />;
}

interface FormProps {
  readonly at: ChangeAt;
  readonly person: PersonLabel | undefined;
  readonly place: PlaceName | undefined;
  readonly parts: ChangeParts;
}

type Way = "invitation" | "directly";

function Form({ at, person: knownPerson, place: knownPlace, parts }: FormProps) {
  const { t } = useLingui();
  const [found, setFound] = useState<PersonHit>();
  const person = knownPerson ?? found;
  const [place, setPlace] = useState(knownPlace);
  const { data: values } = useQuery({ ...placeValues(place?.id ?? 0), enabled: place !== undefined });
  const [chosenWay, setWay] = useState<Way | undefined>(at.directly === true ? "directly" : undefined);
  const [role, setRole] = useState(MEMBER);
  const [note, setNote] = useState("");
  const way = chosenWay ?? proposed(values);
  const wish = () => ({ user: person?.id ?? 0, organization: place?.id ?? 0, role: Number(role), invitation: way === "invitation", note: note.trim() === "" ? null : note });
  const ready = person !== undefined && place !== undefined && values !== undefined;
  return (
    <ChangeForm
      what="bring-in"
      kind={way === "invitation" ? "invite" : "add-member"}
      title={<Trans>Bring someone into an organization</Trans>}
      about={knownPlace?.name ?? knownPerson?.name ?? ""}
      person={knownPerson}
      ready={ready}
      missing={person ? <Trans>Choose the organization.</Trans> : <Trans>Choose the person.</Trans>}
      ask={() => data(commands.changeReview({ kind: "bring-in", detail: wish() }))}
      parts={parts}
    >
      {!knownPerson && <PersonPicker label={t`Who?`} chosen={found} onChoose={setFound} />}
      {!knownPlace && <PlacePicker label={t`Into which organization?`} chosen={place} onChoose={setPlace} />}
      {values && <How values={values} way={way} onWay={setWay} role={role} onRole={setRole} note={note} onNote={setNote} />}
    </ChangeForm>
  );
}

/** Whoever may not invite there is proposed the way that works. */
function proposed(values: PlaceValues | undefined): Way {
  return values?.mayInvite === true ? "invitation" : "directly";
}

interface HowProps {
  readonly values: PlaceValues;
  readonly way: Way;
  readonly onWay: (way: Way) => void;
  readonly role: string;
  readonly onRole: (role: string) => void;
  readonly note: string;
  readonly onNote: (note: string) => void;
}

function How({ values, way, onWay, role, onRole, note, onNote }: HowProps) {
  const { t } = useLingui();
  const invited = values.mayInvite ? <Trans>They get a mail and accept it.</Trans> : <Trans>Only its Owner and Admins may invite, and you are none of them. The instance will probably refuse.</Trans>;
  return (
    <>
      <RadioCards<Way>
        testId="change-way"
        label={t`How?`}
        value={way}
        cards={[
          { value: "directly", title: <Trans>Add directly</Trans>, words: <Trans>They have access at once. No mail is sent.</Trans> },
          { value: "invitation", title: <Trans>Send an invitation</Trans>, words: invited },
        ]}
        onChange={onWay}
      />
      <Select testId="change-role" data-value={role} label={t`Role in this organization`} value={role} choices={values.roles.map(({ id, name }) => ({ value: String(id), label: name }))} onChange={onRole} hint={role === "12" && <Trans>An Admin is Team Admin in all of its teams.</Trans>} />
      {way === "invitation" && <TextField testId="change-note" label={t`A few words for the mail (optional)`} value={note} onChange={onNote} />}
    </>
  );
}
