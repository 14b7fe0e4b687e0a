import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { ListQuery, OrganizationsPage, OrganizationsQuery } from "../../ipc/bindings";
import type { Answers } from "../../ipc/mocks";
import { tellHappened } from "../../ipc/mocks";
import { bytesOf } from "../../ipc/numbers";
import { caseCore } from "../../test/caseCore";
import { HALF_READ, happened, info, organization, organizationPanel, organizationsMatching, organizationsPage, peoplePage } from "../../test/fixtures";
import { becomes, closeWindow, find, isThere, openInstance, press, sent, type } from "../../test/window";

afterEach(closeWindow);

async function openOrganizations(total: number, page: () => Partial<OrganizationsPage> = () => ({}), answers: Answers = {}) {
  const asked = openInstance({
    ...caseCore(),
    instanceInfo: () => info(),
    people: ({ query }) => peoplePage(query as ListQuery, 40),
    organizations: ({ query }) => organizationsPage(query as OrganizationsQuery, total, page()),
    organizationsMatching: ({ query }) => bytesOf(organizationsMatching(query as OrganizationsQuery, total).map(({ id }) => id)),
    ...answers,
  });
  await press("nav-organizations");
  return asked;
}

const row = (id: number) => waitFor(() => document.querySelector<HTMLElement>(`[data-testid="organizations-grid"] [role="row"][data-id="${id}"]`) ?? Promise.reject(new Error(`no row ${id}`)));
const offline = { code: { kind: "offline" as const }, support: { operation: "", status: null, makeCode: null, detail: null, request: null, at: "" } };

describe("the list of organizations", () => {
  it("stands between the people and leaving in the navigation", async () => {
    await openOrganizations(212);
    const pages = [...((await find("nav-organizations")).closest("ul")?.querySelectorAll("button") ?? [])].map(({ dataset }) => dataset["testid"]);
    expect(pages).toEqual(["nav-people", "nav-organizations", "nav-access", "nav-leaving", "nav-history", "nav-settings"]);
    expect((await find("nav-organizations")).getAttribute("aria-current")).toBe("page");
  });

  it("counts what is shown and everything there is", async () => {
    await openOrganizations(212);
    await becomes("organizations-count", "state", "complete");
    expect((await find("organizations-count")).textContent).toBe("212 of 212");
    await type("organizations-search", "atelier sommer 34");
    await becomes("organizations-count", "shown", "1");
    expect((await find("organizations-count")).dataset["total"]).toBe("212");
    await row(55);
  });

  it("says in words what is frozen, what is deleted, and how many scenarios are active", async () => {
    await openOrganizations(40);
    expect((await row(22)).textContent).toContain("Frozen");
    expect((await row(22)).textContent).toContain("#22");
    expect((await row(30)).textContent).toContain("Deleted");
    expect((await row(21)).textContent).not.toMatch(/Frozen|Deleted/);
    expect((await row(23)).textContent).toContain("26");
    expect((await row(26)).querySelector('[aria-label="not known"]')).toBeTruthy();
  });

  it("says so while it is loading or stale, and since when", async () => {
    let page: Partial<OrganizationsPage> = { state: "loading", asOf: null };
    await openOrganizations(212, () => page);
    await becomes("organizations-count", "state", "loading");
    expect((await find("organizations-count")).textContent).toBe("212 so far");
    page = { state: "stale", problem: offline };
    await act(() => tellHappened({ kind: "directory" }));
    await becomes("organizations-count", "state", "stale");
    expect((await find("stale-line")).textContent).toContain("No connection. You see data as of");
  });

  it("says what is the matter when nothing could be read, and keeps the people as they are", async () => {
    await openOrganizations(0, () => ({ state: "stale", asOf: null, problem: { ...offline, code: { kind: "key-refused" } } }));
    expect((await screen.findByRole("alert")).textContent).toContain("Your key for Flowline EU no longer works.");
    await press("nav-people");
    await becomes("people-count", "state", "complete");
  });

  it("sorts in the core by the column that was pressed, and asks for slices only", async () => {
    const asked = await openOrganizations(20_000);
    await row(21);
    fireEvent.click(screen.getByRole("button", { name: /active scenarios/i }));
    await waitFor(() => expect(sent(asked, "organizations").at(-1)?.["query"]).toMatchObject({ sort: "count", descending: false }));
    expect(Math.max(...sent(asked, "organizations").map(({ query }) => (query as ListQuery).count))).toBeLessThan(500);
  });

  it("teaches when nothing matches, and leads back", async () => {
    await openOrganizations(212);
    await type("organizations-search", "no such place");
    await becomes("organizations-count", "shown", "0");
    expect(screen.getByText(/No organization matches/).textContent).toContain("no such place");
    fireEvent.click(screen.getByRole("button", { name: "Show all organizations" }));
    await becomes("organizations-count", "shown", "212");
  });
});

describe("the filters of organizations", () => {
  const filter = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));

  it("ask the core for what they say, and count what is left", async () => {
    const asked = await openOrganizations(212);
    await row(21);
    await filter("Frozen");
    await becomes("organizations-count", "shown", "31");
    expect(sent(asked, "organizations").at(-1)?.["query"]).toMatchObject({ filters: ["frozen"] });
    expect((await find("organizations-count")).textContent).toBe("31 of 212");
  });

  it("never look complete while memberships are being read", async () => {
    await openOrganizations(212, () => ({ needsMemberships: true, coverage: HALF_READ }));
    await becomes("organizations-coverage", "state", "reading");
    expect((await find("organizations-count")).textContent).toBe("212 so far, of 212");
    expect((await find("organizations-coverage")).textContent).toContain("Read for 1,200 of 5,000 organizations; more may match.");
  });
});

describe("the panel of an organization", () => {
  it("opens with Enter on a row, says what the list knows, and closes with Escape", async () => {
    await openOrganizations(40);
    fireEvent.keyDown(await row(22), { key: "Enter" });
    await becomes("organization-panel", "frozen", "true");
    const panel = await find("organization-panel");
    expect(panel.dataset["id"]).toBe("22");
    for (const words of ["Nordlicht Events", "(#22)", "It is frozen", "40 scenarios, 13 of them active."]) expect(panel.textContent).toContain(words);
    fireEvent.keyDown(document.body, { key: "Escape" });
    await waitFor(() => expect(isThere("organization-panel")).toBe(false));
  });

  it("warns of a name that could be mistaken for another one", async () => {
    const like = { kind: "name", detail: { id: 90, name: "Nordlicht Kitch\u0435n", email: "" } } as const;
    const first = { ...organization(0), looksLike: like };
    await openOrganizations(1, () => ({ rows: [first] }), { organizationPanel: ({ organization: id }) => organizationPanel(Number(id), { organization: first }) });
    expect((await row(21)).querySelector<HTMLElement>('[data-testid="looks-like-mark"]')?.title).toBe("Looks like another one");
    fireEvent.keyDown(await row(21), { key: "Enter" });
    expect((await find("looks-like")).textContent).toBe("This name looks like Nordlicht Kitch\u0435n (#90), but is written with other characters.");
  });

  it("lists members with the owner first, teams, the license in words and units, and what was used", async () => {
    await openOrganizations(40);
    fireEvent.keyDown(await row(21), { key: "Enter" });
    const members = await screen.findAllByTestId("member-item");
    expect(members).toHaveLength(12);
    await becomes("organization-owner", "user", "4700");
    expect(members[0]?.textContent).toContain("Owner");
    expect(members[0]?.textContent).toContain("person.0@nordlicht.example (#4700)");
    await press("members-all");
    expect(await screen.findAllByTestId("member-item")).toHaveLength(17);
    expect(screen.getAllByTestId("team-item").map(({ textContent }) => textContent)).toContain("Front of house4 people");
    const license = screen.getAllByTestId("license-item").map(({ textContent }) => textContent);
    for (const words of ["Operations50,000", "Data transfer5 GiB", "API calls per minute60", "Shortest schedule5 minutes", "Run history is kept30 days", "Custom variablesyes", 'makeAITools{"agents":2}']) expect(license).toContain(words);
    const panel = await find("organization-panel");
    for (const words of ["What it may use each month. The next renewal is on 1 December 2026.", "Counted since 1 November 2026.", "12,340 of 50,000", "about 1.2 GiB of 5 GiB", "Country: Germany. Your reference: CRM-1009."]) expect(panel.textContent).toContain(words);
    expect(panel.textContent).not.toMatch(/restartPeriod|dslimit/);
  });

  it("says of each part by itself that the key may not read it, or that it is on its way", async () => {
    const none = { members: [], license: [], usage: null } as const;
    await openOrganizations(40, undefined, { organizationPanel: () => organizationPanel(21, { ...none, members: [], license: [], membersState: "not-readable", licenseState: "failed", usageState: "not-readable", teamsState: "waiting" }) });
    fireEvent.keyDown(await row(21), { key: "Enter" });
    await becomes("organization-members", "state", "not-readable");
    await becomes("organization-owner", "user", "4700");
    expect((await find("organization-members")).textContent).toContain("Your key may not read who is in here.");
    expect((await find("organization-usage")).textContent).toContain("Your key may not read what was used.");
    expect((await find("organization-license")).textContent).toContain("This could not be read.");
    expect((await find("organization-teams")).textContent).toContain("Being read…");
  });

  it("leads to everything that was changed in it", async () => {
    const none = { shown: 0, total: 0, person: null, organization: null, people: [], organizations: [] };
    const asked = await openOrganizations(40, undefined, { organizationPanel: () => organizationPanel(22), historyChanges: () => ({ counts: none, rows: [] }) });
    fireEvent.keyDown(await row(22), { key: "Enter" });
    await press("happened-all");
    await waitFor(() => expect([...sent(asked, "history_cases"), ...sent(asked, "history_changes")].at(-1)).toMatchObject({ query: { person: null, organization: 22 } }));
  });

  it("leads from a member to that person, and from what happened to its run", async () => {
    await openOrganizations(40, undefined, { organizationPanel: () => organizationPanel(22, { happened: [happened()] }) });
    fireEvent.keyDown(await row(22), { key: "Enter" });
    expect((await find("happened-item")).textContent).toContain("Customer leaves: Nordlicht Catering14 March 2026, 29 changes done, 2 already soFinished");
    fireEvent.click((await screen.findAllByTestId("member-open"))[1] ?? document.body);
    await becomes("person-panel", "id", "4740");
  });

  it("stays when the search hides its row", async () => {
    await openOrganizations(40);
    fireEvent.keyDown(await row(22), { key: "Enter" });
    await becomes("organization-panel", "frozen", "true");
    await type("organizations-search", "hofmann");
    await row(24);
    expect((await find("organization-panel")).textContent).toContain("Nordlicht Events");
  });

  it("begins the case from this organization", async () => {
    const asked = await openOrganizations(40);
    fireEvent.keyDown(await row(22), { key: "Enter" });
    await press("organization-start-leaving");
    await waitFor(() => expect(sent(asked, "leave_begin")).toEqual([{ start: { kind: "organizations", detail: [22] } }]));
    await find("leave-kind");
  });

  it("begins nothing with a deleted organization", async () => {
    await openOrganizations(40);
    fireEvent.keyDown(await row(30), { key: "Enter" });
    await becomes("organization-panel", "frozen", "false");
    expect((await find("organization-panel")).textContent).toContain("no leave can begin here");
    expect(isThere("organization-start-leaving")).toBe(false);
  });
});
