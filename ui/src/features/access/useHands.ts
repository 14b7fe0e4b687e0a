// What keys and presses do in the matrix. One thing stands beside a cell at a time: roles to pick, a reason, a menu.
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { KeyboardEvent, MouseEvent, RefObject } from "react";
import type { AccessHead, RefusedCells, StageTarget, StageWish } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { copyText } from "../../ipc/clipboard";
import type { GridPosition, GridRange } from "../../ui/gridTypes";
import { useToast } from "../../ui/Toast";
import { closedBy } from "../../access/closed";
import { strokeOf } from "./strokes";
import { BEFORE_PLACES, cellsIn, everything, targetOf, trimmed, wholeColumn, wholeRow } from "./target";
import type { useCells } from "./useCells";
import { cellAt } from "./useCells";
import { positionOf } from "./useRange";
import type { useRange } from "./useRange";
import type { Staging } from "./useStaging";

/** What stands beside a cell. */
export type BesideCell = { readonly anchor: HTMLElement } & (
  | { readonly kind: "pick"; readonly text: string; readonly target: StageTarget }
  | { readonly kind: "refused"; readonly refused: readonly RefusedCells[]; readonly organization: number | undefined }
  | { readonly kind: "why"; readonly at: GridPosition }
  | { readonly kind: "column"; readonly column: number }
  | { readonly kind: "row"; readonly row: number }
);

interface HandsOf {
  readonly head: AccessHead;
  readonly cells: ReturnType<typeof useCells>;
  readonly chosen: ReturnType<typeof useRange>;
  readonly staging: Staging;
  readonly frame: RefObject<HTMLElement | null>;
}

const STOP = '[role="gridcell"][tabindex="0"], [role="rowheader"][tabindex="0"]';

/** The hands. */
export function useHands(of: HandsOf) {
  const { head, cells, chosen, staging, frame } = of;
  const { active, range } = chosen;
  const target = targetOf(active, range);
  const activeCell = () => frame.current?.querySelector<HTMLElement>(STOP) ?? undefined;
  const [beside, setBeside] = useState<BesideCell>();
  const close = () => {
    setBeside(undefined);
    activeCell()?.focus({ preventScroll: true });
  };
  const stage = async (at: StageTarget | undefined, wish: StageWish, anchor = activeCell()) => {
    close();
    const outcome = at && (await staging.stage(at, wish));
    if (!at || !anchor || outcome?.kind !== "staged") return;
    const refused = worthSaying(outcome.refused, cellsIn(at));
    if (refused.length > 0) setBeside({ kind: "refused", anchor, refused, organization: head.columns[at.columns[0]]?.organization });
  };
  const edit = (text: string) => {
    const anchor = activeCell();
    if (!target || !anchor) return;
    const closed = reasonAt(of, target);
    setBeside(closed ? { kind: "refused", anchor, ...closed } : { kind: "pick", anchor, text, target });
  };
  const menu = ({ row, column }: GridPosition, anchor: HTMLElement) => setBeside(column < BEFORE_PLACES ? { kind: "row", anchor, row } : { kind: "column", anchor, column });
  const giveAll = (whole: GridRange, anchor: HTMLElement) => {
    chosen.choose(whole);
    const at = targetOf(active, whole);
    if (at) setBeside({ kind: "pick", anchor, text: "", target: at });
  };
  const why = () => {
    const anchor = activeCell();
    if (anchor && active.column >= BEFORE_PLACES) setBeside({ kind: "why", anchor, at: active });
  };
  const remove = () => void stage(target, { kind: "remove" });
  const copy = useCopying(head.view, cells.version);
  return {
    beside,
    close,
    target,
    edit,
    menu,
    why,
    remove,
    giveAll,
    copy: () => target && void copy(target).catch(staging.fail),
    removeAll: (whole: GridRange, anchor: HTMLElement) => void stage(targetOf(active, whole), { kind: "remove" }, anchor),
    pick: (wish: StageWish) => {
      if (beside?.kind !== "pick") return;
      const role = wish.kind === "role" ? head.roles.find(({ id }) => id === wish.detail) : undefined;
      void stage(role ? trimmed(beside.target, role, head.columns) : beside.target, wish);
    },
    /** Something was pressed with the pointer: a name opens what can be done with its row, a second press edits a cell. */
    onPointer: (event: MouseEvent, how: "press" | "twice" | "menu") => {
      const at = cellOf(event.target);
      if (!at) return;
      if (how === "menu") event.preventDefault();
      if (how === "menu" || at.position.column < BEFORE_PLACES) menu(at.position, at.element);
      else if (how === "twice") edit("");
    },
    onKey: (event: KeyboardEvent<HTMLElement>) => {
      const stroke = strokeOf(event);
      if (!stroke) return;
      event.preventDefault();
      const work: Record<typeof stroke.kind, () => unknown> = {
        edit: () => (active.column < BEFORE_PLACES ? menu(active, event.currentTarget) : edit(stroke.text)),
        why,
        remove,
        copy: () => target && copy(target).catch(staging.fail),
        undo: staging.undo,
        redo: staging.redo,
        all: () => chosen.choose(everything(head.rows, head.columns.length)),
        column: () => active.column >= BEFORE_PLACES && chosen.choose(wholeColumn(active.column, head.rows)),
        row: () => chosen.choose(wholeRow(active.row, head.columns.length)),
        menu: () => menu(active, event.currentTarget),
        leave: () => (beside ? close() : chosen.choose(undefined)),
      };
      void work[stroke.kind]();
    },
  };
}

/** The hands of a matrix. */
export type Hands = ReturnType<typeof useHands>;

/** Why the one cell of `target` stays as it is, where it shows that already. */
function reasonAt({ head, cells }: HandsOf, target: StageTarget) {
  const [row, column] = [target.rows[0], target.columns[0]];
  const shown = cellsIn(target) === 1 ? cells.getRow(row) : undefined;
  const reason = shown && closedBy(cellAt(shown, column));
  const place = head.columns[column];
  if (!shown || !reason || !place) return undefined;
  const first = { user: shown.user, organization: { id: place.organization, name: place.organizationName }, team: null };
  return { refused: [{ reason, count: 1, first }], organization: place.organization };
}

/** Of many cells, those without access need no word beside the matrix: the line below it counts them. */
function worthSaying(refused: readonly RefusedCells[], cells: number): readonly RefusedCells[] {
  return cells === 1 ? refused : refused.filter(({ reason }) => reason.kind !== "nothing-there");
}

function cellOf(target: EventTarget | null) {
  const element = target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"], [role="rowheader"]') : null;
  const position = positionOf(target);
  return element && position ? { element, position } : undefined;
}

function useCopying(view: number, version: number) {
  const { t } = useLingui();
  const say = useToast();
  return async (target: StageTarget) => {
    const cells = cellsIn(target);
    if (await copyText(await data(commands.accessCopy(view, version, target)))) say(t`Copied ${cells} cells`);
  };
}
