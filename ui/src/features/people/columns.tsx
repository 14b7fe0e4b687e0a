// The columns of the list of people. A column's id is the key that the core sorts by.
import { Trans, useLingui } from "@lingui/react/macro";
import type { PersonRow, SortKey } from "../../ipc/bindings";
import { count } from "../../lib/counts";
import { plainMarks } from "../../lib/marks";
import type { GridColumn } from "../../ui/gridTypes";
import { SafeText } from "../../ui/SafeText";
import { Time } from "../../ui/Time";
import styles from "./People.module.css";
import { statusWords } from "./status";

type Column = GridColumn<PersonRow> & { readonly id: SortKey };

/** Name, email, number, last sign-in, organizations, status. */
export const COLUMNS: readonly Column[] = [
  { id: "name", head: <Trans>Name</Trans>, width: 150, grow: 3, sortable: true, cellProps: (row) => ({ title: plainMarks(row.name) }), cell: (row) => <Cut className={styles.name} text={row.name} /> },
  { id: "email", head: <Trans>Email</Trans>, width: 184, grow: 4, sortable: true, cellProps: (row) => ({ title: plainMarks(row.email) }), cell: (row) => <Cut text={row.email} /> },
  { id: "id", head: <Trans>Number</Trans>, width: 112, sortable: true, cell: (row) => `#${row.id}` },
  { id: "last-sign-in", head: <Trans>Last sign-in</Trans>, width: 148, grow: 1, sortable: true, cell: (row) => <LastSignIn row={row} /> },
  { id: "count", head: <Trans>Organizations</Trans>, width: 112, sortable: true, cell: (row) => (row.organizations === null ? <Nothing /> : count(row.organizations)) },
  { id: "status", head: <Trans>Status</Trans>, width: 140, grow: 2, sortable: true, cell: (row) => <span className={styles.states}>{statusWords(row)}</span> },
];

/** Beside an open panel: what the panel says anyway steps back. */
export const BESIDE_PANEL: readonly Column[] = COLUMNS.filter(({ id }) => id !== "count" && id !== "status");

/** Under a panel that lies over the list: name and email keep clear of it. */
export const UNDER_PANEL: readonly Column[] = COLUMNS.map((column) => (column.id === "name" || column.id === "email" ? { ...column, width: 208, grow: 0 } : column));

/** One line; the whole text on hover, because a list cuts it with an ellipsis. */
function Cut({ text, className }: { readonly text: string; readonly className?: string }) {
  return (
    <span className={className}>
      <SafeText text={text} />
    </span>
  );
}

function LastSignIn({ row }: { readonly row: PersonRow }) {
  if (row.lastSignIn !== null) return <Time at={row.lastSignIn} form="day" />;
  return row.neverSignedIn ? <Trans>Never</Trans> : <Nothing />;
}

function Nothing() {
  const { t } = useLingui();
  return <span aria-label={t`not known`}>–</span>;
}

/** The column by its id, where it is one of these. */
export function sortKeyOf(column: string): SortKey {
  return COLUMNS.find(({ id }) => id === column)?.id ?? "name";
}
