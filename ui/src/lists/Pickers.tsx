// Choosing a person or an organization by typing. What is chosen stands first and stays while the text changes.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { LooksLike } from "../cases/LooksLike";
import { useQuiet } from "../cases/useQuiet";
import { ErrorNotice } from "../errors/ErrorNotice";
import type { PersonHit, PlaceName } from "../ipc/bindings";
import { problemOf } from "../ipc/call";
import { foundPeople, foundPlaces } from "../ipc/queries";
import { personNumber } from "../lib/counts";
import { matches } from "../lib/matches";
import { PersonName } from "../ui/PersonName";
import { SafeText } from "../ui/SafeText";
import { SearchField } from "../ui/SearchField";
import styles from "./Pickers.module.css";

interface PickerProps<Row> {
  readonly label: string;
  readonly chosen: Row | undefined;
  readonly onChoose: (row: Row) => void;
}

/** A person; `change-person`, each hit `change-person-option` with `data-id`. */
export function PersonPicker({ label, chosen, onChoose }: PickerProps<PersonHit>) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const asked = useQuiet(text.trim());
  const { data: found = [], error, isPlaceholderData } = useQuery(foundPeople(asked));
  return (
    <Picker
      name="change-person"
      placeholder={t`Name, email or number`}
      label={label}
      text={text}
      onText={setText}
      error={error}
      rows={withChosen(goingWith(found, text, asked, isPlaceholderData), chosen)}
      chosen={chosen}
      onChoose={onChoose}
      draw={personName}
    />
  );
}

/** An organization; `change-place`, each hit `change-place-option` with `data-id`. */
export function PlacePicker({ label, chosen, onChoose }: PickerProps<PlaceName>) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const asked = useQuiet(text.trim());
  const { data: found = [], error, isPlaceholderData } = useQuery(foundPlaces(asked));
  return <Picker name="change-place" placeholder={t`Name or number`} label={label} text={text} onText={setText} error={error} rows={withChosen(text.trim() === "" ? [] : goingWith(found, text, asked, isPlaceholderData), chosen)} chosen={chosen} onChoose={onChoose} draw={placeName} />;
}

function personName(person: PersonHit): ReactNode {
  return (
    <>
      <PersonName name={person.name} email={person.email} id={person.id} /> <LooksLike like={person.looksLike} />
    </>
  );
}

function placeName(place: PlaceName): ReactNode {
  return (
    <>
      <SafeText text={place.name} /> {personNumber(place.id)}
    </>
  );
}

/** Hits for an earlier text stay only where they go with the new one: whoever presses a name must not meet another that took its place. */
function goingWith<Row extends { readonly id: number; readonly name: string }>(found: readonly Row[], text: string, asked: string, former: boolean): readonly Row[] {
  const wanted = text.trim();
  return wanted === asked && !former ? found : found.filter((row) => matches(row, wanted));
}

function withChosen<Row extends { readonly id: number }>(found: readonly Row[], chosen: Row | undefined): readonly Row[] {
  return chosen ? [chosen, ...found.filter((row) => row.id !== chosen.id)] : found;
}

interface HitsProps<Row> extends PickerProps<Row> {
  readonly name: string;
  /** What the search looks at. */
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly error: Error | null;
  readonly rows: readonly Row[];
  readonly draw: (row: Row) => ReactNode;
}

function Picker<Row extends { readonly id: number }>({ name, placeholder, label, text, onText, error, rows, chosen, onChoose, draw }: HitsProps<Row>) {
  return (
    <div>
      <SearchField testId={name} label={label} labelHidden={false} placeholder={placeholder} value={text} onChange={onText} />
      {error && <ErrorNotice problem={problemOf(error)} />}
      <ul className={styles.hits} aria-label={label}>
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" className={styles.hit} data-testid={`${name}-option`} data-id={row.id} aria-pressed={row.id === chosen?.id} onClick={() => onChoose(row)}>
              {draw(row)}
            </button>
          </li>
        ))}
      </ul>
      {rows.length === 0 && text.trim() !== "" && (
        <p className={styles.words} role="status">
          <Trans>Nothing matches.</Trans>
        </p>
      )}
    </div>
  );
}
