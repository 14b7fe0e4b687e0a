import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { ListQuery, PeoplePage } from "../../ipc/bindings";
import type { Answers } from "../../ipc/mocks";
import { refuse, tellHappened } from "../../ipc/mocks";
import { bytesOf } from "../../ipc/numbers";
import { ALL_READ, HALF_READ, happened, info, jobs, panel, peopleMatching, peoplePage, row as fixtureRow } from "../../test/fixtures";
import { becomes, closeWindow, find, isThere, openInstance, press, sent, type } from "../../test/window";
import { offsetFor } from "../../lists/useSlice";

afterEach(closeWindow);

function openPeople(total: number, page: () => Partial<PeoplePage> = () => ({}), answers: Answers = {}) {
  return openInstance({
    instanceInfo: () => info(),
    runList: () => [],
    people: ({ query }) => peoplePage(query as ListQuery, total, page()),
    peopleMatching: ({ query }) => bytesOf(peopleMatching(query as ListQuery, total).map(({ id }) => id)),
    personPanel: ({ user }) => panel(Number(user)),
    ...answers,
  });
}

const row = (id: number) => waitFor(() => document.querySelector<HTMLElement>(`[data-testid="people-grid"] [role="row"][data-id="${id}"]`) ?? Promise.reject(new Error(`no row ${id}`)));

const about = (kind: "offline" | "unreadable"): PeoplePage["problem"] => ({
  code: { kind },
  support: { operation: "", status: null, makeCode: null, detail: null, request: null, at: "" },
});

describe("the list of people", () => {
  it("counts what is shown and everything there is", async () => {
    openPeople(1284);
    await becomes("people-count", "state", "complete");
    await becomes("people-count", "total", "1284");
    expect((await find("people-count")).textContent).toBe("1,284 of 1,284");
    await type("people-search", "person.12@");
    await becomes("people-count", "shown", "1");
    expect((await find("people-count")).dataset["total"]).toBe("1284");
    await row(4712);
  });

  it("says so while it is loading, stale or has changed", async () => {
    let page: Partial<PeoplePage> = { state: "loading", asOf: null };
    openPeople(2300, () => page);
    await becomes("people-count", "state", "loading");
    expect((await find("people-count")).textContent).toBe("2,300 so far");
    page = { state: "changed" };
    await act(() => tellHappened({ kind: "directory" }));
    await becomes("people-count", "state", "changed");
    expect((await find("people-count")).textContent).toContain("; the list changed while it was read");
    page = { state: "changed", problem: about("unreadable") };
    await act(() => tellHappened({ kind: "directory" }));
    await waitFor(async () => expect((await find("people-count")).textContent).toContain("; some rows could not be read"));
    page = { state: "stale", problem: about("offline") };
    await act(() => tellHappened({ kind: "directory" }));
    await becomes("people-count", "state", "stale");
    expect((await find("stale-line")).textContent).toContain("No connection. You see data as of");
  });

  it("asks for slices around what is in view, never for everything", async () => {
    const asked = openPeople(100_000);
    await row(4700);
    const counts = sent(asked, "people").map(({ query }) => (query as ListQuery).count);
    expect(Math.max(...counts)).toBeLessThan(500);
    expect(offsetFor(0)).toBe(0);
    expect(offsetFor(59)).toBe(0);
    for (const start of [60, 119, 1000, 99_950]) {
      expect(offsetFor(start)).toBeLessThanOrEqual(start);
      expect(offsetFor(start) + 240).toBeGreaterThan(start + 100);
    }
  });

  it("says in the row what is to be known of an account", async () => {
    openPeople(50);
    const states = async (id: number) => (await row(id)).querySelector('[role="gridcell"]:last-child')?.textContent;
    expect(await states(4702)).toBe("Admin rightsTwo-step sign-in off");
    expect(await states(4703)).toBe("Never signed in");
    expect(await states(4704)).toBe("");
    expect(await states(4706)).toBe("Waiting for company sign-in");
    expect(await states(4709)).toBe("Former customer");
    expect(await states(4714)).toBe("Invitation open");
    expect(await states(4707)).toBe("Two-step sign-in off");
  });

  it("marks a name that could be mistaken for another one, and says in the panel for whose", async () => {
    const like = { kind: "name", detail: { id: 66, name: "M\u0430ra Lindqvist", email: "mara@else.example" } } as const;
    const rows = [{ ...fixtureRow(0), looksLike: like }, { ...fixtureRow(1), looksLike: { kind: "mixed" } as const }, fixtureRow(2)];
    openPeople(3, () => ({ rows }), { personPanel: () => ({ ...panel(4700), person: rows[0] ?? fixtureRow(0) }) });
    const mark = async (id: number) => (await row(id)).querySelector<HTMLElement>('[data-testid="looks-like-mark"]')?.title;
    expect([await mark(4700), await mark(4701), await mark(4702)]).toEqual(["Looks like another one", "Mixes letters of different alphabets", undefined]);
    fireEvent.click(await row(4700));
    const words = await find("looks-like");
    expect(words.dataset["id"]).toBe("66");
    expect(words.textContent).toBe("This name looks like M\u0430ra Lindqvist mara@else.example (#66), but is written with other characters.");
  });

  it("sorts in the core by the column that was pressed", async () => {
    const asked = openPeople(50);
    await row(4700);
    fireEvent.click(screen.getByRole("button", { name: /last sign-in/i }));
    await waitFor(() => expect(sent(asked, "people").at(-1)?.["query"]).toMatchObject({ sort: "last-sign-in" }));
  });

  it("leads from a row to the search by typing, and by Control+F from anywhere", async () => {
    openPeople(50);
    const first = await row(4700);
    act(() => first.focus());
    fireEvent.keyDown(first, { key: "m" });
    expect(document.activeElement).toBe(await find("people-search"));
    act(() => first.focus());
    fireEvent.keyDown(first, { key: "f", ctrlKey: true });
    expect(document.activeElement).toBe(await find("people-search"));
  });

  it("asks the instance too while the list is on its way, once per pause in typing", async () => {
    const asked = openPeople(40, () => ({ state: "loading", asOf: null }), { searchServer: () => null });
    await row(4700);
    await type("people-search", "ma");
    await type("people-search", "mara");
    await waitFor(() => expect(sent(asked, "search_server")).toEqual([{ text: "mara" }]), { timeout: 2000 });
  });

  it("does not ask the instance once the list is complete", async () => {
    const asked = openPeople(40);
    await row(4700);
    await type("people-search", "mara");
    await new Promise((done) => {
      setTimeout(done, 400);
    });
    expect(sent(asked, "search_server")).toEqual([]);
  });

  it("teaches when nothing matches, and leads back", async () => {
    openPeople(1284);
    await type("people-search", "nobody at all");
    await becomes("people-count", "shown", "0");
    expect(screen.getByText(/Nobody here matches/).textContent).toContain("nobody at all");
    fireEvent.click(screen.getByRole("button", { name: "Show everybody" }));
    await becomes("people-count", "shown", "1284");
  });
});

describe("the filters of people", () => {
  const filter = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));

  it("ask the core for all that are chosen, and say so", async () => {
    const asked = openPeople(1284);
    await filter("Never signed in");
    await filter("Two-step sign-in off");
    await waitFor(() => expect(sent(asked, "people").at(-1)?.["query"]).toMatchObject({ filters: ["never-signed-in", "two-step-off"] }));
    expect(screen.getByRole("button", { name: "Never signed in" }).getAttribute("aria-pressed")).toBe("true");
    const shown = peopleMatching({ search: "", sort: "name", descending: false, offset: 0, count: 0, filters: ["never-signed-in", "two-step-off"] }, 1284).length;
    await becomes("people-count", "shown", String(shown));
    await filter("Never signed in");
    await waitFor(() => expect(sent(asked, "people").at(-1)?.["query"]).toMatchObject({ filters: ["two-step-off"] }));
  });

  it("say how far memberships are read, stop and go on, and only then look complete", async () => {
    let coverage: PeoplePage["coverage"] = HALF_READ;
    const asked = openPeople(1284, () => ({ needsMemberships: true, coverage }), { membershipsStop: () => null, membershipsGoOn: () => null });
    await becomes("people-coverage", "read", "1200");
    expect((await find("people-count")).textContent).toBe("1,284 so far, of 1,284");
    await press("memberships-stop");
    await waitFor(() => expect(sent(asked, "memberships_stop")).toHaveLength(1));
    coverage = { ...HALF_READ, state: "stopped" };
    await act(() => tellHappened({ kind: "directory" }));
    await becomes("people-coverage", "state", "stopped");
    await press("memberships-go-on");
    await waitFor(() => expect(sent(asked, "memberships_go_on")).toHaveLength(1));
    coverage = { ...ALL_READ, sure: false };
    await act(() => tellHappened({ kind: "directory" }));
    await becomes("people-coverage", "state", "complete");
    expect((await find("people-coverage")).textContent).toContain("somebody may be missing");
    coverage = ALL_READ;
    await act(() => tellHappened({ kind: "directory" }));
    await waitFor(() => expect(isThere("people-coverage")).toBe(false));
    expect((await find("people-count")).textContent).toBe("1,284 of 1,284");
  });

  it("teach what would stand here when they find nobody, and lead back", async () => {
    openPeople(10);
    await filter("Invitation open");
    expect((await screen.findByText(/No one has an open invitation/)).textContent).toBe("No one has an open invitation. New invitations appear here.");
    fireEvent.click(screen.getByRole("button", { name: "Show everybody" }));
    await becomes("people-count", "shown", "10");
  });
});

describe("the selection of people", () => {
  const tick = async (id: number) => fireEvent.click((await row(id)).querySelector('input[type="checkbox"]') ?? document.body);

  it("survives search, sorting and looking at another page", async () => {
    openPeople(1284, undefined, { organizations: () => refuse({ kind: "offline" }) });
    await tick(4701);
    await tick(4702);
    expect((await find("people-selection")).textContent).toContain("2 people selected");
    await type("people-search", "person.12@");
    await becomes("people-count", "shown", "1");
    await becomes("people-selection", "selected", "2");
    fireEvent.click(screen.getByRole("button", { name: /last sign-in/i }));
    await press("nav-history");
    await press("nav-people");
    await becomes("people-selection", "selected", "2");
    expect((await find("people-search")).getAttribute("value")).toBe("person.12@");
    await press("select-none");
    expect(isThere("people-selection")).toBe(false);
  });

  it("takes everybody who matches, counted by the core, and not only those in view", async () => {
    const asked = openPeople(1284);
    await tick(4701);
    await type("people-search", "person.1");
    await becomes("people-count", "shown", "395");
    expect((await find("select-all")).textContent).toBe("Select all 395 matching");
    await press("select-all");
    await becomes("people-selection", "selected", "395");
    expect(sent(asked, "people_matching").at(-1)?.["query"]).toMatchObject({ search: "person.1", filters: [] });
    expect((await find<HTMLInputElement>("tick-all")).checked).toBe(true);
    await tick(4710);
    await becomes("people-selection", "selected", "394");
    expect((await find<HTMLInputElement>("tick-all")).indeterminate).toBe(true);
  });

  it("forgets who is gone from the instance after a refresh", async () => {
    let gone = false;
    openPeople(20, () => ({ asOf: gone ? "2026-11-22T10:42:00Z" : "2026-11-22T09:42:00Z" }), { peopleMatching: ({ query }) => bytesOf(peopleMatching(query as ListQuery, 20).map(({ id }) => id).filter((id) => !gone || id !== 4702)) });
    await tick(4701);
    await tick(4702);
    await becomes("people-selection", "selected", "2");
    gone = true;
    await act(() => tellHappened({ kind: "directory" }));
    await becomes("people-selection", "selected", "1");
  });

  it("ticks with the space bar and opens with Enter, from the keyboard alone", async () => {
    openPeople(50);
    const first = await row(4700);
    act(() => first.focus());
    fireEvent.keyDown(first, { key: "ArrowDown" });
    await waitFor(async () => expect(document.activeElement).toBe(await row(4701)));
    fireEvent.keyDown(document.activeElement ?? first, { key: " " });
    await becomes("people-selection", "selected", "1");
    expect(isThere("person-panel")).toBe(false);
    fireEvent.keyDown(document.activeElement ?? first, { key: "Enter" });
    await becomes("person-panel", "id", "4701");
  });
});

describe("the panel of a person", () => {
  it("opens with Enter on a row, lists every place with its role, and closes with Escape", async () => {
    openPeople(50);
    fireEvent.keyDown(await row(4700), { key: "Enter" });
    expect((await find("person-panel")).dataset["id"]).toBe("4700");
    const places = await screen.findAllByTestId("membership-item");
    expect(places.map(({ dataset }) => [dataset["place"], dataset["role"]])).toEqual([
      ["org-21", "11"],
      ["team-211", "1"],
      ["team-212", "1"],
      ["org-22", "11"],
      ["team-221", "2"],
      ["org-23", "6"],
      ["org-24", ""],
    ]);
    expect((await find("person-panel")).textContent).toContain("The account was created on 12 March 2024. Language: Swedish; country: Sweden. 14 scenarios, 9 of them active.");
    fireEvent.keyDown(document.body, { key: "Escape" });
    await waitFor(() => expect(isThere("person-panel")).toBe(false));
  });

  it("says what happened here, and leads to the run and to the organization", async () => {
    openPeople(50, undefined, { personPanel: ({ user }) => panel(Number(user), { happened: [happened({ kind: "person-leaves", title: "Mara Lindqvist", open: 3, over: false, state: "stopped" })] }), organizations: () => refuse({ kind: "offline" }), runView: () => refuse({ kind: "not-found" }) });
    fireEvent.keyDown(await row(4700), { key: "Enter" });
    expect((await find("happened-item")).textContent).toContain("29 changes done, 2 already so, 3 still open");
    await press("happened-open");
    await waitFor(() => expect(isThere("person-panel")).toBe(false));
  });

  it("says before a click that a leave needs a key that may more", async () => {
    const missing = jobs({ "change-roles": "admin:write, users edit" });
    const asked = openPeople(50, undefined, { instanceInfo: () => info({ jobs: missing }) });
    fireEvent.keyDown(await row(4700), { key: "Enter" });
    const button = await find("person-start-leaving");
    expect(button.hasAttribute("disabled")).toBe(true);
    expect(document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent).toBe("Your key may not change roles and hand over. Ask for a key with the missing right: admin:write, users edit.");
    fireEvent.click(button);
    expect(sent(asked, "leave_begin")).toEqual([]);
  });

  it("says without a connection why no leave can begin, and shows what is known as of when", async () => {
    const offline = { code: { kind: "offline" as const }, support: { operation: "", status: null, makeCode: null, detail: null, request: null, at: "" } };
    openPeople(50, () => ({ state: "stale", problem: offline }));
    fireEvent.keyDown(await row(4700), { key: "Enter" });
    const button = await find("person-start-leaving");
    await waitFor(() => expect(button.hasAttribute("disabled")).toBe(true));
    expect(document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent).toBe("No connection. This begins with reading, so it works again once the instance answers.");
    expect((await find("people-count")).textContent).toContain("50 of 50, as of ");
    expect(await screen.findAllByTestId("membership-item")).toHaveLength(7);
  });

  it("starts a leave with a key that may not freeze: one person may still leave", async () => {
    openPeople(50, undefined, { instanceInfo: () => info({ jobs: jobs({ "change-licenses": "organization edit" }) }) });
    fireEvent.keyDown(await row(4700), { key: "Enter" });
    expect((await find("person-start-leaving")).hasAttribute("disabled")).toBe(false);
    expect(isThere("leave-lacking")).toBe(false);
  });

  it("says what a glyph means", async () => {
    openPeople(50);
    fireEvent.click((await row(4700)).querySelector('[role="gridcell"]') ?? document.body);
    await screen.findAllByTestId("membership-item");
    for (const name of ["Frozen", "Waiting for company sign-in", "Invitation open"]) expect(screen.getByLabelText(name)).toBeTruthy();
    expect(screen.getAllByTitle("Fixed: can only be removed and added again.")).toHaveLength(2);
  });

  it("says how far the looking is, and stops it", async () => {
    const looking = { looked: 40, total: 212, found: 2, expected: 4, looking: true, stopped: false };
    let completeness = looking;
    const asked = openPeople(50, undefined, { personPanel: ({ user }) => panel(Number(user), { completeness }), stopPerson: () => null });
    fireEvent.keyDown(await row(4701), { key: "Enter" });
    expect((await find("person-completeness")).textContent).toContain("Looked at 40 of 212 organizations so far.");
    await press("person-stop");
    await waitFor(() => expect(sent(asked, "stop_person")).toEqual([{ user: 4701 }]));
    completeness = { ...looking, looking: false, stopped: true };
    await act(() => tellHappened({ kind: "person", detail: 4701 }));
    await becomes("person-completeness", "looking", "false");
    expect((await find("person-completeness")).textContent).toContain("Stopped after 40 of 212 organizations; there may be more.");
  });
});
