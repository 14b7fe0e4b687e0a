import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { ImportItem, InstanceItem } from "../../ipc/bindings";
import { refuse } from "../../ipc/mocks";
import { item } from "../../test/fixtures";
import { becomes, closeWindow, find, isThere, later, openStart, press, sent, settle, type } from "../../test/window";

afterEach(closeWindow);

/** So many instances, each third of them in one of two groups. */
function many(count: number): InstanceItem[] {
  return Array.from({ length: count }, (_, place) =>
    item({
      id: `p${place}`,
      name: `Customer ${String(place).padStart(3, "0")}`,
      address: `https://c${place}.flowline.example`,
      look: { color: place % 8, shape: place % 16 },
      group: [null, "Süd", "Nord"][place % 3] ?? null,
    }),
  );
}

const shown = () => screen.getAllByTestId("instance-item").map(({ dataset }) => dataset["instance"]);

describe("a hundred instances", () => {
  it("stand in their groups, are counted, and are found by name, address and group while typing", async () => {
    const asked = openStart({ listInstances: () => many(100), openInstance: () => null });
    await becomes("instances-count", "total", "100");
    expect(screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent)).toEqual(["Without a group", "Süd", "Nord"]);
    expect(shown()).toHaveLength(100);
    await type("instances-search", "sud 04");
    await becomes("instances-count", "shown", "5");
    expect(shown()).toEqual(["Customer 004", "Customer 040", "Customer 043", "Customer 046", "Customer 049"]);
    await type("instances-search", "c77.flow");
    await becomes("instances-count", "shown", "1");
    fireEvent.keyDown(await find("instances-search"), { key: "Enter" });
    await waitFor(() => expect(sent(asked, "open_instance")).toEqual([{ id: "p77" }]));
    await type("instances-search", "nobody");
    await becomes("instances-count", "shown", "0");
    expect(screen.getByText("No instance has this in its name, its address or its group.")).toBeTruthy();
  });

  it("are drawn quickly", async () => {
    const begun = performance.now();
    openStart({ listInstances: () => many(100) });
    await becomes("instances-count", "total", "100");
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

describe("a few instances", () => {
  it("have no search, no groups and nothing to order where there is one", async () => {
    openStart({ listInstances: () => [item()] });
    await find("instance-item");
    expect(["instances-search", "instances-count", "instances-order"].filter(isThere)).toEqual([]);
    expect(screen.queryAllByRole("heading", { level: 2 })).toEqual([]);
  });

  it("are moved by buttons and by Alt with an arrow key", async () => {
    const asked = openStart({ listInstances: () => many(2), moveInstance: () => null });
    expect(isThere("instance-up")).toBe(false);
    await press("instances-order");
    screen.getAllByTestId("instance-down")[0]?.click();
    await waitFor(() => expect(sent(asked, "move_instance")).toEqual([{ id: "p0", up: false }]));
    await press("instances-order");
    const second = screen.getAllByTestId("instance-item")[1] as HTMLElement;
    fireEvent.keyDown(second, { key: "ArrowUp" });
    fireEvent.keyDown(second, { key: "ArrowUp", altKey: true });
    await waitFor(() => expect(sent(asked, "move_instance")).toEqual([{ id: "p0", up: false }, { id: "p1", up: true }]));
  });

  it("say where a key is missing", async () => {
    openStart({ listInstances: () => [item({ keyMissing: true })] });
    expect((await find("instance-item")).textContent).toContain("Key missing");
  });

  it("get a group by a press on one that is in use", async () => {
    const asked = openStart({ listInstances: () => many(2), updateInstance: () => null, groupInstance: () => null });
    (await screen.findAllByTestId("instance-settings"))[0]?.click();
    await press("settings-group-known");
    expect(await find("settings-group")).toHaveProperty("value", "Süd");
    await press("settings-save");
    await waitFor(() => expect(sent(asked, "group_instance")).toEqual([{ id: "p0", group: "Süd" }]));
  });

  it("are duplicated under a name of their own, and a name that can be mistaken is refused at the field", async () => {
    const asked = openStart({ listInstances: () => [item()], duplicateInstance: ({ name }) => (name === "Second" ? "p2" : refuse({ kind: "name-looks-like", detail: { other: "Flowline EU" } })) });
    await press("instance-settings");
    await press("settings-duplicate");
    await type("duplicate-name", "FIowline EU");
    await press("duplicate-save");
    await waitFor(async () => expect((await find("duplicate-name")).getAttribute("aria-invalid")).toBe("true"));
    expect(screen.getByText(/This name can be taken for “/u).textContent).toContain("Flowline EU");
    await type("duplicate-name", " Second ");
    await press("duplicate-save");
    await find("start-connect");
    expect(sent(asked, "duplicate_instance")[1]).toEqual({ id: "p1", name: "Second", look: null });
  });

  it("are deleted only after it was said what goes and what stays", async () => {
    openStart({ listInstances: () => [item()] });
    await press("instance-settings");
    await press("settings-delete");
    const words = screen.getByRole("group", { name: "Delete it with its key" }).textContent;
    for (const part of ["removed from the password safe", "were not carried out are thrown away", "On the instance itself nothing changes", "records of finished cases stay"]) expect(words).toContain(part);
  });
});

const planned = (part: Partial<ImportItem> = {}): ImportItem => ({ name: "Hofmann", named: null, address: "https://hofmann.example", resembles: null, kind: "live", look: { color: 2, shape: 2 }, newLook: false, group: null, here: false, ...part });

describe("sharing instances", () => {
  it("saves them as a file and shows where it is", async () => {
    openStart({ listInstances: () => [item()], exportInstances: () => ({ path: "/home/ines/Documents/Gatehouse/instances-2026-11-22-1042.json", count: 1 }) });
    await press("start-share");
    await press("share-save");
    await becomes("share-path", "path", "/home/ines/Documents/Gatehouse/instances-2026-11-22-1042.json");
    expect((await find("share-path")).textContent).toContain("1 instance and no key");
  });

  it("says what each of a file would become before anything is saved, then takes them in", async () => {
    const plan = [planned(), planned({ name: "Flowline EU", here: true }), planned({ name: "Kiosk 2", named: "Kiosk", newLook: true, resembles: "https://hofmann.example" })];
    const asked = openStart({ listInstances: () => [item()], readInstances: () => plan, importInstances: () => 2 });
    await press("start-share");
    await type("import-text", "{…}");
    await becomes("import-plan", "fresh", "2");
    expect(sent(asked, "import_instances")).toEqual([]);
    const [, here, third] = screen.getAllByTestId("import-item").map(({ textContent }) => textContent);
    expect(here).toContain("here already and stays as it is");
    for (const part of ["“Kiosk” in the file", "another color or shape", "looks like hofmann.example and is another one"]) expect(third).toContain(part);
    await press("import-save");
    await becomes("import-done", "count", "2");
    expect((await find("import-done")).textContent).toContain("Their keys are missing");
    expect(sent(asked, "import_instances")).toEqual([{ text: "{…}" }]);
  });

  it("says which instance of a file cannot be used, and offers nothing to save", async () => {
    openStart({ listInstances: () => [], readInstances: () => refuse({ kind: "not-instances", detail: { kind: "address", detail: 3 } }) });
    await press("start-share");
    expect(isThere("share-save")).toBe(false);
    await type("import-text", "{…}");
    expect((await find("import-problem")).textContent).toContain("Instance number 3 of this file has an address that cannot be used.");
    expect(isThere("import-save")).toBe(false);
  });

  it("reads a chosen file no further than such files go", async () => {
    const asked = openStart({ listInstances: () => [], readInstances: () => [planned()] });
    await press("start-share");
    const file = new File(["x".repeat(400_000)], "instances.json");
    fireEvent.change(await find("import-file"), { target: { files: [file] } });
    await becomes("import-plan", "count", "1");
    expect(String(sent(asked, "read_instances")[0]?.["text"])).toHaveLength(300_000);
  });

  it("hears no late answer about an older text", async () => {
    const first = later<ImportItem[]>();
    openStart({ listInstances: () => [], readInstances: ({ text }) => (text === "old" ? first.promise : [planned()]) });
    await press("start-share");
    await type("import-text", "old");
    await type("import-text", "new");
    await becomes("import-plan", "count", "1");
    first.give([planned(), planned({ name: "Other" })]);
    await settle();
    await becomes("import-plan", "count", "1");
  });
});
