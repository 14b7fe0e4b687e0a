// Finds the characters of a text that a reader cannot see but that change what the reader sees: direction controls,
// invisible characters, control characters, tags. A name like "ann\u202Emoc.elpmaxe" must not be able to lie.

/** What kind of unseen character a mark stands for. */
export type MarkKind = "direction" | "invisible" | "control" | "tag";

/** A run of plain text, or one unseen character with its code as "U+202E". */
export type Piece = { readonly kind: "text"; readonly text: string } | { readonly kind: MarkKind; readonly code: string };

const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F/u;

/** Letters, digits, marks, punctuation and spaces of the first 0x2000 characters, without any that is unseen. */
const PLAIN = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u034e\u0350-\u061b\u061d-\u115e\u1161-\u17b3\u17b6-\u180d\u180f-\u1fff]*$/;

/** Splits `text` at its unseen characters. A joiner between two pictures (one emoji) is no mark. */
export function pieces(text: string): readonly Piece[] {
  // Nearly every name is plain, and lists draw hundreds of them while they are scrolled.
  if (PLAIN.test(text)) return text === "" ? [] : [{ kind: "text", text }];
  const found: Piece[] = [];
  const characters = Array.from(text);
  let plain = "";
  for (const [index, character] of characters.entries()) {
    const kind = joinsPictures(characters, index) ? undefined : markKind(character);
    if (kind === undefined) {
      plain += character;
      continue;
    }
    if (plain !== "") found.push({ kind: "text", text: plain });
    plain = "";
    found.push({ kind, code: codeOf(character) });
  }
  if (plain !== "") found.push({ kind: "text", text: plain });
  return found;
}

/** Whether `text` holds a character that would be shown as a mark. */
export function hasMarks(text: string): boolean {
  return pieces(text).some((piece) => piece.kind !== "text");
}

/** The text with each unseen character written as "[U+202E]", for places that take no elements (titles, accessible names). */
export function plainMarks(text: string): string {
  return pieces(text)
    .map((piece) => (piece.kind === "text" ? piece.text : `[${piece.code}]`))
    .join("");
}

function markKind(character: string): MarkKind | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (within(code, 0xe0000, 0xe007f)) return "tag";
  if (code === 0x61c || within(code, 0x200e, 0x200f) || within(code, 0x202a, 0x202e) || within(code, 0x2066, 0x2069)) return "direction";
  if (isInvisible(code)) return "invisible";
  if (code < 0x20 || within(code, 0x7f, 0x9f) || within(code, 0x2028, 0x2029) || within(code, 0xfff9, 0xfffb)) return "control";
  return within(code, 0xd800, 0xdfff) ? "control" : undefined;
}

function isInvisible(code: number): boolean {
  const single = [0xad, 0x34f, 0x180e, 0x2800, 0x3164, 0xfeff, 0xffa0];
  return (
    single.includes(code) ||
    within(code, 0x115f, 0x1160) ||
    within(code, 0x17b4, 0x17b5) ||
    within(code, 0x200b, 0x200d) ||
    within(code, 0x2060, 0x2065) ||
    within(code, 0x206a, 0x206f)
  );
}

function joinsPictures(characters: readonly string[], index: number): boolean {
  return characters[index] === "\u200D" && PICTURE.test(characters[index - 1] ?? "") && PICTURE.test(characters[index + 1] ?? "");
}

function within(code: number, first: number, last: number): boolean {
  return code >= first && code <= last;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
