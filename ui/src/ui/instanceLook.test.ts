import { describe, expect, it } from "vitest";
import { INSTANCE_COLORS, INSTANCE_SHAPES, isFree, likeness } from "./instanceLook";
import type { InstanceLook } from "./instanceLook";

const look = (color: InstanceLook["color"], shape: InstanceLook["shape"]): InstanceLook => ({ color, shape });

describe("the looks of instances", () => {
  it("are more than a hundred", () => {
    expect(INSTANCE_COLORS.length * INSTANCE_SHAPES.length).toBe(128);
    expect(new Set(INSTANCE_SHAPES).size).toBe(16);
  });

  it("are told apart by their shape, then by colors that are far from each other", () => {
    expect(likeness(look("blue", "circle"), look("blue", "circle"))).toBe("same");
    expect(likeness(look("slate", "circle"), look("blue", "circle"))).toBe("close");
    expect(likeness(look("rust", "circle"), look("blue", "circle"))).toBe("shape");
    expect(likeness(look("blue", "ring"), look("blue", "circle"))).toBe("apart");
  });

  it("are off where another has one that is easily taken for them, as long as there are others", () => {
    const taken = [look("blue", "circle")];
    expect(isFree(look("blue", "circle"), taken)).toBe(false);
    expect(isFree(look("slate", "circle"), taken)).toBe(false);
    expect(isFree(look("slate", "star"), taken)).toBe(true);
    const nearlyAll = INSTANCE_SHAPES.flatMap((shape) => INSTANCE_COLORS.filter((color) => color !== "slate").map((color) => look(color, shape)));
    expect(isFree(look("slate", "circle"), nearlyAll)).toBe(true);
    expect(isFree(look("blue", "circle"), nearlyAll)).toBe(false);
  });
});
