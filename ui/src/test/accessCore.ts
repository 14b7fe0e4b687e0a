// A stand-in core with a matrix in it: it arranges, stages, refuses, undoes and follows as the core does, over made-up people.
import type { AccessArrange, AccessCell, AccessColumn, AccessHead, Refusal, AccessScope, PersonLabel, RoleOption, StageAnswer, StageTarget, StageWish, TrayLine, TraySummary, TrayView } from "../ipc/bindings";
import { refusalOf } from "../access/closed";
import type { Answers } from "../ipc/mocks";
import { ALL_READ, row } from "./fixtures";

/** Roles of a made-up instance. */
export const ROLES: readonly RoleOption[] = [
  { id: 11, name: "Owner", category: "organization", organizations: [], givable: false },
  { id: 12, name: "Admin", category: "organization", organizations: [], givable: true },
  { id: 13, name: "Member", category: "organization", organizations: [], givable: true },
  { id: 14, name: "Accountant", category: "organization", organizations: [], givable: true },
  { id: 15, name: "App Developer", category: "organization", organizations: [], givable: true },
  { id: 21, name: "Team Admin", category: "team", organizations: [], givable: true },
  { id: 22, name: "Team Member", category: "team", organizations: [], givable: true },
  { id: 23, name: "Team Operator", category: "team", organizations: [], givable: true },
  { id: 24, name: "Team Monitoring", category: "team", organizations: [], givable: true },
];

const TEAM_NAMES = ["Front of house", "Menus", "Suppliers and everybody who delivers anything to the kitchen before noon", "Payroll", "Night shift", "الطهاة", "Catering 2", "Events"];

/** What is where, before anything is staged. */
export interface MadeUp {
  readonly people: number;
  /** Teams of each organization. */
  readonly teams: number;
  readonly organizations: number;
  readonly cell?: (person: number, column: AccessColumn) => AccessCell | undefined;
}

interface Edit {
  readonly role: number | null;
  readonly was: number | null;
  note: string | null;
}

type Edits = ReadonlyMap<string, Edit>;

/** The core and what can be seen of it from outside. */
export function accessCore(made: MadeUp): { readonly answers: Answers; readonly edits: () => Edits } {
  let scope: AccessScope = { kind: "organization", detail: 21 };
  let arrange: AccessArrange = { search: "", sort: null, expanded: [], onlyStaged: false };
  const waiting = history();
  let version = 1;
  const columns = () => columnsOf(made, scope, arrange.expanded);
  const people = () => peopleOf(made, scope);
  const shown = () => {
    const wanted = arrange.search.toLowerCase();
    return people().filter(({ index, label }) => `${label.name} ${label.email} ${label.id}`.toLowerCase().includes(wanted) && (!arrange.onlyStaged || [...waiting.now().keys()].some((key) => key.startsWith(`${index}@`))));
  };
  const plain = (person: number, column: AccessColumn) => made.cell?.(person, column) ?? cellOf(person, column);
  const cell = (person: number, column: AccessColumn) => withEdits(person, column, plain(person, column), waiting.now());
  const head = (): AccessHead => ({
    view: 1,
    version,
    title: scope.kind === "organization" ? "Nordlicht Kitchen" : "",
    columns: [...columns()],
    rows: shown().length,
    allRows: people().length,
    truncated: null,
    truncatedColumns: null,
    coverage: ALL_READ,
    asOf: "2026-11-22T09:42:00Z",
    roles: [...ROLES],
  });
  const stage = (target: StageTarget, wish: StageWish): StageAnswer => {
    const next = new Map(waiting.now());
    const counts = { staged: 0, unchanged: 0 };
    const refused = new Map<string, StageAnswer["refused"][number]>();
    for (const { index, label } of shown().slice(...target.rows)) {
      for (const column of columns().slice(...target.columns)) {
        const outcome = strokeOf(next, `${index}@${column.place}`, cell(index, column), column, wish);
        if (outcome === "staged" || outcome === "unchanged") counts[outcome] += 1;
        else refuse(refused, outcome, label, column);
      }
    }
    if (counts.staged > 0) waiting.change(next);
    return { changed: false, tray: waiting.summary(), version, ...counts, refused: [...refused.values()] };
  };
  const answers: Answers = {
    accessOpen: (args) => {
      scope = args["scope"] as AccessScope;
      arrange = { search: "", sort: null, expanded: [], onlyStaged: false };
      return head();
    },
    accessArrange: (args) => {
      const wanted = args["arrange"] as AccessArrange;
      if (JSON.stringify(wanted) !== JSON.stringify(arrange)) version += 1;
      arrange = wanted;
      return head();
    },
    accessRows: ({ from, count, columnsFrom, columnsCount }) =>
      shown()
        .slice(Number(from), Number(from) + Number(count))
        .map(({ index, label }) => ({ user: label, deleted: false, cells: columns().slice(Number(columnsFrom), Number(columnsFrom) + Number(columnsCount)).map((column) => cell(index, column)) })),
    accessStage: ({ target, wish }) => stage(target as StageTarget, wish as StageWish),
    accessWhy: ({ row: at, column: place }) => {
      const person = shown()[Number(at)];
      const column = columns()[Number(place)];
      if (!person || !column) throw new Error("no such cell");
      const { role, lock } = cell(person.index, column);
      return {
        cell: { user: person.label, organization: { id: column.organization, name: column.organizationName }, team: column.team === null ? null : { id: column.team, name: column.name } },
        lines: [
          ...(role === undefined || role === null ? [{ kind: "no-access" as const, detail: { asOf: "2026-11-22T09:42:00Z" } }] : [{ kind: "has" as const, detail: { role: { id: role, name: nameOf(role) }, asOf: "2026-11-22T09:42:00Z" } }]),
          ...(lock === "fixed-team-admin" ? [{ kind: "through-organization" as const, detail: { id: 12, name: "Admin" } }] : []),
        ],
      };
    },
    accessCopy: ({ target }) => {
      const { rows, columns: across } = target as StageTarget;
      const places = columns().slice(...across);
      const lines = shown().slice(...rows).map(({ index, label }) => [label.name, ...places.map((column) => nameOf(cell(index, column).role))].join("\t"));
      return [["Person", ...places.map(({ name }) => name)].join("\t"), ...lines].join("\n");
    },
    ...trayOf(made, waiting),
  };
  return { answers, edits: waiting.now };
}

function trayOf(made: MadeUp, waiting: Waiting): Answers {
  return {
    tray: (): TrayView => ({ ...waiting.summary(), lines: [...waiting.now()].map(([key, edit]) => lineOf(made, key, edit)) }),
    trayUndo: () => waiting.undo(),
    trayRedo: () => waiting.redo(),
    trayDrop: ({ keys }) => {
      waiting.change(new Map([...waiting.now()].filter(([key]) => !(keys as string[]).includes(key))));
      return waiting.summary();
    },
    trayNote: ({ key, text }) => {
      waiting.change(new Map([...waiting.now()].map(([one, edit]) => [one, one === key ? { ...edit, note: String(text) } : edit])));
      return waiting.summary();
    },
    trayClear: () => {
      waiting.change(new Map());
      return waiting.summary();
    },
    trayDecide: () => waiting.summary(),
    trayReview: () => ({ stale: [], refused: [], later: 0, alreadySo: 0, review: null }),
    trayReviewProgress: () => ({ read: 0, total: 0 }),
  };
}

type Waiting = ReturnType<typeof history>;

/** What waits, with its undo and redo. */
function history() {
  let edits: Edits = new Map();
  let past: readonly Edits[] = [];
  let future: readonly Edits[] = [];
  const summary = (): TraySummary => ({ count: edits.size, undo: past.length > 0, redo: future.length > 0 });
  return {
    now: () => edits,
    summary,
    change: (next: Edits) => {
      [past, future, edits] = [[...past, edits], [], next];
    },
    undo: () => {
      const before = past.at(-1);
      if (before) [past, future, edits] = [past.slice(0, -1), [...future, edits], before];
      return summary();
    },
    redo: () => {
      const after = future.at(-1);
      if (after) [past, future, edits] = [[...past, edits], future.slice(0, -1), after];
      return summary();
    },
  };
}

function peopleOf(made: MadeUp, scope: AccessScope): readonly { readonly index: number; readonly label: PersonLabel }[] {
  const count = scope.kind === "people" ? scope.detail.people.length : made.people;
  return Array.from({ length: count }, (_, index) => {
    const { id, name, email } = row(index);
    return { index, label: { id, name, email } };
  });
}

function columnsOf(made: MadeUp, scope: AccessScope, expanded: readonly number[]): readonly AccessColumn[] {
  const organization = (id: number, unfolded: boolean): AccessColumn => ({
    place: `org-${id}`,
    organization: id,
    team: null,
    name: ["Nordlicht Kitchen", "Nordlicht Events", "Atelier Sommer", "Blue Harbor Logistics and a name that goes on"][(id - 21) % 4] ?? "",
    organizationName: "Nordlicht Kitchen",
    teams: made.teams,
    expanded: unfolded,
    reading: "known",
  });
  const teams = (id: number): readonly AccessColumn[] =>
    Array.from({ length: made.teams }, (_, index) => ({
      place: `team-${id * 1000 + index}`,
      organization: id,
      team: id * 1000 + index,
      name: `${TEAM_NAMES[index % TEAM_NAMES.length]}${index < TEAM_NAMES.length ? "" : ` ${index}`}`,
      organizationName: organization(id, false).name,
      teams: null,
      expanded: false,
      reading: "known",
    }));
  if (scope.kind === "organization") return [organization(scope.detail, true), ...teams(scope.detail)];
  return Array.from({ length: made.organizations }, (_, index) => 21 + index).flatMap((id) => (expanded.includes(id) ? [organization(id, true), ...teams(id)] : [organization(id, false)]));
}

function cellOf(person: number, { team, organization }: AccessColumn): AccessCell {
  const seed = (person * 7 + (team ?? organization) * 13) % 10;
  if (team === null) {
    if (person === 0) return { role: 11, lock: "owner" };
    if (person % 9 === 1) return { role: 12 };
    return person % 13 === 6 ? {} : { role: person % 5 === 2 ? 14 : 13 };
  }
  if (person === 0 || person % 9 === 1) return { role: 21, lock: "fixed-team-admin" };
  if (person % 13 === 6) return {};
  return seed < 4 ? {} : { role: [22, 23, 24, 22, 21, 22][seed - 4] ?? 22 };
}

/** Admin in the organization makes Team Admin in its teams, and a removal takes them along. */
function withEdits(person: number, column: AccessColumn, cell: AccessCell, edits: Edits): AccessCell {
  const edit = edits.get(`${person}@${column.place}`);
  if (edit) return { ...cell, staged: { role: edit.role, was: edit.was, stale: cell.staged?.stale ?? false } };
  const above = column.team === null ? undefined : edits.get(`${person}@org-${column.organization}`);
  if (above?.role === 12 && !cell.lock) return { ...cell, follows: { word: "comes-with-admin", role: 21 } };
  if (above?.role === null && (cell.role ?? null) !== null) return { ...cell, follows: { word: "goes-with-removal", role: null } };
  return cell;
}

function strokeOf(next: Map<string, Edit>, key: string, cell: AccessCell, column: AccessColumn, wish: StageWish): "staged" | "unchanged" | Refusal {
  const was = cell.role ?? null;
  if (wish.kind === "clear") return next.delete(key) ? "staged" : "unchanged";
  if (cell.lock) return refusalOf(cell.lock);
  if (cell.unknown) return { kind: "not-read" };
  if (cell.follows?.word === "comes-with-admin") return { kind: "follows-from-admin" };
  if (cell.follows?.word === "goes-with-removal") return { kind: "goes-with-removal" };
  const role = wish.kind === "role" ? wish.detail : null;
  if (role !== null && (ROLES.find(({ id }) => id === role)?.category === "team") !== (column.team !== null)) return { kind: "no-such-role-here", detail: role };
  const known = next.get(key);
  if (role === (known ? known.role : was)) return role === null && was === null ? { kind: "nothing-there" } : "unchanged";
  if (role === was) next.delete(key);
  else next.set(key, { role, was, note: known?.note ?? null });
  return "staged";
}

function refuse(all: Map<string, StageAnswer["refused"][number]>, reason: Refusal, user: PersonLabel, column: AccessColumn) {
  const key = JSON.stringify(reason);
  const known = all.get(key);
  all.set(key, { reason, count: (known?.count ?? 0) + 1, first: known?.first ?? { user, organization: { id: column.organization, name: column.organizationName }, team: null } });
}

function lineOf(made: MadeUp, key: string, { role, was, note }: Edit): TrayLine {
  const [person = "0", place = ""] = key.split("@");
  const { id, name, email } = row(Number(person));
  const number = Number(place.replace(/^\w+-/, ""));
  const organization = place.startsWith("org-") ? number : Math.floor(number / 1000);
  const column = columnsOf(made, { kind: "organization", detail: organization }, []).find((one) => one.place === place);
  return {
    key,
    user: { id, name, email },
    organization: { id: organization, name: ["Nordlicht Kitchen", "Nordlicht Events", "Atelier Sommer", "Blue Harbor Logistics"][(organization - 21) % 4] ?? "" },
    team: place.startsWith("org-") ? null : { id: number, name: column?.name ?? "" },
    was: named(was),
    wish: named(role),
    note,
    state: { kind: "open" },
    follows: role === 12 ? [{ kind: "fixed-team-admin-in", detail: { teams: [{ id: 1, name: "Front of house" }, { id: 2, name: "Menus" }] } }] : [],
  };
}

function named(role: number | null) {
  return role === null ? null : { id: role, name: nameOf(role) };
}

function nameOf(role: number | null | undefined): string {
  return ROLES.find(({ id }) => id === role)?.name ?? "";
}
