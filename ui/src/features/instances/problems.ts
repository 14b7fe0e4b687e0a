import type { Problem } from "../../ipc/bindings";

/** Whether the field for the name is where it has to be mended. */
export function isAboutName({ code }: Problem): boolean {
  return code.kind === "name-taken" || code.kind === "name-looks-like" || code.kind === "name-unusable";
}
