import { describe, expect, it } from "vitest";
import { bytesOf, numbersOf } from "./numbers";

describe("numbers as bytes", () => {
  it("are read as the core writes them", () => {
    const bytes = Uint8Array.from([0x67, 0x12, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0]);
    expect(numbersOf(bytes.buffer)).toEqual([4711, 2 ** 32 + 2]);
  });

  it("come back as they were sent, above 31 bits too, and none as none", () => {
    const numbers = [0, 1, 2 ** 31 + 7, 2 ** 32 - 1, 2 ** 53 - 1];
    expect(numbersOf(bytesOf(numbers))).toEqual(numbers);
    expect(numbersOf(new ArrayBuffer(0))).toEqual([]);
  });
});
