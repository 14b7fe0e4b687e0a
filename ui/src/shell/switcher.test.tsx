import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { ListQuery, SwitchItem } from "../ipc/bindings";
import type { Answers } from "../ipc/mocks";
import { refuse } from "../ipc/mocks";
import { info, peoplePage } from "../test/fixtures";
import { closeWindow, find, isThere, openInstance, press, sent, type } from "../test/window";

afterEach(closeWindow);

const other = (part: Partial<SwitchItem> = {}): SwitchItem => ({ id: "p2", name: "Flowline Test", kind: "test", look: { color: 1, shape: 1 }, group: null, here: false, open: false, waiting: 0, case: "none", ...part });
const SOME = [other({ id: "p1", name: "Flowline EU", here: true, open: true }), other({ waiting: 3 }), other({ id: "p3", name: "Hofmann", case: "unfinished" }), other({ id: "practice", name: "Sample data", kind: "sample", case: "going", open: true })];

function open(items: readonly SwitchItem[] = SOME, answers: Answers = {}) {
  return openInstance({ instanceInfo: () => info(), runList: () => [], people: ({ query }) => peoplePage(query as ListQuery, 12), otherInstances: () => [...items], ...answers });
}

const rows = () => screen.getAllByTestId("switcher-item");

describe("the switcher", () => {
  it("lists the other instances with what waits and what goes on there, and opens that window", async () => {
    const asked = open(SOME, { switchToInstance: () => null });
    await press("instance-switcher");
    await waitFor(() => expect(rows().map(({ dataset }) => dataset["instance"])).toEqual(["Flowline Test", "Hofmann", "Sample data"]));
    const [test, hofmann, sample] = rows().map(({ textContent }) => textContent);
    expect(test).toContain("Test");
    expect(test).toContain("3 changes waiting");
    expect(hofmann).toContain("A case is unfinished");
    expect(sample).toContain("Run going");
    await waitFor(() => expect(document.activeElement).toBe(rows()[0]));
    rows()[1]?.click();
    await waitFor(() => expect(sent(asked, "switch_to_instance")).toEqual([{ id: "p3" }]));
    await waitFor(() => expect(isThere("switcher")).toBe(false));
    expect((await find("instance-banner")).dataset["instance"]).toBe("Flowline EU");
  });

  it("opens by Ctrl+Shift+O, is walked through by arrows, and goes by Escape", async () => {
    open();
    await find("instance-banner");
    fireEvent.keyDown(document.body, { key: "O", ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(document.activeElement).toBe(rows()[0]));
    fireEvent.keyDown(rows()[0] as HTMLElement, { key: "ArrowDown" });
    expect(document.activeElement).toBe(rows()[1]);
    fireEvent.keyDown(rows()[1] as HTMLElement, { key: "ArrowUp" });
    fireEvent.keyDown(rows()[0] as HTMLElement, { key: "ArrowUp" });
    expect(document.activeElement).toBe(await find("switcher-start"));
    fireEvent.keyDown(await find("switcher-start"), { key: "Escape" });
    expect(isThere("switcher")).toBe(false);
    expect(document.activeElement).toBe(await find("instance-switcher"));
  });

  it("goes when something else is pressed or another window comes forward", async () => {
    open();
    await press("instance-switcher");
    await find("switcher");
    fireEvent.pointerDown(await find("nav-people"));
    expect(isThere("switcher")).toBe(false);
    await press("instance-switcher");
    await find("switcher");
    act(() => void globalThis.dispatchEvent(new Event("blur")));
    expect(isThere("switcher")).toBe(false);
  });

  it("brings the start window forward by its first button and from the list", async () => {
    const asked = open([SOME[0] as SwitchItem], { showStart: () => null });
    await press("instance-switch");
    await waitFor(() => expect(sent(asked, "show_start")).toHaveLength(1));
    expect(isThere("switcher")).toBe(false);
    await press("instance-switcher");
    await screen.findByText("There is no other instance yet.");
    await press("switcher-start");
    await waitFor(() => expect(sent(asked, "show_start")).toHaveLength(2));
  });

  it("finds by name and group where there are many", async () => {
    const asked = open(Array.from({ length: 30 }, (_, place) => other({ id: `p${place + 2}`, name: `Customer ${place}`, group: place === 7 ? "Süd" : null })), { switchToInstance: () => null });
    await press("instance-switcher");
    await type("switcher-search", "sud");
    await waitFor(() => expect(rows()).toHaveLength(1));
    fireEvent.keyDown(await find("switcher-search"), { key: "Enter" });
    await waitFor(() => expect(sent(asked, "switch_to_instance")).toEqual([{ id: "p9" }]));
  });

  it("says what stands in the way and stays", async () => {
    open(SOME, { switchToInstance: () => refuse({ kind: "not-found" }) });
    await press("instance-switcher");
    await waitFor(() => expect(rows()).toHaveLength(3));
    rows()[0]?.click();
    await screen.findByRole("alert");
    expect(isThere("switcher")).toBe(true);
  });
});
