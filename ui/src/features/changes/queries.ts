// What the forms ask. Values of a person or an organization are read freshly each time a form opens.
import { queryOptions } from "@tanstack/react-query";
import { commands } from "../../ipc/bindings";
import { data } from "../../ipc/call";

const CHANGE = "change";

/** Countries, time zones, languages, administration roles. */
export const choices = queryOptions({ queryKey: [CHANGE, "choices"] as const, queryFn: () => data(commands.changeChoices()) });

/** One person's values. */
export const personValues = (user: number) => queryOptions({ queryKey: [CHANGE, "person", user] as const, queryFn: () => data(commands.changePerson(user)), gcTime: 0, staleTime: 0 });

/** One organization's values. */
export const placeValues = (organization: number) =>
  queryOptions({ queryKey: [CHANGE, "place", organization] as const, queryFn: () => data(commands.changePlace(organization)), gcTime: 0, staleTime: 0 });
