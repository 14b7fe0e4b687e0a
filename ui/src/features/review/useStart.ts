// From the review to a run: the core confirms the plan with the typed name, and its confirmation is spent at once.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Problem, Review } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { keys } from "../../ipc/queries";

/** Starting a plan: at most once at a time, and what stood in the way. */
export interface Start {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly start: (typed: string) => Promise<void>;
}

/** Starts `review`; `onStarted` gets the run. */
export function useStart(review: Review, onStarted: (run: string) => void): Start {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const start = async (typed: string) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const { token } = await data(commands.confirmPlan(review.plan, typed));
      const run = await data(commands.runStart(review.plan, token));
      void client.invalidateQueries({ queryKey: keys.runs });
      onStarted(run);
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };
  return { busy, problem, start };
}
