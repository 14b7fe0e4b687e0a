import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Answers } from "../../ipc/mocks";
import { focusAt, key, matrix, openWith, staged, writes } from "../../test/accessWindow";
import { casesPage } from "../../test/caseCore";
import { evidence, runView } from "../../test/caseFixtures";
import { changeReview } from "../../test/changeFixtures";
import { runItem } from "../../test/fixtures";
import { becomes, closeWindow, find, isThere, press, sent, type } from "../../test/window";

afterEach(closeWindow);

describe("the tray", () => {
  async function withOne() {
    const opened = await matrix();
    focusAt(2, 1);
    key("Delete");
    await becomes("tray", "count", "1");
    return opened;
  }

  it("stands on every page with a navigation, names the instance and undoes", async () => {
    await withOne();
    expect((await find("tray")).textContent).toContain("1 change waiting for Flowline EU");
    await press("nav-people");
    await find("people-grid");
    await press("tray-undo");
    await waitFor(() => expect(isThere("tray")).toBe(false));
  });

  it("lists its lines, drops them and notes them", async () => {
    const { asked } = await withOne();
    await press("tray-show");
    const line = await find("tray-line");
    expect(line.textContent).toContain("Tomasz Wiśniewski");
    expect(line.textContent).toContain("Accountant");
    await press("tray-note");
    await type("tray-note-text", "asked for by Ola");
    await press("tray-note-save");
    await waitFor(async () => expect((await find("tray-line")).textContent).toContain("asked for by Ola"));
    expect(sent(asked, "tray_note")).toEqual([{ key: "2@org-21", text: "asked for by Ola" }]);
    await press("tray-drop");
    await waitFor(() => expect(isThere("tray-line")).toBe(false));
  });

  it("throws nothing away before it was said twice", async () => {
    const { asked } = await withOne();
    await press("tray-clear");
    await find("tray-throw");
    fireEvent.click(screen.getByRole("button", { name: "Keep for later" }));
    await waitFor(() => expect(isThere("tray-throw")).toBe(false));
    expect(sent(asked, "tray_clear")).toEqual([]);
    await press("tray-clear");
    await press("tray-throw-away");
    await waitFor(() => expect(isThere("tray")).toBe(false));
  });

  it("keeps the matrix as it was when one comes back to it", async () => {
    await withOne();
    await type("access-search", "tomasz");
    await waitFor(async () => expect((await find("access-count")).dataset["shown"]).toBe("3"));
    await press("nav-people");
    await find("people-grid");
    await press("nav-access");
    await waitFor(async () => expect((await find("access-count")).dataset["shown"]).toBe("3"));
    expect((await find<HTMLInputElement>("access-search")).value).toBe("tomasz");
    await waitFor(() => expect(staged()).toHaveLength(1));
  });
});

describe("the way to the review", () => {
  const stale = (key: string, name: string) => ({
    key,
    user: { id: 4703, name, email: "person.3@nordlicht.example" },
    organization: { id: 21, name: "Nordlicht Kitchen" },
    team: null,
    was: { id: 13, name: "Member" },
    wish: { id: 12, name: "Admin" },
    note: null,
    state: { kind: "stale" as const, detail: { now: { id: 14, name: "Accountant" }, unknown: null } },
    follows: [],
  });
  const summary = { frozen: 0, handedOver: 0, limited: 0, removed: 1, created: 0, lines: 2, access: { removed: 1, less: 0, more: 1, new: 0 } };
  const person = (id: number, name: string) => ({ id, name, email: `${id}@nordlicht.example` });
  const line = { change: "set-org-role", organization: 21, team: null, license: [], field: null, why: "chosen" as const };
  const plan = changeReview({
    kind: "access",
    title: "Nordlicht Kitchen",
    person: null,
    summary,
    lines: [
      { ...line, step: 1, user: person(51, "Noor Haddad"), before: "13", after: "12", beforeName: "Member", afterName: "Admin", weight: "more", risk: 4 },
      { ...line, step: 2, change: "remove-from-org", user: person(52, "Ada King"), before: "13", after: "none", beforeName: "Member", afterName: null, weight: "removed", risk: 1 },
    ],
  });

  async function waiting(more: Answers) {
    const opened = await matrix({}, more);
    focusAt(2, 1);
    key("Delete");
    await becomes("tray", "count", "1");
    await press("tray-review");
    return opened;
  }

  it("asks about every line that changed meanwhile before there is a review", async () => {
    let asked = 0;
    const { asked: sentAll } = await waiting({
      trayReview: () => {
        asked += 1;
        return asked === 1 ? { stale: [stale("a", "Zoë Brandt"), stale("b", "John Doe")], refused: [], alreadySo: 0, later: 0, review: null } : { stale: [], refused: [], alreadySo: 0, later: 1, review: plan };
      },
      trayDecide: () => ({ count: 2, undo: true, redo: false }),
    });
    const [first, second] = await screen.findAllByTestId("stale-line-item");
    expect(first?.textContent).toContain("It is now Accountant. You saw Member and want Admin.");
    expect((await find("tray-go-on")).hasAttribute("disabled")).toBe(true);
    fireEvent.click(within(first ?? document.body).getByTestId("stale-mine"));
    await waitFor(() => expect(first?.dataset["decision"]).toBe("mine"));
    expect((await find("tray-go-on")).hasAttribute("disabled")).toBe(true);
    fireEvent.click(within(second ?? document.body).getByTestId("stale-later"));
    await waitFor(() => expect(second?.dataset["decision"]).toBe("later"));
    await press("tray-go-on");
    await find("review");
    expect(sent(sentAll, "tray_decide")).toEqual([{ key: "a", decision: "mine" }, { key: "b", decision: "later" }]);
  });

  it("leads to a review by weight, the riskiest first, whose numbers equal its lines", async () => {
    const { asked } = await waiting({ trayReview: () => ({ stale: [], refused: [], alreadySo: 0, later: 0, review: plan }) });
    const review = await find("review");
    expect(within(review).getAllByTestId("review-weight").map(({ dataset }) => [dataset["weight"], dataset["lines"]])).toEqual([["removed", "1"], ["more", "1"]]);
    expect(within(review).getAllByTestId("review-line").map(({ dataset }) => dataset["step"])).toEqual(["2", "1"]);
    expect(review.textContent).toContain("1 change removes access. 1 gives more, or other, access.");
    expect((await find("review-start")).textContent).toBe("Carry out 2 changes");
    expect(isThere("tray")).toBe(false);
    expect(writes(asked)).toEqual([]);
  });

  it("says so when nothing is left to review", async () => {
    await waiting({ trayReview: () => ({ stale: [], refused: [], alreadySo: 0, later: 2, review: null }) });
    await waitFor(async () => expect((await find("tray-before-review")).textContent).toContain("2 changes are put off."));
  });
});

describe("a run of changes of access that is over", () => {
  const over = () => {
    const view = runView(27, "done", { state: "finished", live: false, over: true });
    const steps = view.steps.map((step, index) => ({ ...step, state: index === 0 ? ("needs-you" as const) : ("done" as const) }));
    return { ...view, steps, review: { ...view.review, kind: "access" as const } };
  };

  it("puts what is open back into the tray, and names what cannot be", async () => {
    const cell = { user: { id: 4711, name: "Mara Lindqvist", email: "mara@nordlicht.example" }, organization: { id: 21, name: "Nordlicht Kitchen" }, team: null };
    const { asked } = openWith({}, { runList: () => [runItem({ state: "finished", over: true })], historyCases: () => casesPage([runItem({ state: "finished", over: true })]), runView: over, evidenceView: () => evidence(), runToTray: () => ({ tray: { count: 1, undo: true, redo: false }, staged: 1, leftOut: [{ cell, why: { kind: "changed-since" } }] }) });
    await press("nav-history");
    await press("run-item");
    expect((await find("run-open-again")).textContent).toBe("Try the open one again…");
    await press("run-open-again");
    expect((await find("run-given-back")).textContent).toContain("Nobody’s later change is undone.");
    expect(sent(asked, "run_to_tray")).toEqual([{ run: "r1", what: "open" }]);
    await press("run-to-tray");
    await find("tray-list");
  });
});
