import { describe, expect, it } from "vitest";
import { hostOf, understood } from "./address";

describe("a pasted address", () => {
  it("is understood with or without scheme, path and port", () => {
    expect(understood("https://eu.flowline.example/12/dashboard?tab=1")).toBe("https://eu.flowline.example");
    expect(understood("  eu.flowline.example  ")).toBe("https://eu.flowline.example");
    expect(understood("eu.flowline.example:8443/x")).toBe("https://eu.flowline.example:8443");
    expect(understood("<https://eu.flowline.example>")).toBe("https://eu.flowline.example");
    expect(understood("127.0.0.1:4000")).toBe("http://127.0.0.1:4000");
  });

  it("is not understood while it is none", () => {
    for (const text of ["", "flowline", "ines@flowline.example", "two words.example", "https://"]) expect(understood(text)).toBeUndefined();
  });

  it("is said by its host", () => {
    expect(hostOf("https://eu.flowline.example")).toBe("eu.flowline.example");
    expect(hostOf("nothing")).toBe("nothing");
  });
});
