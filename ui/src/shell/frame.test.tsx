import { screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { InstanceInfo, ListQuery } from "../ipc/bindings";
import type { Answers } from "../ipc/mocks";
import { refuse } from "../ipc/mocks";
import { info, peoplePage, runItem } from "../test/fixtures";
import { becomes, closeWindow, find, isThere, key, openInstance, press, sent, type } from "../test/window";

const KEY = "11111111-2222-4333-8444-555555555555";

afterEach(closeWindow);

function open(part: Partial<InstanceInfo> = {}, answers: Answers = {}) {
  return openInstance({ instanceInfo: () => info(part), runList: () => [], people: ({ query }) => peoplePage(query as ListQuery, 12), ...answers });
}

describe("the banner", () => {
  it("says which instance this is and that it looks only, in words and attributes", async () => {
    open();
    const { dataset, textContent } = await find("instance-banner");
    expect(dataset).toMatchObject({ instance: "Flowline EU", kind: "live", editing: "locked" });
    expect(textContent).toContain("Flowline EU");
    expect(textContent).toContain("Live");
    expect(textContent).toContain("Look only");
    expect(document.title).toBe("Flowline EU – Gatehouse");
  });

  it("opens editing by one press and locks it by another", async () => {
    open({}, { unlockEditing: () => info({ editing: { open: true, secondsLeft: 700 } }), lockEditing: () => info() });
    await press("unlock-editing");
    await becomes("instance-banner", "editing", "open");
    expect((await find("instance-banner")).textContent).toContain("Editing open, 12 min left");
    expect(isThere("unlock-editing")).toBe(false);
    await press("lock-editing");
    await becomes("instance-banner", "editing", "locked");
  });

  it("brings the start window forward", async () => {
    const asked = open({}, { showStart: () => null });
    await press("instance-switch");
    await waitFor(() => expect(sent(asked, "show_start")).toHaveLength(1));
  });

  it("has nothing to unlock where nothing is locked", async () => {
    open({ kind: "sample", editing: { open: true, secondsLeft: null } });
    expect((await find("instance-banner")).textContent).toContain("Nothing leaves this computer.");
    expect(isThere("unlock-editing")).toBe(false);
  });
});

describe("an unfinished run", () => {
  it("is offered with where it stopped, and nothing goes on before someone says so", async () => {
    const asked = open({}, { runList: () => [runItem()] });
    const offer = await find("resume-offer");
    expect(offer.textContent).toContain("Nordlicht Catering");
    expect(offer.textContent).toContain("12 of 31 steps were done.");
    expect(offer.textContent).toContain("We checked nothing yet; nothing is sent before you say so.");
    expect(offer.contains(await find("run-continue"))).toBe(true);
    expect(sent(asked, "run_continue")).toEqual([]);
  });

  it("says why it does not go on while editing is locked", async () => {
    const asked = open({}, { runList: () => [runItem()], runContinue: () => refuse({ kind: "locked" }) });
    await press("run-continue");
    expect((await screen.findByRole("alert")).textContent).toContain("This window looks only, so nothing was sent.");
    expect(sent(asked, "run_continue")).toEqual([{ run: "r1" }]);
  });

  it("is not offered when it is going or over for good", async () => {
    open({}, { runList: () => [runItem({ state: "running" }), runItem({ run: "r2", state: "finished", over: true })] });
    await becomes("people-count", "state", "complete");
    expect(isThere("resume-offer")).toBe(false);
  });
});

describe("a window without its key", () => {
  it("asks for one, checks it, and forgets it", async () => {
    let place: InstanceInfo["key"] = "missing";
    const asked = open(
      {},
      {
        instanceInfo: () => info({ key: place }),
        provideKey: () => {
          place = "keychain";
          return info({ key: place });
        },
      },
    );
    await becomes("key-needed", "place", "missing");
    expect(isThere("people-grid")).toBe(false);
    await type("key-entry", ` ${KEY} `);
    await key("key-entry", "Enter");
    await find("people-grid");
    expect(sent(asked, "provide_key")).toEqual([{ key: ` ${KEY} `, sessionOnly: false }]);
    expect(document.documentElement.outerHTML).not.toContain(KEY);
  });

  it("says that the password safe is waited for", async () => {
    open({ key: "waiting-for-keychain" }, { people: ({ query }) => peoplePage(query as ListQuery, 0, { state: "loading", asOf: null }) });
    await becomes("key-needed", "place", "waiting-for-keychain");
    expect(screen.getByRole("heading", { name: "Waiting for your password safe" })).toBeTruthy();
  });

  it("leads from a key that stopped working to a new one", async () => {
    const problem = { code: { kind: "key-refused" as const }, support: { operation: "read", status: 401, makeCode: null, detail: null, request: 9, at: "" } };
    open({}, { people: ({ query }) => peoplePage(query as ListQuery, 12, { state: "stale", problem }) });
    expect((await find("stale-line")).textContent).toContain("Your key for Flowline EU no longer works.");
    await press("enter-new-key");
    await find("key-entry");
    expect(isThere("stale-line")).toBe(false);
  });
});
