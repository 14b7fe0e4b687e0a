import { screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { CheckLine, ConnectReport } from "../../ipc/bindings";
import type { Answers } from "../../ipc/mocks";
import { refuse, sendThrough } from "../../ipc/mocks";
import { item, jobs, report } from "../../test/fixtures";
import { becomes, closeWindow, find, isThere, key, later, openStart, press, sent, settle, type } from "../../test/window";

const KEY = "11111111-2222-4333-8444-555555555555";

afterEach(closeWindow);

/** Fills in both fields and starts the check, with the keyboard only. */
async function connect(answers: Answers) {
  const asked = openStart({ listInstances: () => [], ...answers });
  await press("start-connect");
  await type("connect-address", "https://eu.flowline.example/12/dashboard");
  await key("connect-address", "Enter");
  await type("connect-key", KEY);
  await key("connect-key", "Enter");
  return asked;
}

describe("connecting an instance", () => {
  it("draws the five lines as they arrive, then the outcome", async () => {
    const finish = later<ConnectReport>();
    let lines: unknown;
    await connect({
      checkConnection: (args) => {
        lines = args["lines"];
        return finish.promise;
      },
    });
    await becomes("connect-result", "state", "checking");
    expect(outcomes()).toEqual(["waiting", "waiting", "waiting", "waiting", "waiting"]);
    tell(lines, { check: "address", outcome: "fine" });
    tell(lines, { check: "key", outcome: "checking" });
    await waitFor(() => expect(outcomes()).toEqual(["fine", "checking", "waiting", "waiting", "waiting"]));
    finish.give(report());
    await becomes("connect-result", "state", "ok");
    expect(outcomes()).toEqual(["fine", "fine", "fine", "fine", "fine"]);
    expect((await find("connect-operator")).textContent).toBe("Ines Berg ines.berg@flowline.example (#12)");
  });

  it("saves with Enter alone: live, the proposed name and look, the key in the password safe", async () => {
    const asked = await connect({ checkConnection: () => report(), saveInstance: () => "p9" });
    await waitFor(async () => expect(document.activeElement).toBe(await find("connect-name")));
    await key("connect-name", "Enter");
    await find("start-connect");
    const instance = { address: "https://eu.flowline.example/12/dashboard", name: "Flowline EU", kind: "live", look: { color: 1, shape: 1 } };
    expect(sent(asked, "save_instance")).toEqual([{ instance, key: KEY, sessionOnly: false }]);
  });

  it("keeps the key nowhere once it was saved or the page was left", async () => {
    await connect({ checkConnection: () => report(), saveInstance: () => "p9" });
    await press("connect-save");
    await press("start-connect");
    expect(await find("connect-key")).toHaveProperty("value", "");
    await type("connect-key", KEY);
    await press("start-back");
    await press("start-connect");
    expect(await find("connect-key")).toHaveProperty("value", "");
    expect(document.documentElement.outerHTML).not.toContain(KEY);
  });

  it("names per job what a limited key may not do, and connects all the same", async () => {
    await connect({ checkConnection: () => report({ state: "limited", jobs: jobs({ "change-roles": "admin:write" }) }) });
    await becomes("connect-result", "state", "limited");
    const line = document.querySelector('[data-job="change-roles"]');
    expect(line?.textContent).toBe("You may not change roles or hand over.Missing: admin:write");
    expect(document.querySelector('[data-job="change-licenses"]')?.textContent).toBe("You may freeze and change licenses.");
    expect(isThere("connect-save")).toBe(true);
  });

  it("gives a refusal its own words and nothing to save", async () => {
    const support = { operation: "check the key", status: 401, makeCode: null, detail: null, request: 1, at: "" };
    await connect({ checkConnection: () => report({ state: "refused", operator: null, jobs: [], lines: [{ check: "address", outcome: "refused" }], problem: { code: { kind: "not-make" }, support } }) });
    await becomes("connect-result", "state", "refused");
    expect((await find("connect-problem")).textContent).toContain("This address answers, but not like a Make instance.");
    expect(isThere("connect-save")).toBe(false);
  });

  it("uses the key for this session only where the password safe does not take it, and says so first", async () => {
    const asked = await connect({ checkConnection: () => report(), saveInstance: ({ sessionOnly }) => (sessionOnly === true ? "p9" : refuse({ kind: "keychain-missing" })) });
    await press("connect-save");
    expect((await find("connect-problem")).textContent).toContain("no password safe running, so we will not store your key");
    await press("connect-session-only");
    await find("start-connect");
    expect(sent(asked, "save_instance").map(({ sessionOnly }) => sessionOnly)).toEqual([false, true]);
  });

  it("says at the name that it is taken", async () => {
    await connect({ checkConnection: () => report(), saveInstance: () => refuse({ kind: "name-taken" }) });
    await press("connect-save");
    await waitFor(async () => expect((await find("connect-name")).getAttribute("aria-invalid")).toBe("true"));
    expect(screen.getByText("Another instance already has this name.")).toBeTruthy();
  });

  it("forgets a check when the address changes, also one whose answer is still on its way", async () => {
    const finish = later<ConnectReport>();
    await connect({ checkConnection: () => finish.promise });
    await becomes("connect-result", "state", "checking");
    await type("connect-address", "other.example");
    expect(isThere("connect-result")).toBe(false);
    finish.give(report());
    await settle();
    expect(isThere("connect-result")).toBe(false);
    expect(await find("connect-name")).toHaveProperty("value", "");
    expect(isThere("connect-color")).toBe(false);
  });

  it("needs nothing but address, key and name to save: the core makes the check then", async () => {
    const asked = openStart({ listInstances: () => [], saveInstance: () => "p9" });
    await press("start-connect");
    expect((await find("connect-kind")).dataset["value"]).toBe("live");
    await type("connect-name", "Flowline EU");
    await type("connect-address", "eu.flowline.example");
    expect((await find("connect-save")).hasAttribute("disabled")).toBe(true);
    await type("connect-key", KEY);
    await press("connect-save");
    await find("start-connect");
    const instance = { address: "eu.flowline.example", name: "Flowline EU", kind: "live", look: null };
    expect(sent(asked, "save_instance")).toEqual([{ instance, key: KEY, sessionOnly: false }]);
  });

  it("says what the core refuses when it is saved without a check", async () => {
    openStart({ listInstances: () => [], saveInstance: () => refuse({ kind: "key-refused" }) });
    await press("start-connect");
    await type("connect-address", "eu.flowline.example");
    await type("connect-key", KEY);
    await type("connect-name", "Flowline EU");
    await press("connect-save");
    expect((await find("connect-problem")).textContent).toContain("This key is not accepted by eu.flowline.example.");
    expect(await find("connect-name")).toHaveProperty("value", "Flowline EU");
  });

  it("keeps a name that was typed before the check, and takes the proposed one else", async () => {
    openStart({ listInstances: () => [], checkConnection: () => report() });
    await press("start-connect");
    await type("connect-name", "Ours");
    await type("connect-address", "eu.flowline.example");
    await type("connect-key", KEY);
    await press("connect-check");
    await becomes("connect-result", "state", "ok");
    expect(await find("connect-name")).toHaveProperty("value", "Ours");
    expect(isThere("connect-color")).toBe(true);
  });

  it("copies a message with the exact ticks and the role", async () => {
    openStart({ listInstances: () => [] });
    await press("start-connect");
    await type("connect-address", "eu.flowline.example/12");
    await press("connect-ask");
    const copied = await navigator.clipboard.readText();
    expect(copied).toContain("admin:read, admin:write, user:read, user:write, organizations:read, organizations:write, teams:read, teams:write, system:read");
    expect(copied).toContain("users get, users edit, users add, organizations get, organization view, organization edit");
    expect(copied).toContain("https://eu.flowline.example");
    expect(copied).toContain("Profile > API > Add token");
  });
});

describe("the saved instances", () => {
  const two = [item(), item({ id: "p2", name: "Flowline Test", kind: "test", look: { color: 1, shape: 1 }, unfinished: true })];

  it("open by one press, and say where a case is unfinished", async () => {
    const asked = openStart({ listInstances: () => two, openInstance: () => null });
    const [first, second] = await screen.findAllByTestId("instance-item");
    expect(first?.dataset["instance"]).toBe("Flowline EU");
    expect(first?.dataset["unfinished"]).toBeUndefined();
    expect(second?.dataset["unfinished"]).toBe("true");
    second?.click();
    await waitFor(() => expect(sent(asked, "open_instance")).toEqual([{ id: "p2" }]));
  });

  it("take another name and look, never the look of another one", async () => {
    const asked = openStart({ listInstances: () => two, updateInstance: () => null });
    (await screen.findAllByTestId("instance-settings"))[0]?.click();
    await type("connect-name", "Flowline Europe");
    const colors = await find("connect-color");
    colors.querySelector<HTMLElement>('[data-value="rust"]')?.click();
    const diamond = (await find("connect-shape")).querySelector<HTMLInputElement>('[data-value="diamond"]');
    expect(diamond?.disabled).toBe(true);
    expect(isThere("connect-shape-shared")).toBe(false);
    colors.querySelector<HTMLElement>('[data-value="violet"]')?.click();
    (await find("connect-shape")).querySelector<HTMLElement>('[data-value="diamond"]')?.click();
    expect((await find("connect-shape-shared")).textContent).toContain("Another instance has this shape too.");
    (await find("connect-shape")).querySelector<HTMLElement>('[data-value="circle"]')?.click();
    colors.querySelector<HTMLElement>('[data-value="rust"]')?.click();
    await press("settings-save");
    await waitFor(() => expect(sent(asked, "update_instance")).toEqual([{ id: "p1", name: "Flowline Europe", kind: "live", look: { color: 1, shape: 0 } }]));
  });

  it("are deleted only after what it means was said, with the safe button focused", async () => {
    const asked = openStart({ listInstances: () => two, deleteInstance: () => null });
    (await screen.findAllByTestId("instance-settings"))[1]?.click();
    await press("settings-delete");
    expect(sent(asked, "delete_instance")).toEqual([]);
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Keep it"));
    expect(screen.getByRole("group", { name: "Delete it with its key" }).textContent).toContain("A case here is unfinished");
    await press("settings-delete-confirm");
    await waitFor(() => expect(sent(asked, "delete_instance")).toEqual([{ id: "p2" }]));
  });

  it("take a new key and forget it at once", async () => {
    const asked = openStart({ listInstances: () => two, replaceKey: () => report() });
    (await screen.findAllByTestId("instance-settings"))[0]?.click();
    await press("settings-new-key");
    await type("key-entry", KEY);
    await key("key-entry", "Enter");
    await becomes("new-key-result", "state", "ok");
    expect(sent(asked, "replace_key")).toEqual([{ id: "p1", key: KEY, sessionOnly: false }]);
    expect(document.documentElement.outerHTML).not.toContain(KEY);
  });
});

describe("the sample data", () => {
  it("open by one press, and start over only after a second one", async () => {
    const asked = openStart({ listInstances: () => [], openPractice: () => null, startPracticeOver: () => null });
    await press("start-practice");
    await waitFor(() => expect(sent(asked, "open_practice")).toHaveLength(1));
    await press("practice-start-over");
    expect(sent(asked, "start_practice_over")).toHaveLength(0);
    await press("practice-start-over-confirm");
    await waitFor(() => expect(sent(asked, "start_practice_over")).toHaveLength(1));
  });
});

function tell(channel: unknown, line: CheckLine) {
  sendThrough(channel, line);
}

function outcomes() {
  return [...document.querySelectorAll("[data-check]")].map((line) => line.getAttribute("data-outcome"));
}
