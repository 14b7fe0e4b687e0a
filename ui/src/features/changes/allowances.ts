// The allowances that a license must have, for typing them one by one: a small start value each, in Make's own numbers.

/** One allowance to type. */
export interface TypedAllowance {
  readonly key: string;
  /** Proposed; small on purpose. */
  readonly start: string;
  /** What one of it is, where it is not a plain number. */
  readonly unit?: "bytes" | "minutes";
}

/** Required ones first, then those without which an organization would be unlimited or closed. */
export const ALLOWANCES: readonly TypedAllowance[] = [
  { key: "operations", start: "10000" },
  { key: "transfer", start: "5368709120", unit: "bytes" },
  { key: "dslimit", start: "10" },
  { key: "dsslimit", start: "104857600", unit: "bytes" },
  { key: "interval", start: "15", unit: "minutes" },
  { key: "fslimit", start: "104857600", unit: "bytes" },
  { key: "iolimit", start: "1000" },
  { key: "scenarios", start: "20" },
  { key: "teams", start: "3" },
  { key: "apiLimit", start: "60" },
];

/** Whether this is a whole number, as all of them are. */
export function isWhole(text: string): boolean {
  return /^\d{1,15}$/.test(text.trim());
}
