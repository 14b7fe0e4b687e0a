import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { ListQuery, OrganizationsQuery } from "../ipc/bindings";
import type { Answers } from "../ipc/mocks";
import { refuse } from "../ipc/mocks";
import { caseCore } from "../test/caseCore";
import { organizationsPage, peoplePage } from "../test/fixtures";
import { becomes, closeWindow, find, isThere, openInstance, press, sent, type } from "../test/window";

afterEach(closeWindow);

const PATH = "/home/ines/Documents/Gatehouse/People.xlsx";

function open(more: Answers = {}) {
  return openInstance({
    ...caseCore(),
    people: ({ query }) => peoplePage(query as ListQuery, 1284),
    organizations: ({ query }) => organizationsPage(query as OrganizationsQuery, 212),
    exportPeople: () => ({ path: PATH, rows: 395, state: "complete", membershipsMissing: false }),
    exportOrganizations: () => ({ path: PATH, rows: 212, state: "stale", membershipsMissing: true }),
    ...more,
  });
}

const tick = async (id: number) => {
  const row = await waitFor(() => document.querySelector(`[role="row"][data-id="${id}"] input`) ?? Promise.reject(new Error("no row")));
  fireEvent.click(row);
};
const choose = async (control: string, value: string) => fireEvent.click((await find(control)).querySelector(`[data-value="${value}"]`) ?? document.body);

describe("taking a list out", () => {
  it("offers what is seen, everything and the selection, with the counts on screen, as an Excel sheet", async () => {
    const asked = open();
    await tick(4701);
    await tick(4703);
    await type("people-search", "person.1");
    await becomes("people-count", "shown", "395");
    await press("people-export");
    const dialog = within(await find("export"));
    for (const name of ["What I see (395)", "Everything (1,284)", "Selection (2)"]) expect(dialog.getByRole("radio", { name })).toBeTruthy();
    await press("export-save");
    await becomes("export-path", "path", PATH);
    expect((await find("export-path")).textContent).toBe(`Saved, with 395 rows:${PATH}`);
    expect(sent(asked, "export_people")).toEqual([{ order: { rows: "shown", format: "xlsx", selection: [], query: { search: "person.1", sort: "name", descending: false, filters: [], offset: 0, count: 0 } } }]);
    await press("export-close");
    await waitFor(() => expect(isThere("export")).toBe(false));
  });

  it("takes the selection from its own bar, and as text where that is wanted", async () => {
    const asked = open();
    await tick(4701);
    await tick(4703);
    await press("people-export-selection");
    await becomes("export-rows", "value", "selection");
    await choose("export-format", "csv-semicolon");
    await press("export-save");
    await find("export-path");
    expect(sent(asked, "export_people")[0]?.["order"]).toMatchObject({ rows: "selection", selection: [4701, 4703], format: "csv-semicolon" });
  });

  it("takes out who has what instead, for people only", async () => {
    const asked = open({ exportAccess: () => ({ path: PATH, rows: 3100, state: "complete", membershipsMissing: true }) });
    await becomes("people-count", "shown", "1284");
    await press("people-export");
    await choose("export-content", "access");
    await choose("export-rows", "everything");
    await press("export-save");
    await waitFor(async () => expect((await find("export-path")).textContent).toContain("Saved, with 3,100 rows:"));
    expect(sent(asked, "export_access")).toHaveLength(1);
    expect(sent(asked, "export_people")).toHaveLength(0);
    await press("export-close");
    await press("nav-organizations");
    await becomes("organizations-count", "shown", "212");
    await press("organizations-export");
    await find("export-rows");
    expect(isThere("export-content")).toBe(false);
  });

  it("says afterwards that the list was not fresh or not all read", async () => {
    open();
    await press("nav-organizations");
    await becomes("organizations-count", "shown", "212");
    await press("organizations-export");
    await press("export-save");
    const dialog = await find("export");
    await waitFor(() => expect(dialog.textContent).toContain("somebody may be missing"));
    expect(dialog.textContent).toContain("not complete or not fresh");
  });

  it("keeps what was chosen when the file cannot be written", async () => {
    open({ exportPeople: () => refuse({ kind: "disk-full" }) });
    await becomes("people-count", "shown", "1284");
    await press("people-export");
    await choose("export-rows", "everything");
    await press("export-save");
    expect((await within(await find("export")).findByRole("alert")).textContent).not.toBe("");
    await becomes("export-rows", "value", "everything");
    expect(screen.queryByTestId("export-path")).toBeNull();
  });
});
