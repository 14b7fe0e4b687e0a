// The columns of the list of organizations.
import { Trans } from "@lingui/react/macro";
import type { OrganizationRow } from "../../ipc/bindings";
import { count } from "../../lib/counts";
import { plainMarks } from "../../lib/marks";
import { NameCell, NotKnown, States, WithNumber } from "../../lists/cells";
import type { ListColumns } from "../../lists/ListPage";
import type { ListColumn } from "../../lists/useList";
import { useOrganizationStates } from "./status";

/** Name with number, owner, members, active scenarios, status. */
const ALL: readonly ListColumn<OrganizationRow>[] = [
  { id: "name", head: <Trans>Name</Trans>, width: 208, grow: 4, sortable: true, cellProps: (row) => ({ title: plainMarks(row.name) }), cell: (row) => <NameCell text={row.name} id={row.id} looksLike={row.looksLike} /> },
  { id: "customer", head: <Trans>Owner</Trans>, width: 188, grow: 3, sortable: true, cellProps: (row) => ({ title: row.owner ? plainMarks(`${row.owner.name} · ${row.owner.email}`) : undefined }), cell: (row) => <Owner row={row} /> },
  { id: "members", head: <Trans>Members</Trans>, width: 92, sortable: true, cell: (row) => (row.members === null ? <NotKnown /> : count(row.members)) },
  { id: "count", head: <Trans>Active scenarios</Trans>, width: 128, sortable: true, cell: (row) => (row.activeScenarios === null ? <NotKnown /> : count(row.activeScenarios)) },
  { id: "status", head: <Trans>Status</Trans>, width: 172, grow: 3, sortable: true, cell: (row) => <Status row={row} /> },
];

/** Name and owner fill what the panel leaves free. */
const UNDER: Readonly<Record<string, number>> = { name: 244, customer: 196 };

/** Beside an open panel, what the panel says anyway steps back; under one, name and owner keep clear of it. */
export const COLUMNS: ListColumns<OrganizationRow> = {
  all: ALL,
  beside: ALL.filter(({ id }) => id !== "count" && id !== "members"),
  under: ALL.map((column) => ({ ...column, width: UNDER[column.id] ?? column.width, grow: 0 })),
};

/** Names repeat, so the number stands with it. */
function Owner({ row: { owner } }: { readonly row: OrganizationRow }) {
  return owner ? <WithNumber text={owner.name} id={owner.id} /> : <NotKnown />;
}

function Status({ row }: { readonly row: OrganizationRow }) {
  return <States all={useOrganizationStates(row)} />;
}
