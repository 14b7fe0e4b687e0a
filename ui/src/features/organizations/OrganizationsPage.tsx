// Organizations: those of all customers of the instance, found by typing and filtering, with a panel for the chosen one.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { OrganizationFilter, OrganizationRow } from "../../ipc/bindings";
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
import { COLUMNS } from "./columns";
import { ORGANIZATIONS_EMPTY } from "./emptyWords";
import { useOrganizationFilters } from "./filters";

interface OrganizationsPageProps {
  /** The organization whose panel is open. */
  readonly chosen: number | undefined;
  readonly onChoose: (organization: number | undefined) => void;
  /** The panel of the chosen organization. */
  readonly panel: ReactNode;
  /** A thin line under it all. */
  readonly strip?: ReactNode;
  /** What makes a new organization, at the right of the title. */
  readonly create?: ReactNode;
}

const ORGANIZATIONS: ListSource<OrganizationRow, OrganizationFilter> = {
  name: "organizations",
  key: keys.organizations,
  ask: (query) => data(commands.organizations(query)),
  matching: async (query) => numbersOf(await data(commands.organizationsMatching(query))),
};

const save = (order: ExportOrder<OrganizationFilter>) => data(commands.exportOrganizations(order));

/** The page. */
export function OrganizationsPage({ chosen, onChoose, panel, strip, create }: OrganizationsPageProps) {
  const { t } = useLingui();
  const list = useList(ORGANIZATIONS, COLUMNS.all);
  const { page, wish, selection, showAll } = list;
  return (
    <ListPage
      name={ORGANIZATIONS.name}
      title={<Trans>Organizations</Trans>}
      spoken={{ list: t`Organizations`, search: t`Search organizations` }}
      placeholder={t`Name or number`}
      list={list}
      columns={COLUMNS}
      filters={useOrganizationFilters()}
      chosen={chosen}
      onChoose={onChoose}
      panel={panel}
      strip={strip}
      actions={
        <>
          <Export name={ORGANIZATIONS.name} title={<Trans>Export organizations</Trans>} list={list} rows="shown" save={save} />
          {create}
        </>
      }
      empty={page && <ListEmpty page={page} wish={wish} words={ORGANIZATIONS_EMPTY} onShowAll={showAll} />}
      selected={
        <SelectionBar name={ORGANIZATIONS.name} selection={selection} shown={page?.shown ?? 0} words={<Plural value={selection.ids.size} one="# organization selected" other="# organizations selected" />}>
          <Export name={ORGANIZATIONS.name} title={<Trans>Export organizations</Trans>} list={list} rows="selection" save={save} />
        </SelectionBar>
      }
    />
  );
}
