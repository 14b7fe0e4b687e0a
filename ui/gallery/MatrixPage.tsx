import { Grid } from "../src/ui/Grid";
import type { GridColumn } from "../src/ui/gridTypes";
import { ListLayout } from "../src/ui/ListLayout";
import { PageHead } from "../src/ui/PageHead";
import { PersonName } from "../src/ui/PersonName";
import { Shell } from "./Shell";

const COLUMNS: readonly GridColumn<number>[] = [
  { id: "person", head: "Person", width: 260, frozen: true, cell: (index) => <PersonName layout="stacked" name={`Mara Lindqvist ${index}`} email={`mara.${index}@nordlicht.example`} id={4711 + index} /> },
  { id: "org", head: "Organization", width: 136, frozen: true, cell: (index) => (index % 3 ? "Member" : "Admin") },
  ...Array.from({ length: 40 }, (_, team) => ({ id: `team-${team}`, head: `Team ${team}`, width: 136, cell: (index: number) => ((index + team) % 4 ? "–" : "Team Member") })),
];

export function MatrixPage() {
  return (
    <Shell current="access" open>
      <ListLayout>
        <PageHead title="Access" />
        <Grid label="Access" unit="cell" columns={COLUMNS} rowCount={500} getRow={(index) => index} rowId={String} rowHeight={44} headHeight={44} range={{ from: { row: 2, column: 3 }, to: { row: 4, column: 4 } }} testId="access-grid" />
      </ListLayout>
    </Shell>
  );
}
