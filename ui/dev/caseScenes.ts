// Scenes of a case: preparing it, its review, its run, its proof. They begin where a person would, in the navigation.
import type { Act } from "./acting";
import { there, type } from "./acting";
import type { InstanceInfo, LeaveDraft } from "../src/ipc/bindings";
import type { Answers } from "../src/ipc/mocks";
import { refuse } from "../src/ipc/mocks";
import { caseCore } from "../src/test/caseCore";
import { HOLDING, draft, evidence, review, runView, step, troubled } from "../src/test/caseFixtures";
import { jobs, runItem } from "../src/test/fixtures";

/** A page and what is done on it by itself. */
export interface CaseScene {
  readonly answers: Answers;
  readonly info?: Partial<InstanceInfo>;
  readonly pressed: readonly (string | Act)[];
}

const RUNS = [runItem(), runItem({ run: "r2", title: "Atelier Sommer", kind: "person-leaves", state: "finished", over: true, ended: 6, steps: 6 }), runItem({ run: "r3", title: HOLDING.name, kind: "create-holding-account", state: "finished", over: true, ended: 1, steps: 1 }), runItem({ run: "r4", title: "Blue Harbor Logistics and a name that goes on for a good while longer than the column", state: "stopped", over: true, ended: 4, steps: 22 })];

/** A core with one draft that takes choices, and the editing of the scene. */
function preparing(part: Partial<LeaveDraft> = {}): Answers {
  const { instanceInfo: _, people: __, ...answers } = caseCore(part);
  return { ...answers, runList: () => RUNS };
}

const search = ["nav-leaving", "leaving-start", type("leave-search", "person.11")];
const begin = [...search, "leave-person"];
const found = [...begin, there("leave-who"), "wizard-next", there("leave-found")];
const decided = [...found, "decision-leave"];
const what = [...decided, "wizard-next", there("leave-what")];
const holding = [...what, "wizard-next", there("leave-holding")];
const reviewed = [...holding, "holding-option", "wizard-next", there("review")];
const aRun = (view: () => ReturnType<typeof runView>, more: Answers = {}): CaseScene => ({ answers: { runList: () => RUNS, runView: view, ...more }, pressed: ["nav-history", "run-item"] });

/** By name. */
export const caseScenes: Readonly<Record<string, CaseScene>> = {
  leaving: { answers: preparing(), pressed: ["nav-leaving"] },
  "leaving-empty": { answers: { runList: () => [] }, pressed: ["nav-leaving"] },
  "leave-search": { answers: preparing(), pressed: search },
  "leave-case-open": { answers: { ...preparing(), leaveBegin: () => refuse({ kind: "case-open", detail: { run: "r1" } }) }, pressed: begin },
  "leave-who": { answers: preparing(), pressed: begin },
  "leave-who-limited": { answers: preparing(), info: { jobs: jobs({ "change-licenses": "organizations:write" }) }, pressed: [...begin, there("leave-who")] },
  "leave-found": { answers: preparing(), pressed: found },
  "leave-looking": { answers: preparing({ completeness: { looked: 40, total: 212, found: 2, expected: 5, looking: true, stopped: false }, organizations: draft().organizations.slice(0, 2) }), pressed: found },
  "leave-what": { answers: preparing(), pressed: [...what, "further-fold"] },
  "leave-person": { answers: preparing({ choices: { ...draft().choices, kind: "person" } }), pressed: what },
  "leave-holding": { answers: preparing(), pressed: [...holding, "holding-option"] },
  "leave-create": { answers: preparing(), pressed: [...holding, "holding-create"] },
  "leave-create-review": { answers: preparing(), pressed: [...holding, "holding-create", "wizard-next"] },
  review: { answers: preparing(), pressed: reviewed },
  "review-refused": { answers: { ...preparing(), leaveReview: () => refuse({ kind: "blocked", detail: [{ kind: "undecided", detail: 24 }] }) }, pressed: reviewed },
  history: { answers: { runList: () => RUNS }, pressed: ["nav-history"] },
  run: aRun(() => runView(14)),
  "run-waiting": aRun(() => runView(14, "checking", { state: "waiting", waiting: { why: "limit", seconds: 40 } })),
  "run-refused": aRun(() => troubled({ kind: "refused", detail: { status: 403, code: "SC403", detail: "Access denied." } })),
  "run-changed": aRun(() => troubled({ kind: "changed-meanwhile" }, "changed-meanwhile", { read: "7", readName: "Accountant", readAt: "2026-11-22T13:07:00Z" })),
  "run-unchanged": aRun(() => troubled({ kind: "accepted-but-unchanged" }, "needs-you", { read: "12", readName: "Admin", readAt: "2026-11-22T13:07:00Z" })),
  "run-interrupted": aRun(() => runView(16, "not-sure", { state: "stopped", live: false, pause: "interrupted" }, null)),
  "run-key": aRun(() => runView(16, "needs-you", { state: "stopped", live: false, pause: "key", support: { operation: "key", status: 401, makeCode: "SC401", detail: "Access denied.", request: 31, at: "2026-11-22T13:07:00Z" } })),
  "run-stop-here": { ...aRun(() => runView(16, "waiting", { state: "stopped", live: false, pause: "by-person" })), pressed: ["nav-history", "run-item", "run-stop-here"] },
  evidence: aRun(() => runView(27, "done", { state: "finished", live: false, over: true }), { evidenceView: () => evidence() }),
  "evidence-saved": aRun(() => runView(27, "done", { state: "finished", live: false, over: true }), {
    evidenceView: () =>
      evidence({
        complete: false,
        differences: [{ step: 6, place: "Nordlicht Kitchen · Front of house", person: "Mara Lindqvist", read: "Team Admin", readAt: "2026-11-22T13:08:00Z" }],
        ticks: [{ item: "dashboard", done: true, initials: "IB" }],
        saved: { html: "/home/ines/Documents/Gatehouse/2026-11-22 Nordlicht Catering.html", json: "/home/ines/Documents/Gatehouse/2026-11-22 Nordlicht Catering.json" },
      }),
  }),
  "evidence-closed": aRun(() => runView(16, "waiting", { state: "stopped", live: false, over: true }), {
    evidenceView: () => evidence({ complete: false, lines: review().lines.map((line, index) => ({ step: line.step, line: step(line, index < 16 ? "done" : "waiting"), state: index < 16 ? "done" : "waiting", read: index < 16 ? line.after : null, readName: line.afterName, readAt: index < 16 ? "2026-11-22T13:07:12Z" : null })) }),
  }),
};
