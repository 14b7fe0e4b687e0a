// Where a scrolled element stands, in units of its own: drawn anew only when another row or column comes into view, and then
// before the frame that shows it.
import { useLayoutEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import { flushSync } from "react-dom";

/** The first row in view and the columns to draw beside those that stay in place. */
export interface Seen {
  readonly row: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

const NOTHING: Seen = { row: 0, firstColumn: 0, lastColumn: -1 };

/** What `look` sees, now and after each scrolling; `look` is a new function where it sees with other sizes. */
export function useSeen(element: RefObject<HTMLElement | null>, look: (view: HTMLElement) => Seen): Seen {
  const [seen, setSeen] = useState(NOTHING);
  const last = useRef(NOTHING);
  useLayoutEffect(() => {
    const view = element.current;
    if (!view) return undefined;
    const follow = (draw: (change: () => void) => void) => {
      const now = look(view);
      if (isSame(now, last.current)) return;
      last.current = now;
      draw(() => setSeen(now));
    };
    follow((change) => change());
    const listen = () => follow(flushSync);
    view.addEventListener("scroll", listen, { passive: true });
    return () => view.removeEventListener("scroll", listen);
  }, [element, look]);
  return seen;
}

function isSame(one: Seen, other: Seen): boolean {
  return one.row === other.row && one.firstColumn === other.firstColumn && one.lastColumn === other.lastColumn;
}
