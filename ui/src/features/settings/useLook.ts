// The chosen colors and size of text, on the page itself: everything else follows from tokens and from the size of the root.
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { AppSettings } from "../../ipc/bindings";
import { appSettings } from "../../ipc/queries";

/** Keeps the page as it was chosen, for as long as the window is there. */
export function useLook() {
  const { data: settings } = useQuery(appSettings);
  useEffect(() => {
    if (settings) show(settings, document.documentElement);
  }, [settings]);
}

function show({ theme, textSize }: AppSettings, page: HTMLElement) {
  if (theme === "system") delete page.dataset["theme"];
  else page.dataset["theme"] = theme;
  page.style.fontSize = textSize === 100 ? "" : `${textSize}%`;
}
