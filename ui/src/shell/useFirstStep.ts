// Noting that one of the first steps with this instance was looked at.
import { useQueryClient } from "@tanstack/react-query";
import type { FirstStep } from "../ipc/bindings";
import { commands } from "../ipc/bindings";
import { data } from "../ipc/call";
import { keys } from "../ipc/queries";
import { useDoing } from "../ipc/useDoing";

/** `seen` notes it and shows what comes next. */
export function useFirstStep(step: FirstStep) {
  const client = useQueryClient();
  const { run, busy, problem } = useDoing();
  const seen = () => run(async () => client.setQueryData(keys.instance, await data(commands.firstStepSeen(step))));
  return { seen, busy, problem };
}
