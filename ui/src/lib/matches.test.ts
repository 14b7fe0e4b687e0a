import { describe, expect, it } from "vitest";
import { matches } from "./matches";

const zoe = { id: 4715, name: "Zoë Müller", email: "zoe@nordlicht.example" };

describe("a row on screen while the core is asked", () => {
  it("goes with words of its name, email or number, in any case and without accents", () => {
    for (const text of ["", "zoe", "MULLER zoë", "nordlicht", "471"]) expect(matches(zoe, text), text).toBe(true);
  });

  it("does not go with anything else", () => {
    for (const text of ["mara", "zoe weber", "4716"]) expect(matches(zoe, text), text).toBe(false);
  });
});
