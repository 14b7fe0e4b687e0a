// Everything the screens read, as query options with typed keys. A window is bound to one instance, so the keys need not
// carry it. Nothing is retried or refetched on focus: the core says when something changed.
import { QueryClient, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { HistoryQuery, ListQuery, OrganizationsQuery } from "./bindings";
import { commands } from "./bindings";
import { data } from "./call";

/** Keys of all queries. */
export const keys = {
  instances: ["instances"] as const,
  instance: ["instance"] as const,
  others: ["others"] as const,
  people: ["people"] as const,
  organizations: ["organizations"] as const,
  person: (id: number) => ["person", id] as const,
  organization: (id: number) => ["organization", id] as const,
  news: ["news"] as const,
  findings: ["findings"] as const,
  cache: ["cache"] as const,
  passport: ["passport"] as const,
  leavingRules: ["leaving-rules"] as const,
  appSettings: ["app-settings"] as const,
  draft: (draft: number) => ["draft", draft] as const,
  holding: (draft: number) => ["holding", draft] as const,
  runs: ["runs"] as const,
  history: ["history"] as const,
  access: ["access"] as const,
  tray: ["tray"] as const,
  run: (run: string) => ["run", run] as const,
  evidence: (run: string) => ["evidence", run] as const,
};

/** A client with the rules of this application. */
export function makeQueryClient(): QueryClient {
  const calm = { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: "always" } as const;
  return new QueryClient({ defaultOptions: { queries: { ...calm, staleTime: Infinity }, mutations: { retry: false, networkMode: "always" } } });
}

/** Saved instances. */
export const instances = queryOptions({ queryKey: keys.instances, queryFn: () => data(commands.listInstances()) });

/** The instance of this window. */
export const instance = queryOptions({ queryKey: keys.instance, queryFn: () => data(commands.instanceInfo()) });

/** The saved instances as the switcher of a window lists them; asked anew each time it opens. */
export const others = queryOptions({ queryKey: keys.others, queryFn: () => data(commands.otherInstances()), staleTime: 0, gcTime: 0 });

/** Counts and a slice of the people. */
export const people = (query: ListQuery) =>
  queryOptions({ queryKey: [...keys.people, query] as const, queryFn: () => data(commands.people(query)), placeholderData: keepPreviousData, gcTime: 30_000 });

/** Counts and a slice of the organizations. */
export const organizations = (query: OrganizationsQuery) =>
  queryOptions({ queryKey: [...keys.organizations, query] as const, queryFn: () => data(commands.organizations(query)), placeholderData: keepPreviousData, gcTime: 30_000 });

/** One person. */
export const person = (id: number) => queryOptions({ queryKey: keys.person(id), queryFn: () => data(commands.personPanel(id)) });

/** One organization. */
export const organization = (id: number) => queryOptions({ queryKey: keys.organization(id), queryFn: () => data(commands.organizationPanel(id)) });

/** What changed on the instance since it was last looked at. */
export const news = queryOptions({ queryKey: keys.news, queryFn: () => data(commands.news()) });

/** What stands out among organizations at rest. */
export const findings = queryOptions({ queryKey: keys.findings, queryFn: () => data(commands.findings()) });

/** What is kept on this computer of this instance's lists. */
export const cache = queryOptions({ queryKey: keys.cache, queryFn: () => data(commands.cacheInfo()) });

/** What is known of this instance's key besides the key. */
export const passport = queryOptions({ queryKey: keys.passport, queryFn: () => data(commands.keyPassport()) });

/** What a leave on this instance starts with. */
export const leavingRules = queryOptions({ queryKey: keys.leavingRules, queryFn: () => data(commands.leavingRules()) });

/** How the application looks and starts. */
export const appSettings = queryOptions({ queryKey: keys.appSettings, queryFn: () => data(commands.appSettings()) });

/** People that match a text. */
export const foundPeople = (text: string) => queryOptions({ queryKey: ["found", "people", text] as const, queryFn: () => data(commands.changeFindPeople(text)), placeholderData: keepPreviousData });

/** Organizations that match a text. */
export const foundPlaces = (text: string) =>
  queryOptions({ queryKey: ["found", "places", text] as const, queryFn: () => data(commands.changeFindOrganizations(text)), placeholderData: keepPreviousData });

/** A case in preparation. */
export const draft = (id: number) => queryOptions({ queryKey: keys.draft(id), queryFn: () => data(commands.leaveDraft(id)) });

/** Accounts that could take over. */
export const holding = (id: number, text: string) =>
  queryOptions({ queryKey: [...keys.holding(id), text] as const, queryFn: () => data(commands.holdingSearch(id, text)), placeholderData: keepPreviousData });

/** All runs. */
export const runs = queryOptions({ queryKey: keys.runs, queryFn: () => data(commands.runList()) });

/** Cases that match. */
export const historyCases = (query: HistoryQuery) =>
  queryOptions({ queryKey: [...keys.history, "cases", query] as const, queryFn: () => data(commands.historyCases(query)), placeholderData: keepPreviousData, gcTime: 30_000 });

/** Lines of all cases that match, with the place of the first. */
export const historyChanges = (query: HistoryQuery) =>
  queryOptions({
    queryKey: [...keys.history, "changes", query] as const,
    queryFn: async () => ({ offset: query.offset, page: await data(commands.historyChanges(query)) }),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });

/** Whether the journal is as it was written. */
export const historyCheck = queryOptions({ queryKey: [...keys.history, "check"] as const, queryFn: () => data(commands.historyCheck()) });

/** One run. */
export const run = (id: string) => queryOptions({ queryKey: keys.run(id), queryFn: () => data(commands.runView(id)) });

/** The proof of a run. */
export const evidence = (id: string) => queryOptions({ queryKey: keys.evidence(id), queryFn: () => data(commands.evidenceView(id)) });
