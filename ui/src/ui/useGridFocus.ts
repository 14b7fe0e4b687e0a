// Which row or cell of a grid has the focus (one tab stop for the whole grid), and how keys move it.
import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent, RefObject } from "react";
import { moved } from "./gridKeys";
import type { GridExtent } from "./gridKeys";
import type { GridPosition } from "./gridTypes";

interface GridFocus {
  readonly element: RefObject<HTMLElement | null>;
  readonly unit: "row" | "cell";
  readonly extent: GridExtent;
  readonly reveal: (position: GridPosition) => void;
  readonly onActive: ((position: GridPosition, how: { readonly extend: boolean }) => void) | undefined;
}

/** The active position, kept inside the grid; `move` answers a key and says whether it moved. */
export function useGridFocus({ element, unit, extent, reveal, onActive }: GridFocus) {
  const [wanted, setWanted] = useState<GridPosition>({ row: 0, column: 0 });
  const active = { row: Math.min(wanted.row, Math.max(0, extent.rows - 1)), column: Math.min(wanted.column, Math.max(0, extent.columns - 1)) };
  const takeFocus = useRef(false);

  useEffect(() => {
    if (!takeFocus.current) return;
    const target = element.current?.querySelector<HTMLElement>(unit === "row" ? '[role="row"][tabindex="0"]' : '[role="gridcell"][tabindex="0"]');
    if (!target) return;
    takeFocus.current = false;
    target.focus({ preventScroll: true });
  });

  const activate = (position: GridPosition, how: { readonly extend: boolean; readonly focus: boolean }) => {
    setWanted(position);
    takeFocus.current = how.focus;
    if (how.focus) reveal(position);
    onActive?.(position, how);
  };

  const move = (event: KeyboardEvent<HTMLElement>): boolean => {
    const target = moved(active, { key: event.key, ctrl: event.ctrlKey || event.metaKey }, extent, unit);
    if (!target || extent.rows === 0) return false;
    event.preventDefault();
    activate(target, { extend: event.shiftKey, focus: true });
    return true;
  };
  return { active, activate, move };
}
