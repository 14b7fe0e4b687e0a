import { describe, expect, it } from "vitest";
import { hasMarks, pieces } from "./marks";

describe("unseen characters", () => {
  it("are each found, with their kind and code", () => {
    expect(pieces("ann\u202Emoc")).toEqual([
      { kind: "text", text: "ann" },
      { kind: "direction", code: "U+202E" },
      { kind: "text", text: "moc" },
    ]);
    expect(pieces("\u200B")).toEqual([{ kind: "invisible", code: "U+200B" }]);
    expect(pieces("\u{E0041}")).toEqual([{ kind: "tag", code: "U+E0041" }]);
    expect(pieces("\u0007")).toEqual([{ kind: "control", code: "U+0007" }]);
    expect(pieces("a\nb").map((piece) => piece.kind)).toEqual(["text", "control", "text"]);
  });

  it("are found for every direction control and every control character", () => {
    const direction = [0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];
    for (const code of direction) expect(pieces(String.fromCodePoint(code))[0]?.kind).toBe("direction");
    for (let code = 0; code < 0x20; code += 1) expect(pieces(String.fromCodePoint(code))[0]?.kind).toBe("control");
    for (let code = 0x7f; code < 0xa0; code += 1) expect(pieces(String.fromCodePoint(code))[0]?.kind).toBe("control");
  });

  it("are not seen where there are none: accents, other scripts, emoji", () => {
    for (const name of ["Zoë Brandt", "Łukasz", "مارا", "山田", "👩‍🍳", "e\u0301"]) expect(hasMarks(name)).toBe(false);
  });

  it("are found among the letters of every alphabet", () => {
    for (const code of [0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b, 0x2060, 0x2800, 0x3164, 0xfeff, 0xffa0, 0xe0001]) expect(pieces(`Mara ${String.fromCodePoint(code)}Lindqvist`)).toHaveLength(3);
  });

  it("keep an empty text empty", () => {
    expect(pieces("")).toEqual([]);
  });
});
