// The columns of the list of people.
import { Plural, Trans } from "@lingui/react/macro";
import type { PersonRow } from "../../ipc/bindings";
import { plainMarks } from "../../lib/marks";
import { NameCell, NotKnown, States, WithMore } from "../../lists/cells";
import type { ListColumns } from "../../lists/ListPage";
import type { ListColumn } from "../../lists/useList";
import { SafeText } from "../../ui/SafeText";
import { Time } from "../../ui/Time";
import { usePersonStates } from "./status";

/** Name with number, email, organization, last sign-in, status. */
const ALL: readonly ListColumn<PersonRow>[] = [
  { id: "name", head: <Trans>Name</Trans>, width: 188, grow: 4, sortable: true, cellProps: (row) => ({ title: plainMarks(row.name) }), cell: (row) => <NameCell text={row.name} id={row.id} looksLike={row.looksLike} /> },
  { id: "email", head: <Trans>Email</Trans>, width: 180, grow: 4, sortable: true, cellProps: (row) => ({ title: plainMarks(row.email) }), cell: (row) => <SafeText text={row.email} /> },
  { id: "customer", head: <Trans>Organization</Trans>, width: 156, grow: 3, sortable: true, cellProps: (row) => ({ title: row.customer === null ? undefined : plainMarks(row.customer) }), cell: (row) => <Customer row={row} /> },
  { id: "last-sign-in", head: <Trans>Last sign-in</Trans>, width: 152, sortable: true, cell: (row) => <LastSignIn row={row} /> },
  { id: "status", head: <Trans>Status</Trans>, width: 156, grow: 3, sortable: true, cell: (row) => <Status row={row} /> },
];

/** Beside an open panel, what the panel says anyway steps back; under one, name and email keep clear of it. */
export const COLUMNS: ListColumns<PersonRow> = {
  all: ALL,
  beside: ALL.filter(({ id }) => id !== "customer" && id !== "status"),
  under: ALL.map((column) => (column.id === "name" || column.id === "email" ? { ...column, width: 208, grow: 0 } : column)),
};

/** As far as memberships are read; before that, what the instance counts. */
function Customer({ row }: { readonly row: PersonRow }) {
  const { customer, moreOrganizations, organizations } = row;
  if (customer !== null) return <WithMore text={customer} more={moreOrganizations} />;
  if (organizations === null) return <NotKnown />;
  return organizations === 0 ? null : <Plural value={organizations} one="# organization" other="# organizations" />;
}

function Status({ row }: { readonly row: PersonRow }) {
  return <States all={usePersonStates(row)} />;
}

function LastSignIn({ row }: { readonly row: PersonRow }) {
  if (row.lastSignIn !== null) return <Time at={row.lastSignIn} form="day" />;
  return row.neverSignedIn ? <Trans>Never</Trans> : <NotKnown />;
}
