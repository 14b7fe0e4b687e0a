// Changing one of the house rules of this window; it holds at once.
import { useQueryClient } from "@tanstack/react-query";
import type { HouseRules, InstanceInfo } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { keys } from "../../ipc/queries";
import { useSaving } from "./useSaving";

/** `change` writes the given part and shows the instance with it. */
export function useRules(info: InstanceInfo) {
  const client = useQueryClient();
  const { save, problem } = useSaving(["house-rules"]);
  const change = (part: Partial<HouseRules>) =>
    save(async () => {
      const next = await data(commands.setHouseRules({ ...info.rules, ...part }));
      client.setQueryData(keys.instance, { ...info, rules: next });
      return next;
    });
  return { change, problem };
}
