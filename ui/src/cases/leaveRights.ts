// What the key of this window lacks for a leave. The core asks the same before it begins one; here it is known before a
// click. What is not known (yet) does not stand in the way.
import { useQuery } from "@tanstack/react-query";
import type { Job, JobKind, LeaveKind } from "../ipc/bindings";
import { instance } from "../ipc/queries";

const NEEDED: Record<LeaveKind, readonly JobKind[]> = { customer: ["change-licenses", "change-roles"], person: ["change-roles"] };

/** The jobs that a leave of this kind needs and the key cannot do. */
export function useLacking(kind: LeaveKind): readonly Job[] {
  const { data } = useQuery(instance);
  return data?.jobs.filter(({ job, can }) => !can && NEEDED[kind].includes(job)) ?? [];
}
