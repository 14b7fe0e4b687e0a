// The one i18n object. English is bundled; the pseudo-locale (`?words=pseudo`) only in development.
import { i18n } from "@lingui/core";
import type { Messages } from "@lingui/core";

export { i18n };

/** Loads the words of the source language and makes them the ones on screen. */
export async function loadWords(): Promise<void> {
  const locale = import.meta.env.DEV && new URLSearchParams(location.search).get("words") === "pseudo" ? "pseudo" : "en";
  const catalogue = import.meta.env.DEV && locale === "pseudo" ? await import("./locales/pseudo.json?raw") : await import("./locales/en.json?raw");
  i18n.loadAndActivate({ locale, messages: named(JSON.parse(catalogue.default) as Messages | Messages[string][]) });
}

/** What is shipped is a list: its messages are named by their places (tools/words.mjs). */
function named(messages: Messages | Messages[string][]): Messages {
  return Array.isArray(messages) ? Object.fromEntries(messages.map((message, place) => [place.toString(36), message])) : messages;
}
