// What a key means in the matrix. Pure; moving about is the grid's own.

/** What is to be done; `text` is what was typed. */
export interface Stroke {
  readonly kind: "edit" | "why" | "remove" | "copy" | "undo" | "redo" | "all" | "column" | "row" | "menu" | "leave";
  readonly text: string;
}

/** A key with what is held. */
interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly nativeEvent?: { readonly isComposing: boolean };
}

const ALONE: Readonly<Record<string, Stroke["kind"]>> = { "?": "why", F1: "why", F2: "edit", Enter: "edit", Delete: "remove", Backspace: "remove", Escape: "leave", ContextMenu: "menu" };
const WITH_CONTROL: Readonly<Record<string, Stroke["kind"]>> = { z: "undo", y: "redo", c: "copy", a: "all", " ": "column" };

/** The stroke of a key, or nothing where it means nothing here. */
export function strokeOf({ key, ctrlKey, metaKey, altKey, shiftKey, nativeEvent }: Key): Stroke | undefined {
  if (altKey || nativeEvent?.isComposing) return undefined;
  const kind = ctrlKey || metaKey ? withControl(key.toLowerCase(), shiftKey) : alone(key, shiftKey);
  return kind && { kind, text: kind === "edit" && key.length === 1 ? key : "" };
}

function withControl(key: string, shift: boolean): Stroke["kind"] | undefined {
  return key === "z" && shift ? "redo" : WITH_CONTROL[key];
}

function alone(key: string, shift: boolean): Stroke["kind"] | undefined {
  if (key === " ") return shift ? "row" : undefined;
  if (key === "F10") return shift ? "menu" : undefined;
  return ALONE[key] ?? (key.length === 1 ? "edit" : undefined);
}
