// A made-up case, typed as the core gives it: Nordlicht Catering leaves with three organizations.
import type { Colleague, Evidence, FoundOrganization, HoldingOption, LeaveDraft, PersonLabel, Review, ReviewLine, RunStep, RunView, StepTrouble, StepWord } from "../ipc/bindings";

/** The person who leaves. */
export const MARA: PersonLabel = { id: 4711, name: "Mara Lindqvist", email: "mara@nordlicht.example" };
/** The account that takes over. */
export const HOLDING: PersonLabel = { id: 812, name: "Holding account EU", email: "holding@flowline.example" };
const ERIK: PersonLabel = { id: 4720, name: "Erik Sand", email: "erik@nordlicht.example" };
const PIA: PersonLabel = { id: 5100, name: "Pia Kovač", email: "pia@consulting.example" };
const PLACES = [
  { id: 21, name: "Nordlicht Kitchen" },
  { id: 22, name: "Nordlicht Events" },
  { id: 23, name: "Nordlicht Sandbox" },
];

const LINE = { user: null, organization: null, team: null, before: "none", after: "none", beforeName: null, afterName: null, license: [], field: null, why: "freeze" } satisfies Partial<ReviewLine>;

function linesOf(organization: number, teams: readonly string[]): Omit<ReviewLine, "step">[] {
  const here = { ...LINE, organization };
  const allowances = [
    { key: "operations", before: "80000", after: "0" },
    { key: "transfer", before: "5368709120", after: "104857600" },
  ];
  return [
    { ...here, change: "license", before: '{"operations":80000,"transfer":5368709120}', after: '{"operations":0,"transfer":104857600}', license: allowances },
    { ...here, change: "set-org-role", user: HOLDING, after: "6", afterName: "Member", why: "member-first" },
    { ...here, change: "transfer", user: HOLDING, before: "4711", after: "812", beforeName: MARA.name, afterName: HOLDING.name, why: "hand-over" },
    { ...here, change: "set-org-role", user: MARA, before: "12", after: "6", beforeName: "Admin", afterName: "Member", why: "still-admin" },
    ...teams.flatMap((name, index) => {
      const team = { ...here, user: MARA, team: { id: organization * 10 + index, name }, why: "fixed-team-admin" as const };
      return [
        { ...team, change: "remove-from-team", before: "1", beforeName: "Team Admin" },
        { ...team, change: "set-team-role", after: "3", afterName: "Team Operator" },
      ];
    }),
    { ...here, change: "set-org-role", user: ERIK, before: "12", after: "6", beforeName: "Admin", afterName: "Member", why: "colleague-admin" },
  ];
}

const LINES: ReviewLine[] = [...linesOf(21, ["Front of house", "Catering 2", "Suppliers", "Payroll"]), ...linesOf(22, ["Weddings", "Trade fairs"]), ...linesOf(23, ["Sandbox"])].map((line, index) => ({ ...line, step: index + 1 }));

/** The review of the case. */
export function review(part: Partial<Review> = {}): Review {
  return {
    plan: "plan-1",
    kind: "customer-leaves",
    title: "Nordlicht Catering",
    person: MARA,
    successor: HOLDING,
    reference: "Contract 2291",
    leaveDate: "2026-11-30",
    note: "Agreed with Mara on the phone.\nThe last invoice goes out in December.",
    summary: { frozen: 3, handedOver: 3, limited: 2, removed: 0, created: 0, lines: LINES.length },
    lines: LINES,
    warnings: [
      { kind: "kept-consultant", detail: PIA.id },
      { kind: "left-alone", detail: 24 },
    ],
    people: [MARA, HOLDING, ERIK, PIA],
    organizations: [...PLACES, { id: 24, name: "Mara private" }],
    stays: { scenarios: 41, teams: 7, colleaguesKept: 5, leftAlone: ["Mara private"], notShown: [], administrator: null },
    typedName: "Nordlicht Catering",
    ...part,
  };
}

/** The review of a plan that creates a holding account. */
export function creation(): Review {
  const line: ReviewLine = { ...LINE, step: 1, change: "create-user", user: { ...HOLDING, id: 0 }, after: HOLDING.email, why: "holding-needed" };
  const summary = { frozen: 0, handedOver: 0, limited: 0, removed: 0, created: 1, lines: 1 };
  return review({ plan: "plan-2", kind: "create-holding-account", title: HOLDING.name, person: null, successor: null, reference: null, leaveDate: null, note: null, summary, lines: [line], warnings: [], people: [], organizations: [], stays: { scenarios: 0, teams: 0, colleaguesKept: 0, leftAlone: [], notShown: [], administrator: null }, typedName: null });
}

/** A step of a run; done steps were read as planned, at 14:07. */
export function step(line: ReviewLine, state: StepWord, trouble: StepTrouble | null = null, part: Partial<RunStep> = {}): RunStep {
  const read = state === "done" || state === "already-so";
  return { step: line.step, line, state, attempts: read || trouble ? 1 : 0, read: read ? line.after : null, readName: read ? line.afterName : null, readAt: read ? "2026-11-22T13:07:12Z" : null, trouble, ...part };
}

/** A run in which `done` steps have ended and the next one is in `state`. */
export function runView(done: number, state: StepWord = "doing", part: Partial<RunView> = {}, trouble: StepTrouble | null = null, read: Partial<RunStep> = {}): RunView {
  const plan = review();
  const steps = plan.lines.map((line, index) => {
    if (index < done) return step(line, index === 1 ? "already-so" : "done");
    return index === done ? step(line, state, trouble, read) : step(line, "waiting");
  });
  return {
    run: "r1",
    review: plan,
    state: "running",
    ended: done,
    steps,
    startedAt: "2026-11-22T13:00:00Z",
    lastAt: "2026-11-22T13:07:12Z",
    waiting: null,
    remainingSeconds: null,
    pause: null,
    support: null,
    ifStopped: { finished: ["Nordlicht Kitchen"], midway: { organization: "Nordlicht Events", frozen: true, handedOver: true, limited: false }, untouched: ["Nordlicht Sandbox"] },
    looked: null,
    live: true,
    over: false,
    ...part,
  };
}

/** A run that stands still at step 17 with a trouble. */
export function troubled(trouble: StepTrouble, state: StepWord = "needs-you", read: Partial<RunStep> = {}): RunView {
  return runView(16, state, { state: "needs-you", pause: "step", live: false }, trouble, read);
}

/** The proof of the whole case. */
export function evidence(part: Partial<Evidence> = {}): Evidence {
  const plan = review();
  const lines = plan.lines.map((line) => {
    const own = step(line, line.step === 2 ? "already-so" : "done");
    return { step: line.step, line: own, state: own.state, read: own.read, readName: own.readName, readAt: own.readAt };
  });
  return {
    run: "r1",
    review: plan,
    instance: "Flowline EU",
    address: "https://eu.flowline.example",
    kind: "live",
    look: { color: 0, shape: 0 },
    operator: "Ines Berg <ines.berg@flowline.example> (#12)",
    startedAt: "2026-11-22T13:00:00Z",
    endedAt: "2026-11-22T13:08:00Z",
    complete: true,
    lines,
    differences: [],
    licenseWindowMs: 412,
    ticks: [],
    saved: null,
    ...part,
  };
}

const COLLEAGUES: Colleague[] = [
  { person: ERIK, role: 12, roleName: "Admin", elsewhere: false, instanceAdmin: false, canBeLimited: true, proposed: true, looksLike: null },
  { person: PIA, role: 12, roleName: "Admin", elsewhere: true, instanceAdmin: false, canBeLimited: true, proposed: false, looksLike: null },
  { person: { id: 4730, name: "Jonas Weber", email: "jonas@nordlicht.example" }, role: 6, roleName: "Member", elsewhere: false, instanceAdmin: false, canBeLimited: false, proposed: false, looksLike: null },
];

const LICENSE = [
  { key: "operations", now: "80000", minimum: "0", always: true },
  { key: "transfer", now: "5368709120", minimum: "104857600", always: true },
  { key: "dslimit", now: "20", minimum: "1", always: false },
  { key: "fslimit", now: "104857600", minimum: "5242880", always: false },
  { key: "apiLimit", now: "60", minimum: "0", always: false },
  { key: "retention", now: "30", minimum: null, always: false },
];

/** An organization that was found. */
export function place(id: number, name: string, part: Partial<FoundOrganization> = {}): FoundOrganization {
  return { id, name, owned: true, roleName: "Owner", teams: 4, teamAdminIn: 4, activeScenarios: 14, frozen: false, colleagues: COLLEAGUES, license: LICENSE, decision: null, ...part };
}

/** A case in preparation. */
export function draft(part: Partial<LeaveDraft> = {}): LeaveDraft {
  return {
    draft: 1,
    leaver: MARA,
    leaverAdmin: false,
    completeness: { looked: 212, total: 212, found: 5, expected: 5, looking: false, stopped: false },
    problem: null,
    organizations: [
      ...PLACES.map(({ id, name }) => place(id, name)),
      place(24, "Mara private", { teams: 1, teamAdminIn: 1, activeScenarios: 0, colleagues: [], decision: "open" }),
      place(31, "Hofmann AG", { owned: false, roleName: "Member", activeScenarios: null, colleagues: [], license: [] }),
    ],
    choices: {
      kind: "customer",
      customerName: "Nordlicht",
      decisions: [],
      limitedRole: 6,
      limitedTeamRole: 3,
      limit: PLACES.map(({ id }) => ({ organization: id, people: [ERIK.id] })),
      further: [],
      successor: null,
      reference: "",
      leaveDate: "2026-11-22",
      note: "",
    },
    proposedName: { text: "Nordlicht", because: "common-words" },
    limitedRoles: [
      { id: 6, name: "Member", viewsDataStores: null },
      { id: 14, name: "Accountant", viewsDataStores: null },
    ],
    limitedTeamRoles: [
      { id: 3, name: "Team Operator", viewsDataStores: true },
      { id: 4, name: "Team Monitoring", viewsDataStores: false },
    ],
    blockers: [],
    warnings: [],
    successor: null,
    stays: { scenarios: 41, teams: 7, colleaguesKept: 5, leftAlone: [], notShown: [], administrator: null },
    people: [],
    ...part,
  };
}

/** An account that could take over. */
export function option(person: PersonLabel = HOLDING, part: Partial<HoldingOption> = {}): HoldingOption {
  return { person, blocked: [], warnings: [], organizations: 14, lastSignIn: "2026-11-03T08:00:00Z", remembered: false, looksLike: null, ...part };
}

/** Hits of every kind. */
export const OPTIONS: HoldingOption[] = [
  option(HOLDING, { remembered: true }),
  option({ id: 66, name: "Holding \u0430ccount EU", email: "eu@else.example" }, { looksLike: { kind: "name", detail: HOLDING } }),
  option(ERIK, { blocked: ["is-limited"], warnings: ["looks-like-person"], organizations: 3 }),
  option({ id: 830, name: "Archive account", email: "archive@flowline.example" }, { warnings: ["never-signed-in"], lastSignIn: null, organizations: 0 }),
  option({ id: 4120, name: "Holding old", email: "old@flowline.example" }, { blocked: ["deleted"], organizations: null, lastSignIn: null }),
];
