import { screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChangeRow, HistoryCounts, HistoryQuery, JournalState, RunItem } from "../../ipc/bindings";
import { refuse } from "../../ipc/mocks";
import type { Answers } from "../../ipc/mocks";
import { caseCore } from "../../test/caseCore";
import { runItem } from "../../test/fixtures";
import { becomes, closeWindow, find, isThere, later, openInstance, press, sent, type } from "../../test/window";

// jsdom has no layout: elements get the size of a window, so that the grid draws rows.
beforeEach(() => {
  Object.defineProperties(HTMLElement.prototype, { clientHeight: { configurable: true, value: 600 }, clientWidth: { configurable: true, value: 1080 } });
});
afterEach(closeWindow);

const MARA = { id: 4711, name: "Mara Lindqvist", email: "mara@nordlicht.example" };

function counts(shown: number, total = shown, part: Partial<HistoryCounts> = {}): HistoryCounts {
  return { shown, total, person: null, organization: null, people: [], organizations: [], ...part };
}

function change(step: number, part: Partial<ChangeRow> = {}): ChangeRow {
  const [before, after] = [{ value: "13", name: "Member" }, { value: "12", name: "Admin" }];
  return { run: "r2", step, kind: "access", title: "", at: "2026-11-22T14:07:00Z", change: "set-org-role", field: null, user: MARA, organization: { id: 118, name: "Nordlicht Kitchen" }, team: null, before, after, wanted: after, result: "done", ...part };
}

const UNCHANGED: JournalState = { entries: 214, since: "2026-11-03T09:00:00Z", broken: null, doubtful: [] };

function core(runs: readonly RunItem[], more: Answers = {}): Answers {
  return caseCore({}, { historyCases: () => ({ counts: counts(runs.length), rows: [...runs] }), historyCheck: () => UNCHANGED, ...more });
}

const RUNS = [runItem(), runItem({ run: "r2", state: "finished", over: true, ended: 31 }), runItem({ run: "r3", state: "stopped", over: true })];

async function changes(): Promise<readonly HTMLElement[]> {
  const grid = await find("history-changes");
  const rows = await within(grid).findAllByRole("row");
  return rows.filter(({ dataset }) => dataset["result"] !== undefined);
}

async function showChanges() {
  await press("nav-history");
  const view = await find("history-view");
  within(view).getByText("Changes").click();
}

describe("the history", () => {
  it("lists every case in the order of the core, with its state in a word", async () => {
    openInstance(core(RUNS));
    await press("nav-history");
    const rows = await within(await find("history")).findAllByTestId("run-item");
    expect(rows.map(({ dataset }) => dataset["run"])).toEqual(["r1", "r2", "r3"]);
    expect(rows.map(({ textContent }) => textContent)).toEqual([expect.stringContaining("Stopped"), expect.stringContaining("Finished"), expect.stringContaining("Closed, not finished")]);
    expect(rows[0]?.textContent).toContain("12 of 31 done");
  });

  it("teaches what will stand there", async () => {
    openInstance(core([]));
    await press("nav-history");
    expect(await screen.findByText("Nothing was carried out yet. Every case appears here, with its proof.")).toBeTruthy();
  });

  it("tells what was read before and after, and where it came out otherwise what was wanted", async () => {
    const rows = [
      change(1),
      change(2, { result: "refused", after: { value: "13", name: "Member" } }),
      change(3, { result: "left-out", before: null, after: null }),
      change(4, { change: "license", user: null, before: { value: '{"operations":10000,"transfer":5}', name: null }, after: { value: '{"operations":0,"transfer":1}', name: null }, wanted: { value: '{"operations":0,"transfer":1}', name: null } }),
    ];
    openInstance(core(RUNS, { historyChanges: () => ({ counts: counts(4), rows }) }));
    await showChanges();
    const told = (await changes()).map(({ textContent }) => textContent);
    expect(told).toEqual([
      expect.stringMatching(/Mara Lindqvist.*Nordlicht Kitchen.*Member→becomesAdmin.*Done/),
      expect.stringMatching(/Member, Admin was wanted.*Refused/),
      expect.stringMatching(/Admin was wanted.*Left out/),
      expect.stringMatching(/Operations:10,000→becomes0\+1.*Done/),
    ]);
  });

  it("asks the core with what was typed, and narrows to somebody who was found", async () => {
    const found = { person: MARA, lines: 3 };
    const asked = openInstance(
      core(RUNS, {
        historyChanges: ({ query }) => {
          const { search, person } = query as HistoryQuery;
          return { counts: counts(1, 9, { people: search === "" ? [] : [found], person: person === null ? null : MARA }), rows: [change(1)] };
        },
      }),
    );
    await showChanges();
    await type("history-search", "mara");
    expect((await find("history-found")).textContent).toBe("Only Mara Lindqvist (#4711) · 3");
    await press("history-found");
    await becomes("history-only", "person", "4711");
    expect(sent(asked, "history_changes").at(-1)).toEqual({ query: { search: "", person: 4711, organization: null, offset: 0, count: 300 } });
    await press("history-only");
    await becomes("history-count", "shown", "1");
    expect(isThere("history-only")).toBe(false);
  });

  it("leads from a line to its case", async () => {
    const asked = openInstance(core(RUNS, { historyChanges: () => ({ counts: counts(1), rows: [change(1)] }) }));
    await showChanges();
    const [row] = await changes();
    within(row as HTMLElement).getByText("Mara Lindqvist").click();
    await find("run");
    expect(sent(asked, "run_view")).toContainEqual({ run: "r2" });
  });

  it("says that the journal is unchanged, after it was looked through", async () => {
    const checked = later<JournalState>();
    openInstance(core(RUNS, { historyCheck: () => checked.promise }));
    await press("nav-history");
    await becomes("journal-check", "state", "checking");
    checked.give(UNCHANGED);
    await becomes("journal-check", "state", "unchanged");
    expect((await find("journal-check")).textContent).toBe("The journal is unchanged since 3 November 2026. It has 214 entries.");
  });

  it("names the entry that was altered, marks the cases after it, and still lists them", async () => {
    const broken = { run: "r2", entry: 214, case: { kind: "customer-leaves" as const, title: "Nordlicht leaves", startedAt: "2026-11-03T09:00:00Z" } };
    openInstance(core(RUNS, { historyCheck: () => ({ ...UNCHANGED, broken, doubtful: ["r2"] }) }));
    await press("nav-history");
    await becomes("journal-check", "state", "altered");
    expect((await find("journal-check")).textContent).toContain("Entry 214 of the case “Nordlicht leaves” of 3 November 2026 was altered or is missing.");
    expect((await find("journal-check")).textContent).toContain("What comes after it cannot be trusted.");
    const rows = within(await find("history")).getAllByTestId("run-item");
    expect(rows.map((row) => within(row).queryByTestId("doubtful") !== null)).toEqual([false, true, false]);
  });

  it("tells when the lines cannot be read, and asks again", async () => {
    let times = 0;
    const answer = () => {
      times += 1;
      return times === 1 ? refuse({ kind: "damaged" }) : { counts: counts(1), rows: [change(1)] };
    };
    openInstance(core(RUNS, { historyChanges: answer }));
    await showChanges();
    (await screen.findByText("Try again")).click();
    expect(await changes()).toHaveLength(1);
  });
});
