// Where an unfinished run stopped, and what a reading since then has shown of the step it stopped at.
import type { RunStep, RunView, StepWord } from "../ipc/bindings";

/** What is known of the step: it had worked, it had not, someone changed it meanwhile, or that is still open. */
export type Checked = "worked" | "not" | "changed" | "unclear";

/** The step, counted among all, its place by name, and what was seen of it; `checked` is absent where nothing was under way. */
export interface StopPoint {
  readonly step: number;
  readonly of: number;
  readonly place: string | undefined;
  readonly checked: Checked | undefined;
}

const ENDED: ReadonlySet<StepWord> = new Set(["done", "already-so", "skipped"]);

/** The point of `view`. */
export function stopPoint(view: RunView): StopPoint | undefined {
  const { steps } = view;
  const looked = steps.find(({ step }) => step === view.looked);
  const under = steps.find(({ state }) => state !== "waiting" && !ENDED.has(state));
  const step = looked ?? under ?? newest(steps) ?? steps.findLast(({ state }) => ENDED.has(state)) ?? steps[0];
  if (!step) return undefined;
  const organization = view.review.organizations.find(({ id }) => id === step.line.organization);
  const checked = looked ? seen(looked) : under && openStill(under);
  return { step: steps.indexOf(step) + 1, of: steps.length, place: organization?.name, checked };
}

/** What a reading after the interruption has shown. */
function seen({ state }: RunStep): Checked {
  if (state === "done") return "worked";
  if (state === "not-sure") return "unclear";
  return state === "changed-meanwhile" || state === "skipped" ? "changed" : "not";
}

/** What is known of a step that was under way and was not looked at since. */
function openStill({ state, trouble }: RunStep): Checked | undefined {
  if (state === "not-sure") return "unclear";
  if (state === "changed-meanwhile") return "changed";
  return trouble?.kind === "not-applied" || trouble?.kind === "accepted-but-unchanged" ? "not" : undefined;
}

/** The step that was confirmed last. */
function newest(steps: readonly RunStep[]): RunStep | undefined {
  return steps.filter(({ state, readAt }) => state === "done" && readAt !== null).reduce<RunStep | undefined>((best, step) => (best && timeOf(best) > timeOf(step) ? best : step), undefined);
}

function timeOf({ readAt }: RunStep): number {
  return readAt === null ? 0 : Date.parse(readAt);
}
