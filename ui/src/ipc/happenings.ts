// Turns what the core tells this window into stale queries: the screens ask again for what they show.
import type { QueryClient } from "@tanstack/react-query";
import { getCurrentWebviewWindow } from "@tauri-apps/api/webviewWindow";
import type { Happening } from "./bindings";
import { events } from "./bindings";
import { keys } from "./queries";

/** Listens until the returned function is called. */
export function followHappenings(client: QueryClient): () => void {
  const here = getCurrentWebviewWindow();
  const listening = [
    events.happened(here).listen((event) => invalidate(client, event.payload)),
    events.instancesChanged(here).listen(() => void client.invalidateQueries({ queryKey: keys.instances })),
  ];
  return () => listening.forEach((one) => void one.then((stop) => stop()));
}

function invalidate(client: QueryClient, happening: Happening): void {
  for (const queryKey of staleAfter(happening)) void client.invalidateQueries({ queryKey });
}

function staleAfter(happening: Happening): readonly (readonly unknown[])[] {
  switch (happening.kind) {
    case "directory":
      return [keys.people, keys.organizations];
    case "person":
      return [keys.person(happening.detail)];
    case "draft":
      return [keys.draft(happening.detail), keys.holding(happening.detail)];
    case "run":
      return [keys.run(happening.detail), keys.evidence(happening.detail), keys.runs];
    case "editing":
      return [keys.instance];
    case "key":
      return [keys.instance, keys.people, keys.organizations];
  }
}
