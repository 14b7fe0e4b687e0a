// A stand-in core with one case in it: a draft that takes choices as the core does, a plan, a run, a proof.
import type { CasesPage, LeaveDraft, LeaveInput, ListQuery, RunItem } from "../ipc/bindings";
import type { Answers } from "../ipc/mocks";
import { bytesOf } from "../ipc/numbers";
import { OPTIONS, creation, draft, evidence, option, review, runView } from "./caseFixtures";
import { ALL_READ, info, organization, organizationPanel, organizationsPage, panel, peopleMatching, peoplePage } from "./fixtures";

/** These cases, as the history lists them. */
export function casesPage(rows: RunItem[]): CasesPage {
  return { counts: { shown: rows.length, total: rows.length, person: null, organization: null, people: [], organizations: [] }, rows };
}

/** Editing open, one draft begun with `part`; whatever is given in `more` answers instead. */
export function caseCore(part: Partial<LeaveDraft> = {}, more: Answers = {}): Answers {
  let now = draft(part);
  const take = (input: LeaveInput) => {
    const successor = input.successor === null ? null : (OPTIONS.find(({ person }) => person.id === input.successor) ?? option());
    const decision = (id: number) => input.decisions.find((row) => row.organization === id)?.decision;
    const organizations = now.organizations.map((place) => (place.decision === null ? place : { ...place, decision: decision(place.id) ?? place.decision }));
    now = { ...now, choices: input, successor, organizations };
    return now;
  };
  return {
    instanceInfo: () => info({ editing: { open: true, secondsLeft: 720, lockedBy: null } }),
    people: ({ query }) => peoplePage(query as Parameters<typeof peoplePage>[0], 40),
    organizations: () => ({ ...organizationsPage({ search: "", sort: "name", descending: false, offset: 0, count: 2, filters: [] }, 212), shown: 2, rows: now.organizations.slice(0, 2).map(({ id, name, frozen, activeScenarios }) => ({ ...organization(0), id, name, frozen, activeScenarios, deleted: false })) }),
    peopleMatching: ({ query }) => bytesOf(peopleMatching(query as ListQuery, 40).map(({ id }) => id)),
    organizationPanel: ({ organization }) => organizationPanel(Number(organization)),
    news: () => ({ since: null, lines: [], more: 0, complete: true }),
    findings: () => ({ findings: [], coverage: ALL_READ }),
    personPanel: ({ user }) => panel(Number(user)),
    runList: () => [],
    historyCases: async (args) => casesPage(await (more.runList ?? (() => []))(args)),
    historyCheck: () => ({ entries: 0, since: null, broken: null, doubtful: [] }),
    leaveBegin: () => now,
    leaveDraft: () => now,
    leaveChoose: ({ input }) => take(input as LeaveInput),
    leaveStopLooking: () => now,
    leaveReview: () => review(),
    holdingSearch: () => OPTIONS,
    holdingReviewCreation: () => creation(),
    confirmPlan: () => ({ token: "token-1" }),
    runStart: () => "r1",
    runView: () => runView(14),
    evidenceView: () => evidence(),
    ...more,
  };
}
