// Somebody closes this window while a run goes in it: the core asks the page first.
import { getCurrentWindow } from "@tauri-apps/api/window";
import { events } from "./bindings";

/** Calls `ask` each time, until the returned function is called. */
export function whenClosingIsAsked(ask: () => void): () => void {
  const listening = events.closingAsked(getCurrentWindow()).listen(ask);
  return () => void listening.then((stop) => stop());
}
