// People: everybody with an account on the instance, found by typing, with a panel for the chosen one.
import { Trans, useLingui } from "@lingui/react/macro";
import type { PersonRow } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { keys } from "../../ipc/queries";
import { ListPage } from "../../lists/ListPage";
import type { ListSource } from "../../lists/listTypes";
import { useList } from "../../lists/useList";
import { COLUMNS } from "./columns";
import { PeopleEmpty } from "./PeopleEmpty";
import { PersonPanel } from "./PersonPanel";
import { useServerSearch } from "./useServerSearch";

interface PeoplePageProps {
  /** The person whose panel is open. */
  readonly chosen: number | undefined;
  readonly onChoose: (person: number | undefined) => void;
  readonly onStartLeaving: (person: number) => void;
}

const PEOPLE: ListSource<PersonRow> = { key: keys.people, ask: (query) => data(commands.people(query)) };

/** The page. */
export function PeoplePage({ chosen, onChoose, onStartLeaving }: PeoplePageProps) {
  const { t } = useLingui();
  const list = useList(PEOPLE, COLUMNS.all);
  const { page, search, setSearch } = list;
  useServerSearch(search, page?.state);
  return (
    <ListPage
      name="people"
      title={<Trans>People</Trans>}
      spoken={{ list: t`People`, search: t`Search people` }}
      placeholder={t`Name, email or number`}
      list={list}
      columns={COLUMNS}
      chosen={chosen}
      onChoose={onChoose}
      panel={chosen !== undefined && <PersonPanel key={chosen} person={chosen} onStartLeaving={onStartLeaving} onClose={() => onChoose(undefined)} />}
      empty={page && <PeopleEmpty page={page} search={search} onEmptySearch={() => setSearch("")} />}
    />
  );
}
