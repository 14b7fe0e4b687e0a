// Somebody closes this window while a run goes in it: the core asks the page first.
import { getCurrentWebviewWindow } from "@tauri-apps/api/webviewWindow";
import { events } from "./bindings";

/** Calls `ask` each time, until the returned function is called. */
export function whenClosingIsAsked(ask: () => void): () => void {
  const listening = events.closingAsked(getCurrentWebviewWindow()).listen(ask);
  return () => void listening.then((stop) => stop());
}
