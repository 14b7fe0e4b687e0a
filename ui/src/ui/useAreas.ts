// F6 leads from one part of the window to the next (Shift+F6 back): banner, pages, head of a list, list, panel, what is docked
// below. A part is an element with `data-area`; inside it Tab goes on.
import { useEffect } from "react";

/** One row or cell of a list is where Tab enters it; elsewhere the first thing that takes the focus. */
const STOP = '[role="row"][tabindex="0"], [role="gridcell"][tabindex="0"]';
const TABBABLE = 'button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), a[href], [tabindex="0"]';

/** Listens as long as the window is there. A dialog keeps the focus to itself. */
export function useAreas() {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "F6" || event.defaultPrevented || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      const stops = [...document.querySelectorAll<HTMLElement>("[data-area]")].flatMap((area) => stopOf(area) ?? []);
      const here = stops.findLastIndex(({ area }) => area.contains(document.activeElement));
      const next = here < 0 && event.shiftKey ? stops.length - 1 : here + (event.shiftKey ? -1 : 1);
      stops.at(next % stops.length)?.stop.focus();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

function stopOf(area: HTMLElement): { readonly area: HTMLElement; readonly stop: HTMLElement } | undefined {
  const stop = area.querySelector<HTMLElement>(STOP) ?? [...area.querySelectorAll<HTMLElement>(TABBABLE)].find((element) => element.tabIndex >= 0 && element.checkVisibility());
  return stop && { area, stop };
}
