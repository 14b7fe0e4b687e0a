// Whole numbers as people read them.

/** `2300` → "2,300". */
export function count(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 0 });
}

/** A name and number for screen and proof: `personNumber(4711)` → "(#4711)"; never grouped, it is a name and no amount. */
export function personNumber(id: number | string): string {
  return `(#${id})`;
}
