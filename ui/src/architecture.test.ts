// The edges between folders, read from the imports of every source file.
import { describe, expect, it } from "vitest";

const FILES = import.meta.glob<string>(["./**/*.{ts,tsx}", "!./**/*.test.{ts,tsx}"], { query: "?raw", import: "default", eager: true });
const IMPORT = /(?:from|import)\s*\(?\s*["']([^"']+)["']/g;

/** Every import as [file, what it imports], both as paths below src/. */
function imports(): readonly (readonly [string, string])[] {
  return Object.entries(FILES).flatMap(([path, code]) => {
    const file = path.slice(2);
    return [...code.matchAll(IMPORT)].map(([, name = ""]) => [file, name.startsWith(".") ? resolved(file, name) : name] as const);
  });
}

const SHEETS = import.meta.glob<string>("./**/*.module.css", { query: "?raw", import: "default", eager: true });

/** Class names that a file takes from a sheet that does not have them. */
function unstyled(): readonly string[] {
  return Object.entries(FILES).flatMap(([path, code]) =>
    [...code.matchAll(/import (\w+) from "(\.[^"]+\.module\.css)"/g)].flatMap(([, name = "", sheet = ""]) => {
      const css = SHEETS[`./${resolved(path.slice(2), sheet)}`] ?? "";
      const used = [...code.matchAll(new RegExp(String.raw`\b${name}\.(\w+)`, "g"))].map(([, used = ""]) => used);
      return used.filter((one) => !new RegExp(String.raw`\.${one}\b`).test(css)).map((one) => `${path}: ${one}`);
    }),
  );
}

function resolved(file: string, name: string): string {
  const parts = file.split("/").slice(0, -1);
  for (const part of name.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function breaking(rule: (file: string, target: string) => boolean): readonly string[] {
  return imports()
    .filter(([file, target]) => rule(file, target))
    .map(([file, target]) => `${file} → ${target}`);
}

describe("the folders of the frontend", () => {
  it("are all read, with their imports", () => {
    expect(imports().length).toBeGreaterThan(50);
    expect(breaking((file, target) => file === "main.tsx" && target === "App")).toHaveLength(1);
  });

  it("let only src/ipc speak to the application", () => {
    expect(breaking((file, target) => target.startsWith("@tauri-apps/") && !file.startsWith("ipc/"))).toEqual([]);
  });

  it("let no feature know another feature", () => {
    const feature = (path: string) => /^features\/([^/]+)/.exec(path)?.[1];
    expect(breaking((file, target) => feature(file) !== undefined && feature(target) !== undefined && feature(file) !== feature(target))).toEqual([]);
  });

  it("let src/ui know neither the application, nor features, nor errors", () => {
    const forbidden = (target: string) => /^(ipc|features|errors|routes|App)(\/|$)/.test(target) || target.startsWith("@tanstack/react-query");
    expect(breaking((file, target) => file.startsWith("ui/") && forbidden(target))).toEqual([]);
  });

  it("leave no words to a fragment in a plural, where the catalogue does not find them", () => {
    const bare = /(?:zero|one|two|few|many|other|_\d+)=\{<>/;
    expect(Object.entries(FILES).filter(([, code]) => bare.test(code)).map(([path]) => path)).toEqual([]);
  });

  it("keep src/lib pure: it imports nothing but itself", () => {
    expect(breaking((file, target) => file.startsWith("lib/") && !target.startsWith("lib/"))).toEqual([]);
  });

  it("take no class name from a sheet that does not have it", () => {
    expect(Object.keys(SHEETS).length).toBeGreaterThan(30);
    expect(unstyled()).toEqual([]);
  });
});
