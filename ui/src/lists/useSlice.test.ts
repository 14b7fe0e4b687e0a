import { describe, expect, it } from "vitest";
import { row } from "../test/fixtures";
import { sameRows } from "./useSlice";

describe("the rows of overlapping slices", () => {
  it("stay the same objects as long as they say the same", () => {
    const memory = new Map<string, unknown>();
    const first = sameRows(memory, "people", [row(1), row(2), row(3)]);
    const second = sameRows(memory, "people", [row(2), { ...row(3), admin: true }, row(4)]);
    expect(second[0]).toBe(first[1]);
    expect(second[1]).not.toBe(first[2]);
    expect(second[1]).toEqual({ ...row(3), admin: true });
  });

  it("are remembered for each list by itself, and no longer than one slice", () => {
    const memory = new Map<string, unknown>();
    const [mara] = sameRows(memory, "people", [row(1)]);
    expect(sameRows(memory, "others", [row(1)])[0]).not.toBe(mara);
    sameRows(memory, "people", [row(2)]);
    expect(sameRows(memory, "people", [row(1)])[0]).not.toBe(mara);
  });
});
