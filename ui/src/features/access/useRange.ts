// Which cells are chosen: one, or a range from where it began to where it is. Shift with keys or a press extends it, so does
// drawing with the pointer.
import { useCallback, useRef, useState } from "react";
import type { PointerEvent } from "react";
import type { GridPosition, GridRange } from "../../ui/gridTypes";

/** The active cell and the range around it. */
export interface Chosen {
  readonly active: GridPosition;
  readonly range: GridRange | undefined;
}

const FIRST: Chosen = { active: { row: 0, column: 0 }, range: undefined };

/** The chosen cells and what changes them. */
export function useRange() {
  const [chosen, setChosen] = useState<Chosen>(FIRST);
  const drawing = useRef<GridPosition>(undefined);
  // A press with Shift brings the focus to its cell before it counts as a press; that must not begin anew.
  const extending = useRef(false);
  const choose = useCallback((range: GridRange | undefined) => setChosen((old) => ({ active: old.active, range })), []);
  const onActive = useCallback((position: GridPosition, { extend }: { readonly extend: boolean }) => {
    const further = extend || extending.current;
    setChosen((old) => ({ active: position, range: further ? rangeOf(old.range?.from ?? old.active, position) : undefined }));
  }, []);
  const onPointerDown = useCallback((event: PointerEvent) => {
    extending.current = event.shiftKey;
    drawing.current = event.button === 0 && !event.shiftKey ? positionOf(event.target) : undefined;
  }, []);
  const onPointerUp = useCallback(() => {
    extending.current = false;
  }, []);
  const onPointerMove = useCallback((event: PointerEvent) => {
    const from = drawing.current;
    if (!from || (event.buttons & 1) === 0) return;
    const to = positionOf(event.target);
    if (!to) return;
    setChosen((old) => {
      const range = rangeOf(from, to);
      return sameRange(old.range, range) ? old : { active: from, range };
    });
  }, []);
  return { ...chosen, choose, onActive, onPointerDown, onPointerUp, onPointerMove };
}

/** A range of more than one cell. */
function rangeOf(from: GridPosition, to: GridPosition): GridRange | undefined {
  return from.row === to.row && from.column === to.column ? undefined : { from, to };
}

function sameRange(left: GridRange | undefined, right: GridRange | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The place of the cell that an event happened in. */
export function positionOf(target: EventTarget | null): GridPosition | undefined {
  const cell = target instanceof Element ? target.closest('[role="gridcell"], [role="rowheader"]') : null;
  const row = cell?.closest('[role="row"]')?.getAttribute("aria-rowindex");
  const column = cell?.getAttribute("aria-colindex");
  return row && column ? { row: Number(row) - 2, column: Number(column) - 1 } : undefined;
}
