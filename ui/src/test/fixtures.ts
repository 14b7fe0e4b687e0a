// Made-up answers of the core, typed as it gives them: for tests and for the pages for looking (dev/).
import type { ConnectReport, Coverage, HappenedHere, InstanceInfo, InstanceItem, Job, ListQuery, MemberLine, OrganizationRow, OrganizationFilter, OrganizationPanel, OrganizationsPage, OrganizationsQuery, PeopleFilter, PeoplePage, PersonPanel, PersonRow, RunItem } from "../ipc/bindings";

/** All jobs; `but` can not be done, with what is missing. */
export function jobs(but: Partial<Record<Job["job"], string>> = {}): Job[] {
  const all: readonly Job["job"][] = ["list-people", "read-organizations", "change-licenses", "change-roles", "create-accounts"];
  return all.map((job) => ({ job, can: but[job] === undefined, missing: but[job] ?? null }));
}

/** Whose keys they are. */
export const INES = { id: 12, name: "Ines Berg", email: "ines.berg@flowline.example" };

/** A saved instance. */
export function item(part: Partial<InstanceItem> = {}): InstanceItem {
  return { id: "p1", name: "Flowline EU", address: "https://eu.flowline.example", kind: "live", look: { color: 0, shape: 0 }, group: null, keyMissing: false, unfinished: false, open: false, ...part };
}

/** The instance of a window. */
export function info(part: Partial<InstanceInfo> = {}): InstanceInfo {
  return {
    id: "p1",
    name: "Flowline EU",
    address: "https://eu.flowline.example",
    kind: "live",
    look: { color: 0, shape: 0 },
    editing: { open: false, secondsLeft: null, lockedBy: null },
    key: "keychain",
    operator: INES,
    jobs: jobs(),
    rules: { idleMinutes: 15, pageRows: 10_000 },
    firstStep: null,
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

const PLACES = ["Nordlicht Kitchen", "Nordlicht Events", "Atelier Sommer", "Blue Harbor Logistics and a name that goes on for a good while", "مطبخ الشمال"];

/** Memberships as they are read when all is well. */
export const ALL_READ: Coverage = { read: 212, known: 212, teams: 212, total: 212, state: "complete", going: false, sure: true, asOf: "2026-11-22T09:42:00Z" };

/** Halfway through. */
export const HALF_READ: Coverage = { ...ALL_READ, read: 1200, known: 1200, total: 5000, state: "reading", going: true };

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
    customer: index % 6 === 5 ? null : (PLACES[index % PLACES.length] ?? null),
    moreOrganizations: index % 4 === 0 ? 2 : 0,
    invitation: index % 19 === 14,
    ssoPending: index % 23 === 6,
    formerCustomer: index % 29 === 9,
    looksLike: null,
  };
}

const PEOPLE_FILTERS: Record<PeopleFilter, (row: PersonRow) => boolean> = {
  "never-signed-in": (row) => row.neverSignedIn,
  "not-for-90-days": (row) => row.neverSignedIn || (row.lastSignIn ?? "") < "2026-10-20",
  "owns-organization": (row) => row.id % 6 === 0,
  "admin-rights": (row) => row.admin,
  "invitation-open": (row) => row.invitation,
  "waiting-for-company-sign-in": (row) => row.ssoPending,
  "two-step-off": (row) => row.twoStep === false,
  "former-customer": (row) => row.formerCustomer,
  deleted: (row) => row.deleted,
};

const OF_MEMBERSHIPS: readonly string[] = ["owns-organization", "invitation-open", "waiting-for-company-sign-in", "held-by-holding-account"];

/** Everybody who matches, in the order of the list. */
export function peopleMatching(query: ListQuery, total: number): readonly PersonRow[] {
  const text = query.search.trim().toLowerCase();
  const matching = Array.from({ length: total }, (_, index) => row(index)).filter(({ name, email, id }) => text === "" || `${name} ${email} ${id}`.toLowerCase().includes(text));
  if (query.descending) matching.reverse();
  return matching.filter((one) => query.filters.every((filter) => PEOPLE_FILTERS[filter](one)));
}

/** Answers like the core: counts and the slice that was asked for. */
export function peoplePage(query: ListQuery, total: number, part: Partial<PeoplePage> = {}): PeoplePage {
  const matching = peopleMatching(query, total);
  return { ...pageOf(query, matching.length, total), rows: matching.slice(query.offset, query.offset + query.count), ...part };
}

function pageOf(query: ListQuery | OrganizationsQuery, shown: number, total: number) {
  const needsMemberships = query.filters.some((filter) => OF_MEMBERSHIPS.includes(filter));
  return { shown, total, state: "complete" as const, asOf: "2026-11-22T09:42:00Z", problem: null, coverage: ALL_READ, needsMemberships, notTold: false };
}

/** The organization in row `index` of a made-up list. */
export function organization(index: number): OrganizationRow {
  const names = ["Nordlicht Kitchen", "Nordlicht Events", "Atelier Sommer", "Hofmann AG", "Łódź Print & Copy", "Blue Harbor Logistics with a name that goes on for a good while", "مطبخ الشمال", "Flora\u202Emoc.elpmaxe"];
  const { id, name, email } = row(index * 3);
  return {
    id: 21 + index,
    name: `${names[index % names.length]}${index < names.length ? "" : ` ${index}`}`,
    frozen: index % 7 === 1,
    activeScenarios: index % 11 === 5 ? null : (index * 13) % 40,
    deleted: index % 17 === 9,
    owner: index % 9 === 4 ? null : { id, name, email },
    members: index % 9 === 4 ? null : (index * 5) % 23,
    held: index % 14 === 1,
    formerCustomer: index % 14 === 1,
    looksLike: null,
  };
}

const ORGANIZATION_FILTERS: Record<OrganizationFilter, (row: OrganizationRow) => boolean> = {
  frozen: (row) => row.frozen,
  deleted: (row) => row.deleted,
  "held-by-holding-account": (row) => row.held,
  "former-customer": (row) => row.formerCustomer,
};

/** All that match, in the order of the list. */
export function organizationsMatching(query: OrganizationsQuery, total: number): readonly OrganizationRow[] {
  const text = query.search.trim().toLowerCase();
  const matching = Array.from({ length: total }, (_, index) => organization(index)).filter(({ name, id }) => `${name} ${id}`.toLowerCase().includes(text));
  if (query.descending) matching.reverse();
  return matching.filter((one) => query.filters.every((filter) => ORGANIZATION_FILTERS[filter](one)));
}

/** Answers like the core: counts and the slice that was asked for. */
export function organizationsPage(query: OrganizationsQuery, total: number, part: Partial<OrganizationsPage> = {}): OrganizationsPage {
  const matching = organizationsMatching(query, total);
  return { ...pageOf(query, matching.length, total), rows: matching.slice(query.offset, query.offset + query.count), ...part };
}

/** Something that was carried out here. */
export function happened(part: Partial<HappenedHere> = {}): HappenedHere {
  return { run: "r1", kind: "customer-leaves", title: "Nordlicht Catering", at: "2026-03-14T13:50:00Z", state: "finished", over: true, done: 29, alreadySo: 2, skipped: 0, open: 0, ...part };
}

function member(index: number): MemberLine {
  const { id, name, email, deleted } = row(index);
  return { person: { id, name, email }, deleted, role: 6, roleName: index % 3 === 0 ? "Accountant" : "Member", owner: false, invitation: index % 7 === 4 ? "pending" : null, ssoPending: index % 8 === 5 };
}

/** An organization with everything one can be told of it. */
export function organizationPanel(id: number, part: Partial<OrganizationPanel> = {}): OrganizationPanel {
  const one = organization(id - 21);
  return {
    organization: one,
    owner: one.owner,
    country: "Germany",
    reference: "CRM-1009",
    license: [
      { key: "operations", value: one.frozen ? "0" : "50000", unit: "count" },
      { key: "transfer", value: one.frozen ? "104857600" : "5368709120", unit: "bytes" },
      { key: "dslimit", value: "20", unit: "count" },
      { key: "dsslimit", value: "104857600", unit: "bytes" },
      { key: "interval", value: "5", unit: "minutes" },
      { key: "fslimit", value: "104857600", unit: "bytes" },
      { key: "iolimit", value: "5000", unit: "count" },
      { key: "scenarios", value: "40", unit: "count" },
      { key: "teams", value: "3", unit: "count" },
      { key: "apiLimit", value: "60", unit: "per-minute" },
      { key: "restartPeriod", value: '"1 month"', unit: "word" },
      { key: "retention", value: "30", unit: "days" },
      { key: "customVariables", value: "true", unit: "flag" },
      { key: "allowOverage", value: "120", unit: "percent" },
      { key: "makeAITools", value: '{"agents":2}', unit: null },
    ],
    licenseState: "known",
    restartPeriod: "1 month",
    members: [{ ...member(id - 21), person: one.owner ?? member(id - 21).person, role: 11, roleName: "Owner", owner: true, invitation: null, ssoPending: false }, ...Array.from({ length: 16 }, (_, index) => member(index + 40))],
    membersState: "known",
    membersAsOf: "2026-11-22T09:42:00Z",
    teams: [
      { id: 211, name: "Front of house", members: 4 },
      { id: 212, name: "A team with a name so long that nobody would ever read it to its end", members: 1 },
      { id: 213, name: "Catering 2", members: null },
    ],
    teamsState: "known",
    usage: { operations: 12_340, transfer: 1_288_490_189, lastReset: "2026-11-01T00:00:00Z", nextReset: "2026-12-01T00:00:00Z" },
    usageState: "known",
    scenarios: 40,
    activeScenarios: one.activeScenarios,
    scenariosState: "known",
    happened: one.formerCustomer ? [happened()] : [],
    looking: false,
    problem: null,
    ...part,
  };
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
