// What a person may ask of a run. One thing at a time; what stood in the way is shown above the lines.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Problem, StepId } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { keys } from "../../ipc/queries";

type Name = "stop" | "continue" | "retry" | "skip" | "key" | "password" | "abandon";

/** The actions, which of them is under way, and the last problem. */
export interface RunActions {
  readonly busy: Name | undefined;
  readonly problem: Problem | undefined;
  readonly stop: () => Promise<boolean>;
  readonly goOn: () => Promise<boolean>;
  readonly retry: (step: StepId) => Promise<boolean>;
  readonly skip: (step: StepId, reason: string) => Promise<boolean>;
  readonly newKey: (key: string, sessionOnly: boolean) => Promise<boolean>;
  /** Takes the password that the creation of a person waits for. */
  readonly password: (password: string) => Promise<boolean>;
  readonly abandon: () => Promise<boolean>;
}

/** The actions for `run`; each answers whether it was taken. */
export function useRunActions(run: string): RunActions {
  const client = useQueryClient();
  const [busy, setBusy] = useState<Name>();
  const [problem, setProblem] = useState<Problem>();
  const act = async (name: Name, ask: () => Promise<unknown>): Promise<boolean> => {
    if (busy !== undefined) return false;
    setBusy(name);
    setProblem(undefined);
    const trouble = await ask().then(
      () => undefined,
      (error: unknown) => problemOf(error),
    );
    setProblem(trouble);
    setBusy(undefined);
    void client.invalidateQueries({ queryKey: keys.run(run) });
    void client.invalidateQueries({ queryKey: keys.runs });
    return trouble === undefined;
  };
  return {
    busy,
    problem,
    stop: () => act("stop", () => data(commands.runStop(run))),
    goOn: () => act("continue", () => data(commands.runContinue(run))),
    retry: (step) => act("retry", () => data(commands.runRetry(run, step))),
    skip: (step, reason) => act("skip", () => data(commands.runSkip(run, step, reason))),
    newKey: (key, sessionOnly) => act("key", () => data(commands.runNewKey(run, key, sessionOnly))),
    password: (password) => act("password", () => data(commands.runPassword(run, password))),
    abandon: () => act("abandon", () => data(commands.runAbandon(run))),
  };
}
