import { useState } from "react";
import { Button } from "../src/ui/Button";
import { Chip } from "../src/ui/Chip";
import { FactGroup, FactLine } from "../src/ui/Facts";
import { Grid } from "../src/ui/Grid";
import type { GridColumn } from "../src/ui/gridTypes";
import { ListLayout } from "../src/ui/ListLayout";
import { Notice } from "../src/ui/Notice";
import { PageCount, PageHead } from "../src/ui/PageHead";
import { PersonContact, PersonName } from "../src/ui/PersonName";
import { SafeText } from "../src/ui/SafeText";
import { SearchField } from "../src/ui/SearchField";
import { SidePanel } from "../src/ui/SidePanel";
import { StatusWord } from "../src/ui/StatusWord";
import { Tray } from "../src/ui/Tray";
import { Shell } from "./Shell";

interface Person {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly last: string;
  readonly state: number;
}

const NAMES = ["Mara Lindqvist", "Anton Berg", "Tomasz Wiśniewski", "Zoë Brandt", "ann\u202Emoc.elpmaxe", "مارا لطيف", "Konstantinos Papadopoulos-Alexandridis of Thessaloniki", "山田 太郎", "Ola Nordmann", "Nils Håkansson"];
const STATES = [
  <StatusWord key="0" icon="check">Active</StatusWord>,
  <StatusWord key="1" icon="invitation">Invitation open</StatusWord>,
  <StatusWord key="2" icon="company-sign-in">Waiting for company sign-in</StatusWord>,
  <StatusWord key="3" icon="never" tone="warn">Never signed in</StatusWord>,
];

const COLUMNS: readonly GridColumn<Person>[] = [
  { id: "name", head: "Name", width: 180, grow: 2, sortable: true, cell: ({ name }) => <strong style={{ fontWeight: 500, color: "var(--ink)" }}><SafeText text={name} /></strong> },
  { id: "email", head: "Email", width: 200, grow: 3, sortable: true, cell: ({ email, id }) => <PersonContact email={email} id={id} /> },
  { id: "last", head: "Last sign-in", width: 130, grow: 1, sortable: true, cell: ({ last }) => last },
  { id: "status", head: "Status", width: 170, grow: 1, cell: ({ state }) => STATES[state] },
];

function person(index: number): Person {
  const name = NAMES[index % NAMES.length] ?? "";
  return { id: 4700 + index, name, email: `person.${index}@nordlicht.example`, last: `${(index % 27) + 1} October 2026`, state: index % 7 > 3 ? 0 : index % 4 };
}

export function PeoplePage() {
  const [text, setText] = useState("");
  const [active, setActive] = useState(true);
  const [chosen, setChosen] = useState<Person | undefined>(person(3));
  const [sort, setSort] = useState<{ column: string; direction: "ascending" | "descending" }>({ column: "name", direction: "ascending" });
  return (
    <Shell current="people" open notice={new URLSearchParams(location.search).has("offline") && <Notice>No connection. You see data as of 10:42.</Notice>}>
      <ListLayout
        panel={
          chosen && (
            <SidePanel
              title={<SafeText text={chosen.name} />}
              under={<>{chosen.email} (#{chosen.id})</>}
              actions={<><Button icon="leaving">Start leaving…</Button><Button variant="quiet">Copy email</Button></>}
              onClose={() => setChosen(undefined)}
            >
              <p>Signed in last on 4 October 2026 and owns 3 organizations. Created 12 March 2024, English, Sweden.</p>
              <FactGroup title="Organizations and teams">
                <FactLine name="Nordlicht Kitchen" value={<StatusWord icon="owner">Owner</StatusWord>} />
                <FactLine name="Front of house" value="Team Admin" level="inner" />
                <FactLine name="Catering 2" value="Team Admin" level="inner" />
                <FactLine name="Nordlicht Events" value={<StatusWord icon="owner">Owner</StatusWord>} />
                <FactLine name="A team with a name so long that nobody would ever read it to its end" value="Team Operator" level="inner" />
                <FactLine name="Sandbox" value="Member" />
              </FactGroup>
            </SidePanel>
          )
        }
        tray={<Tray actions={<><Button variant="quiet">Throw away…</Button><Button variant="primary">Review 4 changes</Button></>}>4 changes waiting for Flowline EU</Tray>}
      >
        <PageHead
          title="People"
          count={<PageCount>1,284 of 1,284</PageCount>}
          action={<Button icon="copy">Copy the list</Button>}
          search={<SearchField label="Search people" placeholder="Name, email or number" value={text} onChange={setText} />}
          chips={<><Chip chosen={active} onChange={setActive}>Never signed in</Chip><Chip chosen={false} onChange={() => undefined}>Invitation open</Chip><Chip chosen={false} onChange={() => undefined}>Admin rights</Chip></>}
        />
        <Grid label="People" columns={COLUMNS} rowCount={1284} getRow={(index) => (index === 9 ? undefined : person(index))} rowId={(row) => String(row.id)} chosenId={chosen && String(chosen.id)} onChoose={(cell) => setChosen(cell.row)} sort={sort} onSort={setSort} testId="people-grid" />
      </ListLayout>
    </Shell>
  );
}

export function Someone() {
  return <PersonName name="Mara Lindqvist" email="mara@nordlicht.example" id={4711} />;
}

