// Whether a cell can be edited at all. The core decides; this only saves asking for what the cell shows already.
import type { AccessCell, Lock, Refusal } from "../ipc/bindings";

/** The refusal that a lock stands for. */
export function refusalOf(lock: Lock): Refusal {
  if (lock === "deleted-account") return { kind: "account-deleted" };
  return lock === "deleted-place" ? { kind: "place-deleted" } : { kind: lock };
}

/** Why this cell stays as it is; nothing where it may be tried. */
export function closedBy(cell: AccessCell | undefined): Refusal | undefined {
  if (!cell) return { kind: "not-read" };
  if (cell.unknown) return { kind: cell.unknown === "role-not-shown" ? "role-not-shown" : "not-read" };
  if (cell.staged) return undefined;
  if (cell.follows?.word === "comes-with-admin") return { kind: "follows-from-admin" };
  if (cell.follows?.word === "goes-with-removal") return { kind: "goes-with-removal" };
  return cell.lock ? refusalOf(cell.lock) : undefined;
}
