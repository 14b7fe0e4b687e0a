// What these screens ask the core. A matrix is opened once and then arranged; its number is remembered as long as the window lives.
import type { QueryClient } from "@tanstack/react-query";
import { queryOptions } from "@tanstack/react-query";
import type { AccessArrange, AccessHead, AccessScope } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { ProblemError, data } from "../../ipc/call";
import { keys } from "../../ipc/queries";
import { memoryOf } from "../../lists/memory";

/** Nothing searched for, in the order of names, nothing unfolded. */
export const PLAIN: AccessArrange = { search: "", sort: null, expanded: [], onlyStaged: false };

/** An arrangement with an organization unfolded or folded. */
export function expanded(old: AccessArrange, organization: number, expand: boolean): AccessArrange {
  const others = old.expanded.filter((one) => one !== organization);
  return { ...old, expanded: expand ? [...others, organization] : others };
}

/** A scope as text: the same for the same matrix. */
export function scopeKey(scope: AccessScope): string {
  return JSON.stringify(scope);
}

/** Columns and counts of a matrix in an arrangement. */
export function accessHead(client: QueryClient, scope: AccessScope, arrange: AccessArrange) {
  const key = scopeKey(scope);
  return queryOptions({
    queryKey: [...keys.access, "head", key, arrange] as const,
    queryFn: () => headOf(memoryOf(client), scope, arrange),
    placeholderData: (before: AccessHead | undefined, query) => (query?.queryKey[2] === key ? before : undefined),
    gcTime: 0,
  });
}

async function headOf(memory: Map<string, unknown>, scope: AccessScope, arrange: AccessArrange): Promise<AccessHead> {
  const name = `access view ${scopeKey(scope)}`;
  const known = memory.get(name);
  if (typeof known === "number") {
    try {
      return await data(commands.accessArrange(known, arrange));
    } catch (error) {
      if (!(error instanceof ProblemError) || (error.problem.code.kind !== "unknown-plan" && error.problem.code.kind !== "not-found")) throw error;
    }
  }
  const opened = await data(commands.accessOpen(scope));
  memory.set(name, opened.view);
  return data(commands.accessArrange(opened.view, arrange));
}

/** What waits. */
export const tray = queryOptions({ queryKey: keys.tray, queryFn: () => data(commands.tray()) });
