import { screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { caseCore } from "../../test/caseCore";
import { runItem } from "../../test/fixtures";
import { closeWindow, find, openInstance, press } from "../../test/window";

afterEach(closeWindow);

describe("the history", () => {
  it("lists every case in the order of the core, with its state in a word", async () => {
    const runs = [runItem(), runItem({ run: "r2", state: "finished", over: true, ended: 31 }), runItem({ run: "r3", state: "stopped", over: true })];
    openInstance(caseCore({}, { runList: () => runs }));
    await press("nav-history");
    const rows = await within(await find("history")).findAllByTestId("run-item");
    expect(rows.map(({ dataset }) => dataset["run"])).toEqual(["r1", "r2", "r3"]);
    expect(rows.map(({ textContent }) => textContent)).toEqual([expect.stringContaining("Stopped"), expect.stringContaining("Finished"), expect.stringContaining("Closed, not finished")]);
    expect(rows[0]?.textContent).toContain("12 of 31 done");
  });

  it("teaches what will stand there", async () => {
    openInstance(caseCore());
    await press("nav-history");
    expect(await screen.findByText("Nothing was carried out yet. Every case appears here, with its proof.")).toBeTruthy();
  });
});
