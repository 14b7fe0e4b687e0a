// Narrowing the history to one person or one organization: what was chosen stands as a chip, and what the search finds is
// proposed, each with how many lines are about it.
import { Trans, useLingui } from "@lingui/react/macro";
import type { HistoryCounts } from "../../ipc/bindings";
import { count, personNumber } from "../../lib/counts";
import { Chip } from "../../ui/Chip";
import { SafeText } from "../../ui/SafeText";
import styles from "./History.module.css";
import type { HistoryWhere } from "./where";

interface NarrowProps {
  readonly counts: HistoryCounts;
  readonly where: HistoryWhere;
  readonly onWhere: (where: HistoryWhere) => void;
}

/** Chosen ones `history-only`, proposed ones `history-found`, each with `data-person` or `data-organization`. */
export function Narrow({ counts, where, onWhere }: NarrowProps) {
  const { t } = useLingui();
  const { person, organization, ...rest } = where;
  const without = { person: { ...rest, ...(organization !== undefined && { organization }) }, organization: { ...rest, ...(person !== undefined && { person }) } };
  return (
    <div role="group" aria-label={t`Only about`} className={styles.narrow}>
      {counts.person && (
        <Chip testId="history-only" data-person={counts.person.id} chosen onChange={() => onWhere(without.person)}>
          <Named name={counts.person.name} id={counts.person.id} />
        </Chip>
      )}
      {counts.organization && (
        <Chip testId="history-only" data-organization={counts.organization.id} chosen onChange={() => onWhere(without.organization)}>
          <Named name={counts.organization.name} id={counts.organization.id} />
        </Chip>
      )}
      {counts.people.map(({ person: { id, name }, lines }) => (
        <Chip key={`person ${id}`} testId="history-found" data-person={id} chosen={false} onChange={() => onWhere({ ...where, person: id })}>
          <Only name={name} id={id} lines={lines} />
        </Chip>
      ))}
      {counts.organizations.map(({ place: { id, name }, lines }) => (
        <Chip key={`organization ${id}`} testId="history-found" data-organization={id} chosen={false} onChange={() => onWhere({ ...where, organization: id })}>
          <Only name={name} id={id} lines={lines} />
        </Chip>
      ))}
    </div>
  );
}

function Named({ name, id }: { readonly name: string; readonly id: number }) {
  return (
    <span>
      <SafeText text={name} /> {personNumber(id)}
    </span>
  );
}

function Only({ name, id, lines }: { readonly name: string; readonly id: number; readonly lines: number }) {
  const who = <Named name={name} id={id} />;
  const many = count(lines);
  return (
    <Trans>
      Only {who} · {many}
    </Trans>
  );
}
