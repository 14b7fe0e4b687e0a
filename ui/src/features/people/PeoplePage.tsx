// People: everybody with an account on the instance, found by typing and filtering, with a panel for the chosen one.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PeopleFilter, PersonRow } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { numbersOf } from "../../ipc/numbers";
import { keys } from "../../ipc/queries";
import { Export } from "../../lists/Export";
import type { ExportOrder } from "../../lists/Export";
import { ListEmpty } from "../../lists/ListEmpty";
import { ListPage } from "../../lists/ListPage";
import type { ListSource } from "../../lists/listTypes";
import { SelectionBar } from "../../lists/SelectionBar";
import { useList } from "../../lists/useList";
import { Button } from "../../ui/Button";
import { COLUMNS } from "./columns";
import { PEOPLE_EMPTY } from "./emptyWords";
import { usePeopleFilters } from "./filters";
import { useServerSearch } from "./useServerSearch";

interface PeoplePageProps {
  /** The person whose panel is open. */
  readonly chosen: number | undefined;
  readonly onChoose: (person: number | undefined) => void;
  /** The panel of the chosen person. */
  readonly panel: ReactNode;
  /** A thin line under it all. */
  readonly strip?: ReactNode;
  /** What makes a new person, at the right of the title. */
  readonly create?: ReactNode;
  /** Shows what the selected ones may do where. */
  readonly onShowAccess?: (people: readonly number[]) => void;
}

const PEOPLE: ListSource<PersonRow, PeopleFilter> = {
  name: "people",
  key: keys.people,
  ask: (query) => data(commands.people(query)),
  matching: async (query) => numbersOf(await data(commands.peopleMatching(query))),
};

const save = (order: ExportOrder<PeopleFilter>) => data(commands.exportPeople(order));
const saveAccess = (order: ExportOrder<PeopleFilter>) => data(commands.exportAccess(order));

/** The page. */
export function PeoplePage({ chosen, onChoose, panel, strip, create, onShowAccess }: PeoplePageProps) {
  const { t } = useLingui();
  const list = useList(PEOPLE, COLUMNS.all);
  const { page, wish, selection, showAll } = list;
  useServerSearch(wish.search, page?.state);
  return (
    <ListPage
      name={PEOPLE.name}
      title={<Trans>People</Trans>}
      spoken={{ list: t`People`, search: t`Search people` }}
      placeholder={t`Name, email, number or organization`}
      list={list}
      columns={COLUMNS}
      filters={usePeopleFilters()}
      chosen={chosen}
      onChoose={onChoose}
      panel={panel}
      strip={strip}
      actions={
        <>
          <Export name={PEOPLE.name} title={<Trans>Export people</Trans>} list={list} rows="shown" save={save} saveAccess={saveAccess} />
          {create}
        </>
      }
      empty={page && <ListEmpty page={page} wish={wish} words={PEOPLE_EMPTY} onShowAll={showAll} />}
      selected={
        <SelectionBar name={PEOPLE.name} selection={selection} shown={page?.shown ?? 0} words={<Plural value={selection.ids.size} one="# person selected" other="# people selected" />}>
          <Export name={PEOPLE.name} title={<Trans>Export people</Trans>} list={list} rows="selection" save={save} saveAccess={saveAccess} />
          {onShowAccess && (
            <Button testId="people-access" onPress={() => onShowAccess([...selection.ids])}>
              <Trans>Show access</Trans>
            </Button>
          )}
        </SelectionBar>
      }
    />
  );
}
