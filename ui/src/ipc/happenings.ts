// Turns what the core tells this window into stale queries: the screens ask again for what they show. No news is lost: what
// is being asked when it arrives is asked once more afterwards, and so is everything once this window can hear at all.
import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { getCurrentWindow } from "@tauri-apps/api/window";
import type { Happening } from "./bindings";
import { events } from "./bindings";
import { keys } from "./queries";

const EVERYTHING: QueryKey = [];

/**
 * Listens until the returned function is called. Listening begins a moment after the first questions were asked; what
 * happened in between was told to nobody, so everything is asked once more as soon as it has begun.
 */
export function followHappenings(client: QueryClient): () => void {
  const here = getCurrentWindow();
  const ask = askAgain(client);
  const listening = [
    events.happened(here).listen((event) => staleAfter(event.payload).forEach(ask)),
    events.instancesChanged(here).listen(() => ask(keys.instances)),
    events.settingsChanged(here).listen(() => ask(keys.appSettings)),
  ];
  void Promise.all(listening).then(() => ask(EVERYTHING));
  void Promise.all(listening).then(() => client.invalidateQueries());
  return () => listening.forEach((one) => void one.then((stop) => stop()));
}

/** A function that asks again what belongs to a key: at once, or, while that is being asked, once more after the answer. */
export function askAgain(client: QueryClient): (queryKey: QueryKey) => void {
  const going = new Map<string, { again: boolean }>();
  const ask = async (queryKey: QueryKey) => {
    const name = JSON.stringify(queryKey);
    const running = going.get(name);
    if (running) {
      running.again = true;
      return;
    }
    const mine = { again: false };
    going.set(name, mine);
    // Also those that nobody looks at any more (a panel that was closed): their answers may be older than the news as well, and
    // only their end says when there is something to ask again. Asking until nothing is asked would never let them end.
    const before = client.getQueryCache().findAll({ queryKey, fetchStatus: "fetching" });
    await client.invalidateQueries({ queryKey }, { cancelRefetch: false });
    if (before.length > 0) {
      await Promise.allSettled(before.map((query) => query.promise));
      await client.invalidateQueries({ queryKey }, { cancelRefetch: false });
    }
    going.delete(name);
    if (mine.again) await ask(queryKey);
  };
  return (queryKey) => void ask(queryKey);
}

function staleAfter(happening: Happening): readonly QueryKey[] {
  switch (happening.kind) {
    case "directory":
      return [keys.people, keys.organizations, keys.news, keys.findings, keys.access, keys.tray];
    case "person":
      return [keys.person(happening.detail)];
    case "organization":
      return [keys.organization(happening.detail), keys.access];
    case "draft":
      return [keys.draft(happening.detail), keys.holding(happening.detail)];
    case "run":
      return [keys.run(happening.detail), keys.evidence(happening.detail), keys.runs, keys.history];
    case "tray":
      return [keys.tray, keys.access];
    case "editing":
      return [keys.instance, keys.leavingRules];
    case "key":
      return [keys.instance, keys.passport, keys.people, keys.organizations];
  }
}
