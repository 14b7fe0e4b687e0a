import { afterEach, describe, expect, it } from "vitest";
import { screen, waitFor } from "@testing-library/react";
import type { AppSettings, CacheInfo, InstanceInfo, KeyPassport, LeavingRules } from "../../ipc/bindings";
import { refuse } from "../../ipc/mocks";
import type { Answers } from "../../ipc/mocks";
import { caseCore } from "../../test/caseCore";
import { info, jobs } from "../../test/fixtures";
import { becomes, closeWindow, find, isThere, openInstance, press, sent, type } from "../../test/window";

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

async function openAt(more: Answers) {
  const asked = openInstance({ ...caseCore(), cacheInfo: () => KEPT, ...more });
  await press("nav-settings");
  return asked;
}

describe("the key of the instance", () => {
  const passport = (part: Partial<KeyPassport> = {}): KeyPassport => ({ savedAt: "2026-10-02T09:00:00Z", usedAt: null, renewBy: null, ...part });

  it("is told with whose it is, where and since when it is kept, and what it may do", async () => {
    await openAt({ instanceInfo: () => info({ jobs: jobs({ "change-licenses": "admin:write" }) }), keyPassport: () => passport() });
    const words = (await find("key-passport")).textContent;
    for (const part of ["Ines Berg", "in this computer’s password safe", "2 October", "not noted", "You may look at people.", "You may not freeze or change licenses.Missing: admin:write"]) expect(words).toContain(part);
    expect(words).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it("is replaced in place and stays the old one until the new one works", async () => {
    let works = false;
    const asked = await openAt({ provideKey: () => (works ? info() : refuse({ kind: "key-refused" })) });
    await press("key-renew");
    await type("key-entry", "0a1b2c3d-1111-4222-8333-444455556666");
    await press("key-save");
    await find("key-problem");
    works = true;
    await press("key-save");
    await find("key-renew");
    expect(sent(asked, "provide_key")).toHaveLength(2);
  });

  it("is forgotten after it was said what that means", async () => {
    const asked = await openAt({ forgetKey: () => info({ key: "missing" }) });
    await press("key-forget");
    expect((await find("key-passport")).textContent).toContain("The instance, what waits and every case stay.");
    expect(sent(asked, "forget_key")).toHaveLength(0);
    await press("key-forget-now");
    await waitFor(() => expect(sent(asked, "forget_key")).toHaveLength(1));
    await becomes("key-passport", "place", "missing");
  });

  it("is to be renewed by a day, which is said on every page when it comes near", async () => {
    let known = passport();
    const today = new Date();
    const day = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate() + 3)).toISOString().slice(0, 10);
    await openAt({ keyPassport: () => known, renewKeyBy: (args) => (known = passport({ renewBy: args["day"] as string | null })) });
    expect(isThere("renew-line")).toBe(false);
    await type("key-renew-by", day);
    await becomes("renew-line", "days", "3");
    expect((await find("renew-line")).textContent).toContain("The key is to be renewed in 3 days.");
    await press("key-renew-never");
    await waitFor(() => expect(isThere("renew-line")).toBe(false));
  });
});

describe("the house rules", () => {
  const MEMBER = { id: 8, name: "Member", viewsDataStores: null };
  const GUEST = { id: 21, name: "Guest", viewsDataStores: null };
  const HOLDER = { id: 41, name: "Holding account EU", email: "holding-eu@flowline.example", looksLike: null };

  it("say when the window locks itself, and a change holds at once", async () => {
    const asked = await openAt({ setHouseRules: ({ rules }) => rules as InstanceInfo["rules"] });
    expect([...(await find<HTMLSelectElement>("rule-idle")).options].map(({ text }) => text)).toEqual(["5 minutes", "15 minutes", "30 minutes", "an hour", "4 hours"]);
    await type("rule-idle", "60");
    await waitFor(() => expect(sent(asked, "set_house_rules")).toEqual([{ rules: { idleMinutes: 60, pageRows: 10_000 } }]));
    await waitFor(async () => expect((await find<HTMLSelectElement>("rule-idle")).value).toBe("60"));
  });

  it("say what a leave starts with: roles, and the account that takes over", async () => {
    let rules: LeavingRules = { roles: [MEMBER, GUEST], role: 8, teamRoles: [], teamRole: null, holding: null };
    const asked = await openAt({
      leavingRules: () => rules,
      changeFindPeople: () => [HOLDER],
      setLeavingRules: ({ role, holding }) => (rules = { ...rules, role: Number(role), holding: holding === null ? null : HOLDER }),
    });
    await type("rule-role", "21");
    await waitFor(async () => expect((await find<HTMLSelectElement>("rule-role")).value).toBe("21"));
    await press("rule-holding-choose");
    await type("change-person", "holding");
    await press("change-person-option");
    await becomes("rule-holding", "id", "41");
    await press("rule-holding-none");
    await waitFor(async () => expect((await find("rule-holding")).hasAttribute("data-id")).toBe(false));
    expect(sent(asked, "set_leaving_rules")).toEqual([
      { role: 21, teamRole: null, holding: null },
      { role: 21, teamRole: null, holding: 41 },
      { role: 21, teamRole: null, holding: null },
    ]);
  });
});

describe("how the application looks", () => {
  it("is chosen for every window: colors, size of text, what opens first", async () => {
    let now: AppSettings = { theme: "system", textSize: 100, startWith: "instances" };
    await openAt({ appSettings: () => now, setAppSettings: ({ settings }) => (now = settings as AppSettings) });
    const page = document.documentElement;
    (await find("app-theme")).querySelector<HTMLInputElement>("[data-value=dark]")?.click();
    await waitFor(() => expect(page.dataset["theme"]).toBe("dark"));
    await type("app-text-size", "150");
    await waitFor(() => expect(page.style.fontSize).toBe("150%"));
    (await find("app-theme")).querySelector<HTMLInputElement>("[data-value=system]")?.click();
    await waitFor(() => expect(page.dataset["theme"]).toBeUndefined());
    await type("app-text-size", "100");
    await waitFor(() => expect(page.style.fontSize).toBe(""));
    (await find("app-start")).querySelector<HTMLInputElement>("[data-value=last-instance]")?.click();
    await waitFor(() => expect(now.startWith).toBe("last-instance"));
  });
});

describe("the report for support", () => {
  it("is shown whole before it is saved, and its path is told", async () => {
    const asked = await openAt({ supportReport: () => "Gatehouse 0.1.0\n<b>as text</b>", saveSupportReport: () => "/home/ines/Documents/Gatehouse/support-1.txt" });
    expect(isThere("support-save")).toBe(false);
    await press("support-show");
    expect((await find("support-text")).textContent).toBe("Gatehouse 0.1.0\n<b>as text</b>");
    expect(sent(asked, "save_support_report")).toHaveLength(0);
    await press("support-save");
    await becomes("support-path", "path", "/home/ines/Documents/Gatehouse/support-1.txt");
  });
});
