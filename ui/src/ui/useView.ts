import { useLayoutEffect, useState } from "react";
import type { RefObject } from "react";

/** The inner size of an element and the text size of the window (1 at 16 px), kept current. */
export function useView(element: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number; readonly scale: number } {
  const [view, setView] = useState({ width: 0, height: 0, scale: 1 });
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return undefined;
    const measure = () => {
      const scale = (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16;
      const width = watched.clientWidth;
      const height = watched.clientHeight;
      setView((old) => (old.width === width && old.height === height && old.scale === scale ? old : { width, height, scale }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return view;
}
