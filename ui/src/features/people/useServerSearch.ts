import { useEffect } from "react";
import type { ListState } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";

const PAUSE_MS = 300;

/** While the list is on its way, asks the instance itself for what was typed; what it finds joins the list by itself. */
export function useServerSearch(search: string, state: ListState | undefined) {
  const loading = state === "loading";
  const text = search.trim();
  useEffect(() => {
    if (!loading || text === "") return undefined;
    // A refusal changes nothing: the list goes on arriving, and its own trouble is shown.
    const timer = setTimeout(() => void commands.searchServer(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [loading, text]);
}
