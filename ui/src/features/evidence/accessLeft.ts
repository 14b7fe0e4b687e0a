// What the person who left can still reach, from the lines of the proof that ended well. Where any line about them did not,
// nothing is claimed of that organization.
import type { Evidence, EvidenceLine, OrganizationId, ReviewLine } from "../../ipc/bindings";

/** Organizations by what is left there: teams to look at, a role without changes in teams, a role but no team any more. */
export interface AccessLeft {
  readonly looks: readonly OrganizationId[];
  readonly member: readonly OrganizationId[];
  readonly outside: readonly OrganizationId[];
}

/** The value was read back as it was meant to be. */
export function endedWell({ state }: EvidenceLine): boolean {
  return state === "done" || state === "already-so";
}

/** Sorts the organizations in which the person was limited. */
export function accessLeft({ review, lines }: Evidence): AccessLeft {
  const own = lines.filter(({ line }) => review.person !== null && line.line.user?.id === review.person.id && line.line.organization !== null);
  const places = [...new Set(own.map(({ line }) => line.line.organization ?? 0))];
  const sorted = places.map((place) => ({ place, left: leftIn(own.filter(({ line }) => line.line.organization === place)) }));
  const those = (left: Left) => sorted.filter((one) => one.left === left).map(({ place }) => place);
  return { looks: those("looks"), member: those("member"), outside: those("outside") };
}

type Left = keyof AccessLeft | undefined;

function leftIn(lines: readonly EvidenceLine[]): Left {
  const all = lines.map(({ line }) => line.line);
  if (!lines.every(endedWell) || !all.some(keepsRole)) return undefined;
  if (all.some(({ change }) => change === "set-team-role")) return "looks";
  return all.some(losesTeam) ? "outside" : "member";
}

function keepsRole({ change, after }: ReviewLine): boolean {
  return change === "set-org-role" && after !== "none";
}

/** Clearing what a handing over may have left behind takes no team away. */
function losesTeam({ change, before }: ReviewLine): boolean {
  return change === "remove-from-team" && before !== "none";
}
