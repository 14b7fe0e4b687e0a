// Make's documented rule for the password of a new person, part by part, so that each can be ticked off while typing. The
// core asks the same again.

/** One part of the rule. */
export type PasswordPart = "length" | "digit" | "upper" | "special";

/** All parts, in the order in which they are shown. */
export const PASSWORD_PARTS: readonly PasswordPart[] = ["length", "digit", "upper", "special"];

const RULES: Record<PasswordPart, (text: string) => boolean> = {
  length: (text) => Array.from(text).length >= 10,
  digit: (text) => /\d/.test(text),
  upper: (text) => /\p{Uppercase}/u.test(text),
  special: (text) => /[^\p{Alphabetic}\p{N}]/u.test(text),
};

/** Whether this part is met. */
export function meets(part: PasswordPart, text: string): boolean {
  return RULES[part](text);
}

/** Whether all of it is. */
export function isStrongPassword(text: string): boolean {
  return PASSWORD_PARTS.every((part) => meets(part, text));
}
