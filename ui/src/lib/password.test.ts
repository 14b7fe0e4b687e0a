import { describe, expect, it } from "vitest";
import { PASSWORD_PARTS, isStrongPassword, meets } from "./password";

describe("the rule for passwords", () => {
  it("counts each part by itself", () => {
    expect(isStrongPassword("Correct-horse7")).toBe(true);
    expect(PASSWORD_PARTS.filter((part) => !meets(part, "Corr-hor7"))).toEqual(["length"]);
    expect(PASSWORD_PARTS.filter((part) => !meets(part, "correct-horse7"))).toEqual(["upper"]);
    expect(PASSWORD_PARTS.filter((part) => !meets(part, "Correct-horse"))).toEqual(["digit"]);
    expect(PASSWORD_PARTS.filter((part) => !meets(part, "Correcthorse7"))).toEqual(["special"]);
  });

  it("takes letters and digits of other scripts for what they are", () => {
    expect(meets("special", "Straße")).toBe(false);
    expect(meets("upper", "Łódź")).toBe(true);
    expect(meets("length", "𝒜𝒜𝒜𝒜𝒜")).toBe(false);
  });
});
