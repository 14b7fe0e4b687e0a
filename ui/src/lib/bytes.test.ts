import { describe, expect, it } from "vitest";
import { bytesInWords } from "./bytes";

describe("bytes in words", () => {
  it("says whole units without a point", () => {
    expect(bytesInWords(5_368_709_120)).toBe("5 GiB");
    expect(bytesInWords(104_857_600)).toBe("100 MiB");
    expect(bytesInWords(1024)).toBe("1 KiB");
  });

  it("keeps small amounts as bytes, and one byte is singular", () => {
    expect(bytesInWords(0)).toBe("0 bytes");
    expect(bytesInWords(1)).toBe("1 byte");
    expect(bytesInWords(1023)).toBe("1,023 bytes");
  });

  it("keeps a half exact and marks what it had to round", () => {
    expect(bytesInWords(1_610_612_736)).toBe("1.5 GiB");
    expect(bytesInWords(1_000_000_000)).toBe("about 953.7 MiB");
  });

  it("never runs out of units and keeps the sign", () => {
    expect(bytesInWords(2 ** 60)).toBe("1,024 PiB");
    expect(bytesInWords(-1024)).toBe("−1 KiB");
  });
});
