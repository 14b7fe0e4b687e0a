// What outside tests read of a line: which step, what changes, whose, where, from what to what. The values are the core's.
import type { ReviewLine } from "../ipc/bindings";
import type { IconName } from "../ui/Icon";

/** The place of a line: a team, else the organization, else none. */
export function placeOf({ team, organization }: ReviewLine): string | undefined {
  if (team) return `team-${team.id}`;
  return organization === null ? undefined : `org-${organization}`;
}

/** The attributes of `review-line`. An account that does not exist yet has no number. */
export function lineData(line: ReviewLine) {
  return {
    "data-step": line.step,
    "data-change": line.change,
    "data-user": line.user === null || line.user.id === 0 ? undefined : line.user.id,
    "data-place": placeOf(line),
    "data-before": line.before,
    "data-after": line.after,
  } as const;
}

const ICONS: Readonly<Record<string, IconName>> = {
  license: "frozen",
  transfer: "owner",
  "remove-from-org": "removal",
  "remove-from-team": "removal",
  "create-user": "add",
  "remove-from-org-with-connections": "removal",
  "remove-from-team-with-connections": "removal",
  "delete-user": "removal",
  "set-admin-role": "admin",
  invite: "invitation",
  "create-org": "add",
  "create-team": "add",
  "rename-team": "organizations",
};

/** The glyph of a line. */
export function lineIcon({ change }: ReviewLine): IconName {
  return Object.hasOwn(ICONS, change) ? (ICONS[change] ?? "person") : "person";
}

/** Someone loses a place for good. What is removed to be given anew in the same plan is no removal. */
export function isRemoval({ change, why, weight }: ReviewLine): boolean {
  const always = ["remove-from-org", "remove-from-org-with-connections", "remove-from-team-with-connections", "delete-user"];
  return always.includes(change) || weight === "removed" || (change === "remove-from-team" && why === "leaves");
}
