import { describe, expect, it } from "vitest";
import { proposedLook } from "./instanceLook";
import type { InstanceLook } from "./instanceLook";

describe("the proposed look of an instance", () => {
  it("is a new one for each of 64 profiles", () => {
    const taken: InstanceLook[] = [];
    for (let index = 0; index < 64; index += 1) taken.push(proposedLook(taken));
    expect(new Set(taken.map(({ color, shape }) => `${color} ${shape}`)).size).toBe(64);
    expect(taken.slice(0, 2)).toEqual([
      { color: "blue", shape: "circle" },
      { color: "rust", shape: "diamond" },
    ]);
  });
});
