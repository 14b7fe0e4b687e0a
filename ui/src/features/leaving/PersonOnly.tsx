// What happens when only a person leaves. There is nothing to choose here: it is said, place by place.
import { Trans } from "@lingui/react/macro";
import type { FoundOrganization } from "../../ipc/bindings";
import { FactLine } from "../../ui/Facts";
import { Lead } from "../../ui/Prose";
import { SafeText } from "../../ui/SafeText";
import styles from "./Leaving.module.css";
import { included } from "./picture";
import type { DraftOnScreen } from "./useDraft";

/** The lines; `person-place` with `data-id` each. */
export function PersonOnly({ draft, input }: DraftOnScreen) {
  const person = <SafeText text={draft.leaver.name} />;
  const own = included(draft, input);
  const places = [...own, ...draft.organizations.filter((place) => !place.owned)];
  return (
    <>
      <Lead>
        {own.length > 0 ? <Trans>What {person} owns goes to a colleague, then {person} is removed.</Trans> : <Trans>{person} is removed from every organization.</Trans>} <Trans>Nothing is frozen.</Trans>
      </Lead>
      <ul className={styles.section}>
        {places.map((place) => (
          <FactLine key={place.id} testId="person-place" data-id={place.id} name={<SafeText text={place.name} />} value={<What place={place} />} />
        ))}
      </ul>
    </>
  );
}

function What({ place }: { readonly place: FoundOrganization }) {
  return place.owned ? <Trans>handed over, then removed</Trans> : <Trans>removed</Trans>;
}
