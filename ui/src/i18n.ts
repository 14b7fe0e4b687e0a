// The one i18n object. English is bundled; the pseudo-locale (`?words=pseudo`) only in development.
import { i18n } from "@lingui/core";
import type { Messages } from "@lingui/core";

export { i18n };

/** Loads the words of the source language and makes them the ones on screen. */
export async function loadWords(): Promise<void> {
  const locale = import.meta.env.DEV && new URLSearchParams(location.search).get("words") === "pseudo" ? "pseudo" : "en";
  const catalogue: { default: unknown } =
    import.meta.env.DEV && locale === "pseudo" ? await import("./locales/pseudo.json") : await import("./locales/en.json");
  i18n.loadAndActivate({ locale, messages: catalogue.default as Messages });
}
