// Doing what somebody asked for: busy while it goes on, and afterwards the problem where it failed.
import { useState } from "react";
import type { Problem } from "./bindings";
import { problemOf } from "./call";

/** `run` does it and answers whether it went well; what went wrong before is forgotten as soon as it begins. */
export function useDoing() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, problem };
}
