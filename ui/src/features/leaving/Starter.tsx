// Finding whom a leave is about: a person, or organizations of a customer.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { LooksLike } from "../../cases/LooksLike";
import { Lacking } from "../../cases/StartLeaving";
import { useLacking } from "../../cases/leaveRights";
import type { LeaveStart, ListQuery, OrganizationRow, OrganizationsQuery, PersonRow } from "../../ipc/bindings";
import { organizations, people } from "../../ipc/queries";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { personNumber } from "../../lib/counts";
import { matches } from "../../lib/matches";
import { PersonName } from "../../ui/PersonName";
import { SafeText } from "../../ui/SafeText";
import { SearchField } from "../../ui/SearchField";
import styles from "./Leaving.module.css";
import { useQuiet } from "../../cases/useQuiet";

const SHOWN = 8;

interface StarterProps {
  readonly onStart: (start: LeaveStart) => void;
  readonly onCancel: () => void;
}

/** The search; `leave-search`, then `leave-person` and `leave-organization` with `data-id`, `leave-begin-organizations`. */
export function Starter({ onStart, onCancel }: StarterProps) {
  const { t } = useLingui();
  const lacking = useLacking("customer");
  const whyId = useId();
  const [text, setText] = useState("");
  const [ticked, setTicked] = useState<readonly OrganizationRow[]>([]);
  const search = useQuiet(text.trim());
  const asked = { search, sort: "name", descending: false, offset: 0, count: SHOWN, filters: [] } satisfies ListQuery & OrganizationsQuery;
  const persons = useQuery({ ...people(asked), enabled: search !== "" });
  const places = useQuery({ ...organizations(asked), enabled: search !== "" });
  // Hits for an earlier text stay only where they go with the new one: whoever presses a name must not meet another that took its place.
  const goes = (row: PersonRow | OrganizationRow, former: boolean) => !row.deleted && (!former || matches(row, text));
  const earlier = search !== text.trim();
  const foundPeople = search === "" ? [] : (persons.data?.rows.filter((row) => goes(row, earlier || persons.isPlaceholderData)) ?? []);
  const foundPlaces = search === "" ? [] : (places.data?.rows.filter((row) => goes(row, earlier || places.isPlaceholderData)) ?? []);
  const others = foundPlaces.filter((row) => !ticked.some((one) => one.id === row.id));
  const tick = (row: OrganizationRow, on: boolean) => setTicked(on ? [...ticked, row] : ticked.filter((one) => one.id !== row.id));
  const nothing = search !== "" && persons.data !== undefined && places.data !== undefined && foundPeople.length + foundPlaces.length === 0;
  return (
    <div className={styles.starter}>
      <div className={styles.find}>
        <SearchField testId="leave-search" label={t`Who leaves? Search a person or an organization`} labelHidden={false} value={text} onChange={setText} autoFocus />
      </div>
      {foundPeople.length > 0 && (
        <section>
          <h2>
            <Trans>People</Trans>
          </h2>
          <ul className={styles.hits}>
            {foundPeople.map((row) => (
              <li key={row.id}>
                <button type="button" className={styles.hit} data-testid="leave-person" data-id={row.id} onClick={() => onStart({ kind: "person", detail: row.id })}>
                  <PersonName name={row.name} email={row.email} id={row.id} /> <LooksLike like={row.looksLike} />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {(ticked.length > 0 || others.length > 0) && (
        <section>
          <h2>
            <Trans>Organizations</Trans>
          </h2>
          {lacking.length > 0 && (
            <p id={whyId} className={styles.words} data-testid="leave-lacking">
              <Lacking lacking={lacking} />
            </p>
          )}
          {[...ticked, ...others].map((row) => (
            <Checkbox key={row.id} testId="leave-organization" data-id={row.id} checked={ticked.includes(row)} onChange={(on) => tick(row, on)} label={<Place row={row} />} />
          ))}
        </section>
      )}
      {nothing && (
        <p className={styles.words} role="status">
          <Trans>Nobody and nothing matches.</Trans>
        </p>
      )}
      <div className={styles.buttons}>
        {ticked.length > 0 && (
          <Button testId="leave-begin-organizations" variant="primary" disabled={lacking.length > 0} describedBy={lacking.length > 0 ? whyId : undefined} onPress={() => onStart({ kind: "organizations", detail: ticked.map((row) => row.id) })}>
            <Plural value={ticked.length} one="Start with # organization" other="Start with # organizations" />
          </Button>
        )}
        <Button variant="quiet" onPress={onCancel}>
          <Trans>Not now</Trans>
        </Button>
      </div>
    </div>
  );
}

function Place({ row }: { readonly row: OrganizationRow }) {
  return (
    <>
      <SafeText text={row.name} /> <span className={styles.words}>{personNumber(row.id)}</span>
    </>
  );
}
