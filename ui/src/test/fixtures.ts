// Made-up answers of the core, typed as it gives them: for tests and for the pages for looking (dev/).
import type { ConnectReport, Coverage, InstanceInfo, InstanceItem, Job, ListQuery, OrganizationRow, OrganizationsPage, OrganizationsQuery, PeoplePage, PersonPanel, PersonRow, RunItem } from "../ipc/bindings";

/** All jobs; `but` can not be done, with what is missing. */
export function jobs(but: Partial<Record<Job["job"], string>> = {}): Job[] {
  const all: readonly Job["job"][] = ["list-people", "read-organizations", "change-licenses", "change-roles", "create-accounts"];
  return all.map((job) => ({ job, can: but[job] === undefined, missing: but[job] ?? null }));
}

/** Whose keys they are. */
export const INES = { id: 12, name: "Ines Berg", email: "ines.berg@flowline.example" };

/** A saved instance. */
export function item(part: Partial<InstanceItem> = {}): InstanceItem {
  return { id: "p1", name: "Flowline EU", address: "https://eu.flowline.example", kind: "live", look: { color: 0, shape: 0 }, unfinished: false, open: false, ...part };
}

/** The instance of a window. */
export function info(part: Partial<InstanceInfo> = {}): InstanceInfo {
  return {
    id: "p1",
    name: "Flowline EU",
    address: "https://eu.flowline.example",
    kind: "live",
    look: { color: 0, shape: 0 },
    editing: { open: false, secondsLeft: null },
    key: "keychain",
    operator: INES,
    jobs: jobs(),
    ...part,
  };
}

/** A check that went well. */
export function report(part: Partial<ConnectReport> = {}): ConnectReport {
  return {
    state: "ok",
    address: "https://eu.flowline.example",
    lines: (["address", "key", "owner", "people", "organizations"] as const).map((check) => ({ check, outcome: "fine" as const })),
    operator: INES,
    adminRole: "Account managers",
    jobs: jobs(),
    formerOperator: null,
    problem: null,
    proposedName: "Flowline EU",
    proposedLook: { color: 1, shape: 1 },
    ...part,
  };
}

const NAMES = [
  "Mara Lindqvist",
  "Anton Berg",
  "Tomasz Wiśniewski",
  "Zoë Brandt",
  "ann\u202Emoc.elpmaxe",
  "مارا لطيف",
  "Konstantinos Papadopoulos-Alexandridis of Thessaloniki",
  "山田 太郎",
  "Ola Nordmann",
  "Nils Håkansson",
  "John Doe",
  "John Doe",
];

/** The person in row `index` of a made-up list. */
export function row(index: number): PersonRow {
  const never = index % 9 === 3;
  const day = String((index % 27) + 1).padStart(2, "0");
  return {
    id: 4700 + index,
    name: NAMES[index % NAMES.length] ?? "",
    email: `person.${index}@nordlicht.example`,
    lastSignIn: never || index % 17 === 5 ? null : `2026-1${index % 2}-${day}T09:12:00Z`,
    neverSignedIn: never,
    organizations: index % 13 === 7 ? null : (index * 7) % 12,
    deleted: index % 31 === 8,
    admin: index % 41 === 2,
    twoStep: index % 5 === 4 ? null : index % 5 !== 2,
    customer: null,
    moreOrganizations: 0,
    invitation: false,
    ssoPending: false,
    formerCustomer: false,
  };
}

/** How far memberships are read. */
export function coverage(part: Partial<Coverage> = {}): Coverage {
  return { read: 212, known: 212, teams: 212, total: 212, state: "complete", sure: true, asOf: "2026-11-22T09:42:00Z", ...part };
}

/** Answers like the core: counts and the slice that was asked for. */
export function peoplePage(query: ListQuery, total: number, part: Partial<PeoplePage> = {}): PeoplePage {
  const all = Array.from({ length: total }, (_, index) => row(index));
  const text = query.search.trim().toLowerCase();
  const matching = text === "" ? all : all.filter(({ name, email, id }) => `${name} ${email} ${id}`.toLowerCase().includes(text));
  if (query.descending) matching.reverse();
  return { shown: matching.length, total, state: "complete", asOf: "2026-11-22T09:42:00Z", problem: null, coverage: coverage(), needsMemberships: false, notTold: false, rows: matching.slice(query.offset, query.offset + query.count), ...part };
}

/** The organization in row `index` of a made-up list. */
export function organization(index: number): OrganizationRow {
  const names = ["Nordlicht Kitchen", "Nordlicht Events", "Atelier Sommer", "Hofmann AG", "Łódź Print & Copy", "Blue Harbor Logistics with a name that goes on for a good while", "مطبخ الشمال", "Flora\u202Emoc.elpmaxe"];
  return { id: 21 + index, name: `${names[index % names.length]}${index < names.length ? "" : ` ${index}`}`, frozen: index % 7 === 1, activeScenarios: index % 11 === 5 ? null : (index * 13) % 40, deleted: index % 17 === 9, owner: null, members: null, held: false, formerCustomer: false };
}

/** Answers like the core: counts and the slice that was asked for. */
export function organizationsPage(query: Pick<OrganizationsQuery, "search" | "descending" | "offset" | "count">, total: number, part: Partial<OrganizationsPage> = {}): OrganizationsPage {
  const text = query.search.trim().toLowerCase();
  const matching = Array.from({ length: total }, (_, index) => organization(index)).filter(({ name, id }) => `${name} ${id}`.toLowerCase().includes(text));
  if (query.descending) matching.reverse();
  return { shown: matching.length, total, state: "complete", asOf: "2026-11-22T09:42:00Z", problem: null, coverage: coverage(), needsMemberships: false, notTold: false, rows: matching.slice(query.offset, query.offset + query.count), ...part };
}

const PLACE = { role: 6, roleName: "Member", owner: false, fixed: false, invitation: null, ssoPending: false, frozen: false };

/** A person with everything one can be told of them. */
export function panel(id: number, part: Partial<PersonPanel> = {}): PersonPanel {
  return {
    person: row(id - 4700),
    created: "2024-03-12T08:00:00Z",
    language: "sv",
    country: "Sweden",
    scenarios: 14,
    activeScenarios: 9,
    adminRole: null,
    twoStep: false,
    memberships: [
      {
        organization: { ...PLACE, id: 21, name: "Nordlicht Kitchen", role: 11, roleName: "Owner", owner: true },
        teams: [
          { ...PLACE, id: 211, name: "Front of house", role: 1, roleName: "Team Admin", fixed: true },
          { ...PLACE, id: 212, name: "Catering 2", role: 1, roleName: "Team Admin", fixed: true },
        ],
      },
      {
        organization: { ...PLACE, id: 22, name: "Nordlicht Events", role: 11, roleName: "Owner", owner: true, frozen: true },
        teams: [{ ...PLACE, id: 221, name: "A team with a name so long that nobody would ever read it to its end", role: 2, roleName: "Team Operator" }],
      },
      { organization: { ...PLACE, id: 23, name: "Sandbox", ssoPending: true }, teams: [] },
      { organization: { ...PLACE, id: 24, name: "Hofmann AG", invitation: "pending", role: null, roleName: "" }, teams: [] },
    ],
    completeness: { looked: 212, total: 212, found: 4, expected: 4, looking: false, stopped: false },
    problem: null,
    happened: [],
    ...part,
  };
}

/** A run in the list of runs. */
export function runItem(part: Partial<RunItem> = {}): RunItem {
  return { run: "r1", kind: "customer-leaves", title: "Nordlicht Catering", startedAt: "2026-11-22T13:50:00Z", lastAt: "2026-11-22T14:07:00Z", state: "stopped", over: false, ended: 12, steps: 31, ...part };
}
