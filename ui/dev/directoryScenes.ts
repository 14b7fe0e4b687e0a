// Scenes of the directory: filters, selection, panels, news and findings. Each is worked as a person would.
import type { Act } from "./acting";
import { press, pressAt, there, type } from "./acting";
import type { Findings, InstanceInfo, ListQuery, News, PeoplePage } from "../src/ipc/bindings";
import type { Answers } from "../src/ipc/mocks";
import { ALL_READ, HALF_READ, happened, organizationPanel, panel, peoplePage, row } from "../src/test/fixtures";

/** A list and what is done in it by itself. */
export interface DirectoryScene {
  readonly info?: Partial<InstanceInfo>;
  readonly answers?: Answers;
  readonly page?: Partial<PeoplePage>;
  readonly total?: number;
  readonly acts: readonly Act[];
}

const who = (index: number) => {
  const { id, name, email } = row(index);
  return { id, name, email };
};

/** Two days of other people's work. */
export const NEWS: News = {
  since: "2026-11-21T18:02:00Z",
  lines: [
    { kind: "owner-changed", detail: { organization: { id: 21, name: "Nordlicht Kitchen" }, from: who(1), to: who(4) } },
    { kind: "person-new", detail: who(6) },
    { kind: "person-new", detail: who(3) },
    { kind: "role-changed", detail: { organization: { id: 26, name: "Blue Harbor Logistics with a name that goes on for a good while" }, person: who(9), from: "Member", to: "Admin" } },
  ],
  more: 0,
  complete: true,
};

const FINDINGS: Findings = {
  findings: [
    { kind: "held-not-frozen", detail: { organization: { id: 22, name: "Nordlicht Events" }, owner: { id: 4899, name: "Holding account EU", email: "holding@flowline.example" } } },
    { kind: "frozen-with-admin", detail: { organization: { id: 26, name: "Blue Harbor Logistics with a name that goes on for a good while" }, owner: who(2), admins: [who(6), who(4)] } },
  ],
  coverage: HALF_READ,
};

const filter = (name: string): Act => pressAt(`[data-filter="${name}"]`);
const tick = (id: number): Act => pressAt(`[data-id="${id}"] input`);
const first = pressAt('[data-id="4700"] [role="gridcell"]');
const organization = (id: number): readonly Act[] => [press("nav-organizations"), pressAt(`[data-id="${id}"] [role="gridcell"]`)];

const HOSTILE = ["<img src=x onerror=alert(1)>", "=HYPERLINK(\"http://x.example\")", "\u202Egnp.exe.mara", "Ma\u200Bra Lindqvist", "M\u0430ra Lindqvist", "\u{1F600}".repeat(40), "A".repeat(256), "Z\u0351\u036B\u0343\u036Aalgo\u0300\u0301\u0302\u0303\u0304", "\u0000\u0007bell", "{{constructor}} ${alert(1)}"];
const hostilePeople = ({ query }: Readonly<Record<string, unknown>>): PeoplePage => {
  const page = peoplePage(query as ListQuery, 40);
  return { ...page, rows: page.rows.map((one, index) => ({ ...one, name: HOSTILE[index % HOSTILE.length] ?? "", email: `${HOSTILE[(index + 3) % HOSTILE.length]}@x.example`, customer: HOSTILE[(index + 5) % HOSTILE.length] ?? "" })) };
};

/** By name. */
export const directoryScenes: Readonly<Record<string, DirectoryScene>> = {
  "people-filtered": { acts: [filter("never-signed-in"), filter("two-step-off"), type("people-search", "person.1")] },
  "people-reading": { page: { coverage: HALF_READ, needsMemberships: true }, acts: [filter("invitation-open"), there("people-coverage")] },
  "people-stopped": { page: { coverage: { ...HALF_READ, state: "stopped" }, needsMemberships: true }, acts: [filter("invitation-open")] },
  "people-changed": { page: { state: "changed" }, acts: [] },
  "people-filter-none": { total: 10, acts: [filter("invitation-open")] },
  "people-selected": { acts: [tick(4701), tick(4703), type("people-search", "person.1")] },
  "people-selected-all": { acts: [press("tick-all"), first] },
  "people-happened": { answers: { personPanel: ({ user }) => panel(Number(user), { happened: [happened(), happened({ run: "r2", kind: "create-holding-account", title: "Holding account EU", done: 1, alreadySo: 0 }), happened({ run: "r3", state: "stopped", over: false, open: 12, done: 9, alreadySo: 0 })] }) }, acts: [first] },
  "people-hostile": { answers: { people: hostilePeople, personPanel: ({ user }) => panel(Number(user), { person: { ...row(0), name: HOSTILE[2] ?? "", email: HOSTILE[0] ?? "" } }) }, acts: [first] },
  "people-hostile-list": { answers: { people: hostilePeople }, acts: [] },
  "organization-whole": { acts: organization(22) },
  "organization-closed": {
    answers: { organizationPanel: ({ organization }) => organizationPanel(Number(organization), { members: [], membersState: "not-readable", teams: [], teamsState: "waiting", license: [], licenseState: "failed", usage: null, usageState: "not-readable", scenarios: null, activeScenarios: null, scenariosState: "not-readable", looking: true }) },
    acts: organization(26),
  },
  "organizations-filtered": { acts: [press("nav-organizations"), filter("held-by-holding-account"), filter("former-customer")] },
  export: { acts: [tick(4701), tick(4703), type("people-search", "person.1"), press("people-export")] },
  "export-saved": { answers: { exportPeople: () => ({ path: "/home/ines/Documents/Gatehouse/Flowline EU/People 2026-11-22 14.07.xlsx", rows: 2, state: "stale", membershipsMissing: true }) }, acts: [tick(4701), tick(4703), press("people-export-selection"), press("export-save"), there("export-path")] },
  news: { answers: { news: () => NEWS }, acts: [] },
  "news-open": { answers: { news: () => NEWS }, acts: [press("news-show")] },
  "news-many": { answers: { news: () => ({ ...NEWS, more: 211, complete: false }) }, acts: [press("news-show")] },
  findings: { answers: { findings: () => FINDINGS, news: () => NEWS }, acts: [press("nav-leaving")] },
  settings: { answers: { cacheInfo: () => ({ bytes: 3_250_586, asOf: "2026-11-22T09:42:00Z", on: true }), cacheDelete: () => ({ bytes: 0, asOf: null, on: true }), cacheSwitch: ({ on }) => ({ bytes: 0, asOf: null, on: on === true }) }, acts: [press("nav-settings")] },
  "first-rules": { info: { firstStep: "house-rules" }, acts: [] },
  "first-rules-open": { info: { firstStep: "house-rules" }, answers: { setHouseRules: ({ rules }) => rules as InstanceInfo["rules"] }, acts: [press("first-rules-change")] },
  "first-reading": { info: { firstStep: "lists" }, page: { coverage: HALF_READ }, acts: [] },
  "first-read": { info: { firstStep: "lists" }, acts: [] },
  "first-read-organizations": { info: { firstStep: "lists" }, acts: [press("nav-organizations")] },
  "findings-none": { answers: { findings: () => ({ findings: [], coverage: ALL_READ }) }, acts: [press("nav-leaving")] },
};
