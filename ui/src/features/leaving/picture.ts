// What the choices mean for what was found: pure functions over a draft and its choices.
import type { Decision, FoundOrganization, LeaveDraft, LeaveInput, OrganizationId, UserId } from "../../ipc/bindings";

/** The decision about an organization as it stands on screen; nothing where none is needed. */
export function decisionOf(place: FoundOrganization, input: LeaveInput): Decision | null {
  const said = input.decisions.find((row) => row.organization === place.id);
  return place.decision === null ? null : (said?.decision ?? place.decision);
}

/** Owned organizations that are part of the case. */
export function included(draft: LeaveDraft, input: LeaveInput): readonly FoundOrganization[] {
  return draft.organizations.filter((place) => {
    const decision = decisionOf(place, input);
    return place.owned && (decision === null || decision === "include");
  });
}

/** How many decisions are still open. */
export function openDecisions(draft: LeaveDraft, input: LeaveInput): number {
  return draft.organizations.filter((place) => decisionOf(place, input) === "open").length;
}

/** Whether something changes hands, so that someone has to take it. */
export function handsOver(draft: LeaveDraft, input: LeaveInput): boolean {
  return included(draft, input).length > 0;
}

/** The choices with another decision about one organization. */
export function decided(input: LeaveInput, organization: OrganizationId, decision: Decision): Partial<LeaveInput> {
  return { decisions: [...input.decisions.filter((row) => row.organization !== organization), { organization, decision }] };
}

/** Whether a colleague is to be limited in an organization. */
export function isLimited(input: LeaveInput, organization: OrganizationId, user: UserId): boolean {
  return input.limit.some((row) => row.organization === organization && row.people.includes(user));
}

/** The choices with a colleague limited there, or not. */
export function limiting(input: LeaveInput, organization: OrganizationId, user: UserId, limited: boolean): Partial<LeaveInput> {
  const known = input.limit.find((row) => row.organization === organization)?.people ?? [];
  const people = [...known.filter((other) => other !== user), ...(limited ? [user] : [])];
  return { limit: [...input.limit.filter((row) => row.organization !== organization), { organization, people }] };
}

/** Whether a further allowance is to be lowered. */
export function isLowered(input: LeaveInput, organization: OrganizationId, key: string): boolean {
  return input.further.some((row) => row.organization === organization && row.keys.includes(key));
}

/** The choices with a further allowance lowered there, or not. */
export function lowering(input: LeaveInput, organization: OrganizationId, key: string, lowered: boolean): Partial<LeaveInput> {
  const known = input.further.find((row) => row.organization === organization)?.keys ?? [];
  const next = [...known.filter((other) => other !== key), ...(lowered ? [key] : [])];
  return { further: [...input.further.filter((row) => row.organization !== organization), { organization, keys: next }] };
}

/** Scenarios that stop with a freeze; organizations that do not tell how many they have are counted apart. */
export function stopping(places: readonly FoundOrganization[]): { readonly scenarios: number; readonly silent: number } {
  return {
    scenarios: places.reduce((sum, place) => sum + (place.activeScenarios ?? 0), 0),
    silent: places.filter((place) => place.activeScenarios === null).length,
  };
}
