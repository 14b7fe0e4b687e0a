import { afterEach, describe, expect, it } from "vitest";
import { screen, waitFor } from "@testing-library/react";
import type { CacheInfo } from "../../ipc/bindings";
import { caseCore } from "../../test/caseCore";
import { becomes, closeWindow, find, openInstance, press, sent } from "../../test/window";

afterEach(closeWindow);

const KEPT: CacheInfo = { bytes: 3_250_586, asOf: "2026-11-21T09:42:00Z", on: true };

async function openSettings(now: () => CacheInfo) {
  const asked = openInstance({ ...caseCore(), cacheInfo: now, cacheDelete: () => ({ bytes: 0, asOf: null, on: true }), cacheSwitch: ({ on }) => ({ bytes: 0, asOf: null, on: on === true }) });
  await press("nav-settings");
  return asked;
}

describe("what is kept on this computer", () => {
  it("is told with its size and age, and deleted by one press", async () => {
    const asked = await openSettings(() => KEPT);
    await becomes("cache", "bytes", "3250586");
    expect((await find("cache")).textContent).toContain("Kept now: about 3.1 MiB, as of 21 November");
    await press("cache-delete");
    await becomes("cache", "bytes", "0");
    expect(sent(asked, "cache_delete")).toHaveLength(1);
    expect((await find("cache")).textContent).toContain("Nothing is kept now.");
    expect((await find("cache-delete")).hasAttribute("disabled")).toBe(true);
  });

  it("is switched off by choice", async () => {
    const asked = await openSettings(() => KEPT);
    await becomes("cache", "on", "true");
    await press("cache-switch");
    await waitFor(() => expect(sent(asked, "cache_switch")).toEqual([{ on: false }]));
    await becomes("cache", "on", "false");
  });
});

describe("what this app will never do", () => {
  it("is a page that the settings lead to, each rule in words", async () => {
    await openSettings(() => KEPT);
    await press("settings-never");
    await find("never-page");
    const rules = screen.getAllByTestId("never-rule");
    expect(rules.map(({ dataset }) => dataset["rule"])).toEqual(["no-empty-role", "only-the-plan", "no-organization", "no-consent", "no-connections", "whole-license"]);
    for (const rule of rules) expect(rule.textContent).toMatch(/^It never .+\..+\.$/);
    expect((await find("nav-settings")).getAttribute("aria-current")).toBe("page");
  });
});
