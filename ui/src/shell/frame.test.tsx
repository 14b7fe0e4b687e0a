import { act, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { InstanceInfo, ListQuery, RunView } from "../ipc/bindings";
import type { Answers } from "../ipc/mocks";
import { closeDuringRun, refuse, tellHappened } from "../ipc/mocks";
import { runView } from "../test/caseFixtures";
import { info, peoplePage, runItem } from "../test/fixtures";
import { becomes, closeWindow, find, isThere, key, openInstance, press, sent, type } from "../test/window";

const KEY = "11111111-2222-4333-8444-555555555555";

afterEach(closeWindow);

function open(part: Partial<InstanceInfo> = {}, answers: Answers = {}) {
  return openInstance({ instanceInfo: () => info(part), runList: () => [], people: ({ query }) => peoplePage(query as ListQuery, 12), ...answers });
}

/** A run that was interrupted before this window opened; the step in row `looked` was read since. */
function stopped(view: RunView, looked?: number): RunView {
  const step = looked === undefined ? undefined : view.steps[looked]?.step;
  return { ...view, looked: step ?? null, state: "stopped", live: false, pause: view.pause ?? "interrupted" };
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
    open({}, { unlockEditing: () => info({ editing: { open: true, secondsLeft: 700, lockedBy: null } }), lockEditing: () => info() });
    await press("unlock-editing");
    await becomes("instance-banner", "editing", "open");
    expect((await find("instance-banner")).textContent).toContain("Editing open, 12 min left");
    expect(isThere("unlock-editing")).toBe(false);
    await press("lock-editing");
    await becomes("instance-banner", "editing", "locked");
  });

  it("has nothing to unlock where nothing is locked", async () => {
    open({ kind: "sample", editing: { open: true, secondsLeft: null, lockedBy: null } });
    expect((await find("instance-banner")).textContent).toContain("Nothing leaves this computer.");
    expect(isThere("unlock-editing")).toBe(false);
  });
});

describe("a window that nobody touched for a while", () => {
  it("says so in place of the page, and goes on with one press", async () => {
    let key: "away" | "keychain" = "away";
    const asked = open({}, { instanceInfo: () => info({ key }), comeBack: () => info({ key: (key = "keychain") }) });
    expect((await find("away")).textContent).toContain("For 15 minutes nobody touched this window");
    expect(isThere("nav-people")).toBe(false);
    await press("come-back");
    await waitFor(() => expect(isThere("away")).toBe(false));
    await find("nav-people");
    expect(sent(asked, "come_back")).toHaveLength(1);
  });

  it("asks for a key that was typed for this session only", async () => {
    const asked = open({}, { instanceInfo: () => info({ key: "away-typed" }), provideKey: () => info({ key: "session" }) });
    await find("away");
    expect(isThere("come-back")).toBe(false);
    await type("key-entry", "0a1b2c3d-1111-4222-8333-444455556666");
    await press("key-save");
    await waitFor(() => expect(isThere("away")).toBe(false));
    expect(sent(asked, "provide_key")).toHaveLength(1);
  });

  it("tells the core of keys and pointer, not more than once in ten seconds", async () => {
    const asked = open({});
    await find("instance-banner");
    for (const event of ["pointermove", "keydown", "wheel", "pointerdown"]) window.dispatchEvent(new Event(event));
    expect(sent(asked, "present")).toHaveLength(1);
  });

  it("says what locked editing", async () => {
    open({ editing: { open: false, secondsLeft: null, lockedBy: "other-instance" } });
    expect((await find("locked-by")).textContent).toBe("you went to another instance");
  });
});

describe("closing the window while a run goes", () => {
  it("says what happens to the case, and stays where that is wanted", async () => {
    const asked = open({}, { keepWindowOpen: () => null });
    await find("instance-banner");
    await act(() => closeDuringRun());
    expect((await find("closing")).textContent).toContain("The step that is under way is finished and checked first.");
    await press("closing-stay");
    await waitFor(() => expect(isThere("closing")).toBe(false));
    expect(sent(asked, "keep_window_open")).toHaveLength(1);
    expect(sent(asked, "close_window")).toEqual([]);
  });

  it("closes after the step, once that was said", async () => {
    const asked = open({}, { closeWindow: () => new Promise(() => undefined) });
    await find("instance-banner");
    await act(() => closeDuringRun());
    await press("closing-stop");
    await waitFor(() => expect(sent(asked, "close_window")).toHaveLength(1));
    expect((await find("closing-stay")).hasAttribute("disabled")).toBe(true);
  });
});

describe("a window that cannot be closed", () => {
  it("asks as before", async () => {
    const asked = open({}, { closeWindow: () => refuse({ kind: "internal" }) });
    await find("instance-banner");
    await act(() => closeDuringRun());
    await press("closing-stop");
    await waitFor(() => expect(sent(asked, "close_window")).toHaveLength(1));
    await waitFor(async () => expect((await find("closing-stay")).hasAttribute("disabled")).toBe(false));
  });
});

describe("an unfinished run", () => {
  it("is offered with where it stopped, and nothing goes on before someone says so", async () => {
    const asked = open({}, { runList: () => [runItem()], runView: () => stopped(runView(16, "waiting", { pause: "by-person" })) });
    const offer = await find("resume-offer");
    await waitFor(() => expect(offer.textContent).toContain("Your case “Nordlicht Catering” stopped at step 16 of 29 in Nordlicht Events. Nothing is sent before you say so."));
    expect(offer.dataset["checked"]).toBeUndefined();
    expect(offer.contains(await find("run-continue"))).toBe(true);
    expect(sent(asked, "run_continue")).toEqual([]);
  });

  it("tells that the step had worked, once it was read after the interruption", async () => {
    open({}, { runList: () => [runItem()], runView: () => stopped(runView(9, "done"), 9) });
    await becomes("resume-offer", "checked", "worked");
    expect((await find("resume-offer")).textContent).toContain("stopped at step 10 of 29 in Nordlicht Kitchen. We checked: it had worked.");
  });

  it("tells that the step had not worked, or that nobody knows yet", async () => {
    let view = stopped(runView(9, "needs-you", {}, { kind: "not-applied" }), 9);
    open({}, { runList: () => [runItem()], runView: () => view });
    await becomes("resume-offer", "checked", "not");
    expect((await find("resume-offer")).textContent).toContain("stopped at step 10 of 29 in Nordlicht Kitchen. We checked: it had not worked.");
    view = stopped(runView(9, "not-sure"));
    await act(() => tellHappened({ kind: "run", detail: "r1" }));
    await becomes("resume-offer", "checked", "unclear");
    expect((await find("resume-offer")).textContent).toContain("We could not check yet; nothing is sent before you say so.");
    view = stopped(runView(9, "changed-meanwhile"), 9);
    await act(() => tellHappened({ kind: "run", detail: "r1" }));
    await becomes("resume-offer", "checked", "changed");
  });

  it("speaks of changes and not of a case where access was changed, and is counted there", async () => {
    open({}, { runList: () => [runItem({ kind: "access", title: "Nordlicht Kitchen", ended: 3, steps: 5 })], runView: () => stopped(runView(9, "waiting")) });
    expect((await find("resume-offer")).textContent).toContain("2 of 5 changes of access still wait for you (“Nordlicht Kitchen”).");
    expect((await find("nav-access")).textContent).toContain("1");
    expect((await find("nav-leaving")).textContent).not.toContain("1");
  });

  it("claims no check of what was read before the interruption", async () => {
    open({}, { runList: () => [runItem()], runView: () => stopped(runView(9, "waiting")) });
    const offer = await find("resume-offer");
    await waitFor(() => expect(offer.textContent).toContain("stopped at step 9 of 29"));
    expect(offer.textContent).not.toContain("We checked");
  });

  it("still says how far it came when the run cannot be read", async () => {
    open({}, { runList: () => [runItem()], runView: () => refuse({ kind: "offline" }) });
    expect((await find("resume-offer")).textContent).toContain("stopped with 12 of 31 steps done.");
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
    expect((await find("key-needed")).textContent).toContain("The key you enter is sent to https://eu.flowline.example and nowhere else.");
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
