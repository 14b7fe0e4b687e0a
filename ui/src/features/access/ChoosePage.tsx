// Where looking at access begins: an organization, found by typing. People come from the list of people.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OrganizationRow } from "../../ipc/bindings";
import { organizations } from "../../ipc/queries";
import { personNumber } from "../../lib/counts";
import { Button } from "../../ui/Button";
import { TextPage } from "../../ui/ListLayout";
import { PageHead } from "../../ui/PageHead";
import { SafeText } from "../../ui/SafeText";
import { SearchField } from "../../ui/SearchField";
import styles from "./Choose.module.css";

/** So many at once; typing finds the others. */
const HITS = 40;

interface ChoosePageProps {
  readonly onChoose: (organization: number) => void;
  /** To the list of people. */
  readonly onPeople: () => void;
}

/** The page; `access-choose`, each hit `access-organization` with `data-id`. */
export function ChoosePage({ onChoose, onPeople }: ChoosePageProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState("");
  const { data: page } = useQuery(organizations({ search, sort: "name", descending: false, offset: 0, count: HITS, filters: [] }));
  const rows = page?.rows.filter(({ deleted }) => !deleted) ?? [];
  const first = rows[0];
  const more = (page?.shown ?? 0) - (page?.rows.length ?? 0);
  return (
    <TextPage
      head={
        <PageHead
          title={<Trans>Access</Trans>}
          action={
            <Button testId="access-people" icon="people" onPress={onPeople}>
              <Trans>Choose people instead…</Trans>
            </Button>
          }
          search={<SearchField testId="access-find" label={t`Find an organization`} placeholder={t`Name or number`} autoFocus value={search} onChange={setSearch} onEnter={() => first && onChoose(first.id)} />}
        />
      }
    >
      <p className={styles.lead} data-testid="access-choose">
        <Trans>Choose an organization to see who may do what in it. Nothing is sent before you review it.</Trans>
      </p>
      <ul className={styles.hits}>
        {rows.map((row) => (
          <li key={row.id}>
            <Hit row={row} onPress={() => onChoose(row.id)} />
          </li>
        ))}
      </ul>
      {page && rows.length === 0 && (
        <p className={styles.quiet} role="status">
          <Trans>No organization matches.</Trans>
        </p>
      )}
      {more > 0 && (
        <p className={styles.quiet}>
          <Plural value={more} one="# more; type to find it." other="# more; type to find them." />
        </p>
      )}
    </TextPage>
  );
}

function Hit({ row, onPress }: { readonly row: OrganizationRow; readonly onPress: () => void }) {
  return (
    <button type="button" className={styles.hit} data-testid="access-organization" data-id={row.id} onClick={onPress}>
      <span className={styles.hitName}>
        <SafeText text={row.name} /> <span className={styles.hitNumber}>{personNumber(row.id)}</span>
      </span>
      <span className={styles.hitCount}>{row.members !== null && <Plural value={row.members} one="# person" other="# people" />}</span>
    </button>
  );
}
