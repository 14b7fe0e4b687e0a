// What the made-up core answers in each scene, and what is pressed and typed in it by itself.
import type { CheckLine, InstanceInfo, ListQuery, OrganizationsQuery, PeoplePage } from "../src/ipc/bindings";
import type { Answers } from "../src/ipc/mocks";
import { mockCore, refuse, sendThrough } from "../src/ipc/mocks";
import { bytesOf } from "../src/ipc/numbers";
import { act, press, pressAt, type } from "./acting";
import { accessScenes } from "./accessScenes";
import { caseScenes } from "./caseScenes";
import { directoryScenes } from "./directoryScenes";
import { runView } from "../src/test/caseFixtures";
import { ALL_READ, info, item, jobs, organizationPanel, organizationsMatching, organizationsPage, panel, peopleMatching, peoplePage, report, runItem } from "../src/test/fixtures";

const ITEMS = [item(), item({ id: "p2", name: "Flowline Test", address: "https://test.flowline.example", kind: "test", look: { color: 1, shape: 1 }, open: true }), item({ id: "p3", name: "Acme with a name that is a good deal longer than any column", address: "https://acme.onmake.com", look: { color: 3, shape: 5 }, unfinished: true })];
const nothing = () => null;
const OFFLINE = { code: { kind: "offline" }, support: { operation: "read the list of people", status: null, makeCode: null, detail: "connection refused", request: 14, at: "2026-11-22T09:43:00Z" } } as const;

function start(answers: Answers = {}, items = ITEMS) {
  mockCore("main", { listInstances: () => [...items], openInstance: nothing, openPractice: nothing, startPracticeOver: nothing, deleteInstance: nothing, updateInstance: nothing, saveInstance: () => "p9", ...answers });
}

function instance(of: Partial<InstanceInfo> = {}, answers: Answers = {}, page: Partial<PeoplePage> = {}, total = 1284) {
  mockCore("instance-p1", {
    instanceInfo: () => info(of),
    people: ({ query }) => peoplePage(query as ListQuery, total, page),
    peopleMatching: ({ query }) => bytesOf(peopleMatching(query as ListQuery, total).map(({ id }) => id)),
    organizations: ({ query }) => organizationsPage(query as OrganizationsQuery, 212),
    organizationsMatching: ({ query }) => bytesOf(organizationsMatching(query as OrganizationsQuery, 212).map(({ id }) => id)),
    organizationPanel: ({ organization }) => organizationPanel(Number(organization)),
    news: () => ({ since: null, lines: [], more: 0, complete: true }),
    findings: () => ({ findings: [], coverage: ALL_READ }),
    membershipsStop: nothing,
    membershipsGoOn: nothing,
    personPanel: ({ user }) => panel(Number(user)),
    runList: () => [],
    refresh: nothing,
    searchServer: nothing,
    showStart: nothing,
    stopPerson: nothing,
    unlockEditing: () => info({ ...of, editing: { open: true, secondsLeft: 720, lockedBy: null } }),
    lockEditing: () => info(of),
    ...answers,
  });
}

/** `&editing=locked` looks only. */
const LIVE_OR_OPEN: Partial<InstanceInfo> = { editing: new URLSearchParams(location.search).get("editing") === "locked" ? { open: false, secondsLeft: null, lockedBy: null } : { open: true, secondsLeft: 720, lockedBy: null } };

function connecting(result: ReturnType<typeof report>, save: Answers["saveInstance"] = () => "p9") {
  start({
    checkConnection: async ({ lines }) => {
      for (const line of result.lines) sendThrough(lines, line);
      return result;
    },
    saveInstance: save,
  });
  void act([press("start-connect"), type("connect-address", "https://eu.flowline.example/12/dashboard?tab=1"), type("connect-key", "11111111-2222-4333-8444-555555555555"), press("connect-check")]);
}

const until = (stopAt: number, outcome: CheckLine["outcome"]) => report().lines.slice(0, stopAt + 1).map((line, index) => (index === stopAt ? { ...line, outcome } : line));
const support = { operation: "check the key", status: 401, makeCode: "SC401", detail: "Access denied.", request: 3, at: "2026-11-22T09:43:00Z" };

/** A key that may look, and no more. */
const LIMITED: Partial<InstanceInfo> = { jobs: jobs({ "change-licenses": "admin:write, organizations:write, organization edit", "change-roles": "admin:write, user:write, users edit", "create-accounts": "admin:write, users add" }) };

/** By name. */
export const scenes: Record<string, () => void> = {
  start: () => start(),
  "start-empty": () => start({}, []),
  "start-over": () => (start(), void act([press("practice-start-over")])),
  "instance-settings": () => (start(), void act([press("instance-settings", 2), press("settings-delete")])),
  "new-key": () => (start(), void act([press("instance-settings"), press("settings-new-key"), press("key-help")])),
  connect: () => (start(), void act([press("start-connect"), type("connect-address", "eu.flowline.example/12/dashboard")])),
  "connect-help": () => (start(), void act([press("start-connect"), press("key-help")])),
  "connect-checking": () => {
    start({
      checkConnection: ({ lines }) => {
        for (const line of until(3, "checking")) sendThrough(lines, line);
        return new Promise(() => undefined);
      },
    });
    void act([press("start-connect"), type("connect-address", "eu.flowline.example"), type("connect-key", "key"), press("connect-check")]);
  },
  "connect-ok": () => connecting(report()),
  "connect-limited": () => connecting(report({ state: "limited", jobs: jobs({ "change-roles": "admin:write, users edit", "create-accounts": "users add" }) })),
  "connect-refused": () => connecting(report({ state: "refused", operator: null, adminRole: null, jobs: [], lines: until(1, "refused"), problem: { code: { kind: "key-refused" }, support } })),
  "connect-safe": () => (connecting(report(), ({ sessionOnly }) => (sessionOnly ? "p9" : refuse({ kind: "keychain-missing" }))), void act([press("connect-save")])),
  people: () => instance(),
  "people-open": () => instance({ editing: { open: true, secondsLeft: 720, lockedBy: null } }),
  "people-panel": () => (instance({ kind: "test", editing: { open: true, secondsLeft: null, lockedBy: null }, look: { color: 1, shape: 1 }, name: "Flowline Test" }), chooseFirst()),
  "people-panel-looking": () => (instance({}, { personPanel: ({ user }) => panel(Number(user), { completeness: { looked: 40, total: 212, found: 2, expected: 4, looking: true, stopped: false } }) }), chooseFirst()),
  "people-loading": () => instance({}, {}, { state: "loading", asOf: null }, 2300),
  "people-none": () => (instance(), void act([type("people-search", "mara.lindquist")])),
  "people-offline": () => instance({}, {}, { state: "stale", problem: OFFLINE }),
  "people-nothing": () => instance({}, {}, { state: "stale", asOf: null, problem: OFFLINE }, 0),
  "people-sample": () => instance({ kind: "sample", name: "Sample data", look: { color: 4, shape: 4 }, editing: { open: true, secondsLeft: null, lockedBy: null } }, {}, {}, 24),
  "people-resume": () => instance({}, { runList: () => [runItem()], runView: () => runView(9, "needs-you", { state: "stopped", live: false, pause: "interrupted" }, { kind: "not-applied" }), runContinue: () => refuse({ kind: "locked" }) }),
  "people-panel-limited": () => (instance(LIMITED), chooseFirst()),
  "organizations-panel-limited": () => (instance(LIMITED), organizationsAt(22)),
  "leaving-limited": () => (instance(LIMITED), void act([press("nav-leaving")])),
  organizations: () => (instance(), void act([press("nav-organizations")])),
  "organizations-panel": () => (instance({ editing: { open: true, secondsLeft: 720, lockedBy: null } }), organizationsAt(22)),
  "organizations-panel-plain": () => (instance(), organizationsAt(26)),
  "organizations-none": () => (instance(), void act([press("nav-organizations"), type("organizations-search", "nordlich t")])),
  "organizations-refused": () => (instance({}, { organizations: ({ query }) => organizationsPage(query as OrganizationsQuery, 0, { state: "stale", asOf: null, problem: { code: { kind: "offline" }, support: OFFLINE.support } }) }), void act([press("nav-organizations")])),
  ...Object.fromEntries(Object.entries(caseScenes).map(([name, { answers, info: of, pressed }]) => [name, () => (instance({ ...LIVE_OR_OPEN, ...of }, answers), void act(pressed.map((what) => (typeof what === "string" ? press(what) : what))))])),
  ...Object.fromEntries(Object.entries(directoryScenes).map(([name, { info: of, answers, page, total, acts }]) => [name, () => (instance({ ...LIVE_OR_OPEN, ...of }, answers, page, total), void act(acts))])),
  ...Object.fromEntries(Object.entries(accessScenes).map(([name, { answers, info: of, acts }]) => [name, () => (instance({ ...LIVE_OR_OPEN, ...of }, answers), void act(acts))])),
  "key-missing": () => instance({ key: "missing" }),
  "key-waiting": () => instance({ key: "waiting-for-keychain" }, {}, { state: "loading", asOf: null }, 0),
};

function chooseFirst() {
  void act([pressAt('[data-id="4700"] [role="gridcell"]')]);
}

function organizationsAt(id: number) {
  void act([press("nav-organizations"), pressAt(`[data-id="${id}"] [role="gridcell"]`)]);
}
