// Which roles there are to choose from. Pure.
import type { RoleOption } from "../ipc/bindings";

/** Where a role would be given. */
interface PlaceOfRole {
  readonly organization: number;
  /** Nothing where it is the organization itself. */
  readonly team: number | null;
}

/** Whether a role is one for a place: a role of organizations where the place is one, else a role of teams. */
export function fits(role: RoleOption, { organization, team }: PlaceOfRole): boolean {
  return (role.category === "team") === (team !== null) && (role.organizations.length === 0 || role.organizations.includes(organization));
}

/** The roles whose name, or a word in it, begins with what was typed. */
export function typed(roles: readonly RoleOption[], text: string): readonly RoleOption[] {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === "") return roles;
  const begins = roles.filter(({ name }) => name.toLocaleLowerCase().startsWith(wanted));
  return [...begins, ...roles.filter((role) => !begins.includes(role) && role.name.toLocaleLowerCase().split(/\s+/).some((word) => word.startsWith(wanted)))];
}
