// The nine states of a step in a run: the values outside tests read, their glyphs and their tones. The words: StepWord.
import type { IconName } from "./Icon";
import type { Tone } from "./StatusWord";

/** The nine states, as `data-state` says them. */
export const STEP_STATES = ["waiting", "checking", "doing", "done", "already-so", "changed-meanwhile", "not-sure", "needs-you", "skipped"] as const;

/** A state of a step. */
export type StepState = (typeof STEP_STATES)[number];

/** Glyph and tone of a state. */
export const STEP_LOOK: Record<StepState, { readonly icon: IconName; readonly tone: Tone }> = {
  waiting: { icon: "waiting", tone: "faint" },
  checking: { icon: "doing", tone: "plain" },
  doing: { icon: "doing", tone: "accent" },
  done: { icon: "done", tone: "accent" },
  "already-so": { icon: "done", tone: "plain" },
  "changed-meanwhile": { icon: "changed-meanwhile", tone: "warn" },
  "not-sure": { icon: "not-sure", tone: "warn" },
  "needs-you": { icon: "needs-you", tone: "danger" },
  skipped: { icon: "skipped", tone: "faint" },
};
