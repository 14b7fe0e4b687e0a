// Colleagues who are Admin in an organization: those who are only here are preselected, others are kept and pointed out.
import { Trans } from "@lingui/react/macro";
import { Person } from "../../cases/LineWords";
import type { Colleague, FoundOrganization } from "../../ipc/bindings";
import { Checkbox } from "../../ui/Checkbox";
import { SafeText } from "../../ui/SafeText";
import styles from "./Leaving.module.css";
import { included, isLimited, limiting } from "./picture";
import type { DraftOnScreen } from "./useDraft";

/** The section; `limit-colleague` with `data-id` and `data-user` each. */
export function LimitColleagues(shown: DraftOnScreen) {
  const places = included(shown.draft, shown.input).filter((place) => place.colleagues.some(isAdmin));
  return (
    <section className={styles.section}>
      <h2>
        <Trans>Limit colleagues who are Admin</Trans>
      </h2>
      {places.length === 0 && (
        <p className={styles.words}>
          <Trans>No colleague is Admin there. All keep their roles.</Trans>
        </p>
      )}
      {places.map((place) => (
        <Place key={place.id} place={place} shown={shown} />
      ))}
    </section>
  );
}

function isAdmin(colleague: Colleague): boolean {
  return colleague.canBeLimited || colleague.proposed;
}

function Place({ place, shown }: { readonly place: FoundOrganization; readonly shown: DraftOnScreen }) {
  const { input, change } = shown;
  return (
    <div className={styles.place}>
      <div className={styles.placeHead}>
        <span className={styles.placeName}>
          <SafeText text={place.name} />
        </span>
      </div>
      {place.colleagues.filter(isAdmin).map((colleague) => (
        <Checkbox
          key={colleague.person.id}
          testId="limit-colleague"
          data-id={place.id}
          data-user={colleague.person.id}
          checked={isLimited(input, place.id, colleague.person.id)}
          onChange={(limited) => change(limiting(input, place.id, colleague.person.id, limited))}
          label={<Person person={colleague.person} />}
          words={<Why colleague={colleague} />}
        />
      ))}
    </div>
  );
}

function Why({ colleague }: { readonly colleague: Colleague }) {
  if (colleague.proposed) return <Trans>Proposed because they are Admin here and work nowhere else.</Trans>;
  if (colleague.instanceAdmin) return <Trans>Kept because they have admin rights on this instance.</Trans>;
  return colleague.elsewhere ? <Trans>Kept because they also work in other organizations.</Trans> : <Trans>Kept.</Trans>;
}
