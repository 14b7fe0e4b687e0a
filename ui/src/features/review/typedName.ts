// Whether the typed name is the one asked for. The core decides; here it only opens the button at the right moment.

/** Ends, case, doubled spaces and how an accent is put together do not count. */
export function isTyped(expected: string | null, typed: string): boolean {
  return expected === null || (typed.trim() !== "" && squeezed(expected) === squeezed(typed));
}

function squeezed(text: string): string {
  return text.normalize("NFD").toLowerCase().normalize("NFD").split(/\s+/u).filter(Boolean).join(" ");
}
