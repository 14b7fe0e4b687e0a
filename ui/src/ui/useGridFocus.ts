// Which row or cell of a grid has the focus (one tab stop for the whole grid), and how keys move it.
import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent, RefObject } from "react";
import { WHOLE_ROW, moved } from "./gridKeys";
import type { GridExtent } from "./gridKeys";
import type { GridPosition } from "./gridTypes";

interface GridFocus {
  readonly element: RefObject<HTMLElement | null>;
  readonly unit: "row" | "cell";
  readonly extent: GridExtent;
  readonly reveal: (position: GridPosition) => void;
  readonly onActive: ((position: GridPosition, how: { readonly extend: boolean }) => void) | undefined;
}

const STOP = '[role="row"][tabindex="0"], [role="gridcell"][tabindex="0"], [role="rowheader"][tabindex="0"]';

/** The active position, kept inside the grid; `move` answers a key and says where it led. */
export function useGridFocus({ element, unit, extent, reveal, onActive }: GridFocus) {
  const [wanted, setWanted] = useState<GridPosition>({ row: 0, column: unit === "row" ? WHOLE_ROW : 0 });
  const active = { row: Math.min(wanted.row, Math.max(0, extent.rows - 1)), column: Math.min(wanted.column, Math.max(0, extent.columns - 1)) };
  const takeFocus = useRef(false);
  const inside = useRef(false);

  useEffect(() => {
    const lost = inside.current && isLost(document.activeElement, element.current);
    if (!takeFocus.current && !lost) return;
    const target = element.current?.querySelector<HTMLElement>(STOP);
    if (!target) return;
    takeFocus.current = false;
    target.focus({ preventScroll: true });
  });

  // A focused row that is taken away (a shorter list) leaves the focus nowhere: then it goes to the row that is active now.
  useEffect(() => {
    const grid = element.current;
    const listen = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target !== document.body) inside.current = grid?.contains(event.target) === true;
    };
    document.addEventListener("focusin", listen);
    return () => document.removeEventListener("focusin", listen);
  }, [element]);

  const activate = (position: GridPosition, how: { readonly extend: boolean; readonly focus: boolean }) => {
    setWanted(position);
    takeFocus.current = how.focus;
    if (how.focus) reveal(position);
    onActive?.(position, how);
  };

  const move = (event: KeyboardEvent<HTMLElement>): GridPosition | undefined => {
    const target = moved(active, { key: event.key, ctrl: event.ctrlKey || event.metaKey }, extent, unit);
    if (!target || extent.rows === 0) return undefined;
    event.preventDefault();
    activate(target, { extend: event.shiftKey, focus: true });
    return target;
  };
  return { active, activate, move };
}

/** Gone with its element, or left on an element that shows another row by now (elements are used again while one scrolls). */
function isLost(focused: Element | null, grid: HTMLElement | null): boolean {
  if (focused === document.body) return true;
  return focused !== null && grid?.contains(focused) === true && focused.matches('[role="row"], [role="gridcell"], [role="rowheader"]') && !focused.matches(STOP);
}

/** The active position and what moves it. */
export type GridFocusing = ReturnType<typeof useGridFocus>;
