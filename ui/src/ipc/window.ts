// Which window this is. The core decides by the same label what a command is about; here it only picks the screens.
import { getCurrentWindow } from "@tauri-apps/api/window";

/** The start window, or the window of one instance. */
export type WindowKind = { kind: "start" } | { kind: "instance"; profile: string };

const INSTANCE = "instance-";

/** The kind of the present window. */
export function windowKind(): WindowKind {
  const label = getCurrentWindow().label;
  return label.startsWith(INSTANCE) ? { kind: "instance", profile: label.slice(INSTANCE.length) } : { kind: "start" };
}
