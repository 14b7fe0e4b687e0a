// The columns of the list of people.
import { Trans } from "@lingui/react/macro";
import type { PersonRow } from "../../ipc/bindings";
import { count } from "../../lib/counts";
import { plainMarks } from "../../lib/marks";
import { NameCell, NotKnown, States } from "../../lists/cells";
import type { ListColumns } from "../../lists/ListPage";
import type { ListColumn } from "../../lists/useList";
import { SafeText } from "../../ui/SafeText";
import { Time } from "../../ui/Time";
import { usePersonStates } from "./status";

/** Name, email, number, last sign-in, organizations, status. */
const ALL: readonly ListColumn<PersonRow>[] = [
  { id: "name", head: <Trans>Name</Trans>, width: 150, grow: 3, sortable: true, cellProps: (row) => ({ title: plainMarks(row.name) }), cell: (row) => <NameCell text={row.name} /> },
  { id: "email", head: <Trans>Email</Trans>, width: 180, grow: 4, sortable: true, cellProps: (row) => ({ title: plainMarks(row.email) }), cell: (row) => <SafeText text={row.email} /> },
  { id: "id", head: <Trans>Number</Trans>, width: 92, sortable: true, cell: (row) => `#${row.id}` },
  { id: "last-sign-in", head: <Trans>Last sign-in</Trans>, width: 144, grow: 1, sortable: true, cell: (row) => <LastSignIn row={row} /> },
  { id: "count", head: <Trans>Organizations</Trans>, width: 108, sortable: true, cell: (row) => (row.organizations === null ? <NotKnown /> : count(row.organizations)) },
  { id: "status", head: <Trans>Status</Trans>, width: 172, grow: 3, sortable: true, cell: (row) => <Status row={row} /> },
];

/** Beside an open panel, what the panel says anyway steps back; under one, name and email keep clear of it. */
export const COLUMNS: ListColumns<PersonRow> = {
  all: ALL,
  beside: ALL.filter(({ id }) => id !== "count" && id !== "status"),
  under: ALL.map((column) => (column.id === "name" || column.id === "email" ? { ...column, width: 208, grow: 0 } : column)),
};

function Status({ row }: { readonly row: PersonRow }) {
  return <States all={usePersonStates(row)} />;
}

function LastSignIn({ row }: { readonly row: PersonRow }) {
  if (row.lastSignIn !== null) return <Time at={row.lastSignIn} form="day" />;
  return row.neverSignedIn ? <Trans>Never</Trans> : <NotKnown />;
}
