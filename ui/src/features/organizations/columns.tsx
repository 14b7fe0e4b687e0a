// The columns of the list of organizations.
import { Trans } from "@lingui/react/macro";
import type { OrganizationRow } from "../../ipc/bindings";
import { count } from "../../lib/counts";
import { plainMarks } from "../../lib/marks";
import { NameCell, NotKnown, States } from "../../lists/cells";
import type { ListColumns } from "../../lists/ListPage";
import type { ListColumn } from "../../lists/useList";
import { useOrganizationStates } from "./status";

/** Name, number, active scenarios, status. */
const ALL: readonly ListColumn<OrganizationRow>[] = [
  { id: "name", head: <Trans>Name</Trans>, width: 208, grow: 4, sortable: true, cellProps: (row) => ({ title: plainMarks(row.name) }), cell: (row) => <NameCell text={row.name} /> },
  { id: "id", head: <Trans>Number</Trans>, width: 112, grow: 1, sortable: true, cell: (row) => `#${row.id}` },
  { id: "count", head: <Trans>Active scenarios</Trans>, width: 140, grow: 1, sortable: true, cell: (row) => (row.activeScenarios === null ? <NotKnown /> : count(row.activeScenarios)) },
  { id: "status", head: <Trans>Status</Trans>, width: 172, grow: 2, sortable: true, cell: (row) => <Status row={row} /> },
];

/** Together they fill what the panel leaves free. */
const UNDER: Readonly<Record<string, number>> = { name: 304, id: 168 };

/** Beside an open panel, what the panel says anyway steps back; under one, name and number keep clear of it. */
export const COLUMNS: ListColumns<OrganizationRow> = {
  all: ALL,
  beside: ALL.filter(({ id }) => id !== "count"),
  under: ALL.map((column) => ({ ...column, width: UNDER[column.id] ?? column.width, grow: 0 })),
};

function Status({ row }: { readonly row: OrganizationRow }) {
  return <States all={useOrganizationStates(row)} />;
}
