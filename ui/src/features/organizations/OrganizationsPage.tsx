// Organizations: those of all customers of the instance, found by typing, with a panel for the chosen one.
import { Trans, useLingui } from "@lingui/react/macro";
import type { OrganizationRow } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { keys } from "../../ipc/queries";
import { ListPage } from "../../lists/ListPage";
import type { ListSource } from "../../lists/listTypes";
import { useList } from "../../lists/useList";
import { COLUMNS } from "./columns";
import { OrganizationPanel } from "./OrganizationPanel";
import { OrganizationsEmpty } from "./OrganizationsEmpty";

interface OrganizationsPageProps {
  /** The organization whose panel is open. */
  readonly chosen: number | undefined;
  readonly onChoose: (organization: number | undefined) => void;
  readonly onStartLeaving: (organization: number) => void;
}

const ORGANIZATIONS: ListSource<OrganizationRow> = { key: keys.organizations, ask: (query) => data(commands.organizations({ ...query, filters: [] })) };

/** The page. */
export function OrganizationsPage({ chosen, onChoose, onStartLeaving }: OrganizationsPageProps) {
  const { t } = useLingui();
  const list = useList(ORGANIZATIONS, COLUMNS.all);
  const { page, search, setSearch } = list;
  return (
    <ListPage
      name="organizations"
      title={<Trans>Organizations</Trans>}
      spoken={{ list: t`Organizations`, search: t`Search organizations` }}
      placeholder={t`Name or number`}
      list={list}
      columns={COLUMNS}
      chosen={chosen}
      onChoose={onChoose}
      panel={chosen !== undefined && <OrganizationPanel key={chosen} organization={chosen} onStartLeaving={onStartLeaving} onClose={() => onChoose(undefined)} />}
      empty={page && <OrganizationsEmpty page={page} search={search} onEmptySearch={() => setSearch("")} />}
    />
  );
}
