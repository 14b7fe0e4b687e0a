import { describe, expect, it } from "vitest";
import tokens from "./tokens.css?raw";

function block(selector: string): string {
  const start = tokens.indexOf(`${selector} {`);
  const body = tokens.slice(tokens.indexOf("{", start) + 1, tokens.indexOf("}", start));
  const lines = body.split("\n").map((line) => line.trim());
  return lines.filter((line) => line.startsWith("--")).join("\n");
}

function color(name: string, from: string): string {
  return new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(from)?.[1] ?? "";
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
}

const light = block(":root");
const dark = block(':root[data-theme="dark"]');
const GROUNDS = ["bg", "surface", "raise"];

describe("the tokens", () => {
  it("are the same dark, forced or by the system", () => {
    expect(block(':root:not([data-theme="light"])')).toBe(dark);
    expect(dark).not.toBe("");
  });

  it.each([
    ["light", light],
    ["dark", dark],
  ])("reach 4.5 : 1 for text and 3 : 1 for borders in %s", (_, theme) => {
    for (const ground of GROUNDS) {
      for (const ink of ["ink", "ink-2", "ink-3", "accent", "warn", "danger"]) expect(contrast(color(ink, theme), color(ground, theme)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(color("control", theme), color(ground, theme)), `control on ${ground}`).toBeGreaterThanOrEqual(3);
    }
    for (const tone of ["accent", "warn", "danger"]) expect(contrast(color(tone, theme), color(`${tone}-soft`, theme)), tone).toBeGreaterThanOrEqual(4.5);
    for (const tone of ["accent", "danger"]) expect(contrast(color(`on-${tone}`, theme), color(tone, theme)), `on ${tone}`).toBeGreaterThanOrEqual(4.5);
  });

  it("keep white readable on every tile", () => {
    for (const tile of light.matchAll(/--tile-\w+: (#\w{6})/g)) expect(contrast("#ffffff", tile[1] ?? "")).toBeGreaterThanOrEqual(5.5);
  });
});
