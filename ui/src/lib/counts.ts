// Whole numbers as people read them.

const WHOLE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** `2300` → "2,300". */
export function count(value: number): string {
  return WHOLE.format(value);
}

/** A name and number for screen and proof: `personNumber(4711)` → "(#4711)"; never grouped, it is a name and no amount. */
export function personNumber(id: number | string): string {
  return `(#${id})`;
}
