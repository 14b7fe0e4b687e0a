// What the forms ask. Values of a person or an organization are read freshly each time a form opens.
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
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

/** People that match a text. */
export const foundPeople = (text: string) => queryOptions({ queryKey: [CHANGE, "people", text] as const, queryFn: () => data(commands.changeFindPeople(text)), placeholderData: keepPreviousData });

/** Organizations that match a text. */
export const foundPlaces = (text: string) =>
  queryOptions({ queryKey: [CHANGE, "places", text] as const, queryFn: () => data(commands.changeFindOrganizations(text)), placeholderData: keepPreviousData });
