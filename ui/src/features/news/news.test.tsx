import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Findings, News } from "../../ipc/bindings";
import type { Answers } from "../../ipc/mocks";
import { caseCore } from "../../test/caseCore";
import { ALL_READ, HALF_READ } from "../../test/fixtures";
import { becomes, closeWindow, find, isThere, openInstance, press, sent } from "../../test/window";

afterEach(closeWindow);

const MARA = { id: 4711, name: "Mara Lindqvist", email: "mara@nordlicht.example" };
const ANTON = { id: 4712, name: "Anton Berg", email: "anton@nordlicht.example" };
const KITCHEN = { id: 21, name: "Nordlicht Kitchen" };

const SINCE: News = {
  since: "2026-11-21T18:02:00Z",
  lines: [
    { kind: "owner-changed", detail: { organization: KITCHEN, from: MARA, to: ANTON } },
    { kind: "person-new", detail: MARA },
    { kind: "person-new", detail: ANTON },
  ],
  more: 0,
  complete: true,
};

const open = (news: () => News, more: Answers = {}) => openInstance({ ...caseCore(), news, newsSeen: () => null, ...more });

describe("what happened while one was away", () => {
  it("is a line with counts, a list on demand, and gone once it is seen", async () => {
    let news = SINCE;
    const asked = open(() => news, {
      newsSeen: () => {
        news = { ...SINCE, lines: [] };
        return null;
      },
    });
    expect((await find("news")).textContent).toContain("not by this app: 1 owner changed, 2 new people.");
    expect(isThere("news-item")).toBe(false);
    await press("news-show");
    const lines = (await screen.findAllByTestId("news-item")).map(({ textContent }) => textContent);
    expect(lines[0]).toContain("Nordlicht Kitchen (#21) belongs to Anton Berg anton@nordlicht.example (#4712) now, before to Mara Lindqvist mara@nordlicht.example (#4711).");
    expect(lines[1]).toContain("Mara Lindqvist mara@nordlicht.example (#4711) is new.");
    await press("news-seen");
    await waitFor(() => expect(isThere("news")).toBe(false));
    expect(sent(asked, "news_seen")).toHaveLength(1);
  });

  it("counts no kinds where not every change is listed, and says that more may follow", async () => {
    open(() => ({ ...SINCE, more: 40, complete: false }));
    expect((await find("news")).textContent).toContain("43 changes. More may follow: organizations are still being read.");
    await press("news-show");
    expect((await find("news")).textContent).toContain("40 more changes are not listed.");
  });

  it("leads to what it is about", async () => {
    open(() => SINCE);
    await press("news-show");
    const [first, second] = await screen.findAllByTestId("news-item");
    within(second ?? document.body).getByTestId("news-open").click();
    await becomes("person-panel", "id", "4711");
    within(first ?? document.body).getByTestId("news-open").click();
    await becomes("organization-panel", "id", "21");
  });

  it("stands on organizations and leaving too, and nowhere on the first look", async () => {
    open(() => SINCE);
    for (const page of ["nav-organizations", "nav-leaving"]) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await press(page);
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await find("news");
    }
    await closeWindow();
    open(() => ({ ...SINCE, since: null }));
    await becomes("people-count", "state", "complete");
    expect(isThere("news")).toBe(false);
  });
});

describe("the findings on the page of leaving", () => {
  const FOUND: Findings = {
    findings: [
      { kind: "held-not-frozen", detail: { organization: KITCHEN, owner: ANTON } },
      { kind: "frozen-with-admin", detail: { organization: { id: 22, name: "Nordlicht Events" }, owner: ANTON, admins: [MARA] } },
    ],
    coverage: HALF_READ,
  };

  it("say what stands out and how far was looked, and lead to where it can be mended", async () => {
    const asked = open(() => SINCE, { findings: () => FOUND });
    await press("nav-leaving");
    const found = await screen.findAllByTestId("finding");
    expect(found[0]?.textContent).toContain("Nordlicht Kitchen (#21) is held by Anton Berg anton@nordlicht.example (#4712), but is not frozen.");
    expect(found[1]?.textContent).toContain("Nordlicht Events (#22) is frozen, but still has somebody in charge: Mara Lindqvist mara@nordlicht.example (#4711).");
    expect((await find("findings")).textContent).toContain("Looked at 1,200 of 5,000 organizations; there may be more.");
    within(found[0] ?? document.body).getByTestId("finding-open").click();
    await becomes("organization-panel", "id", "21");
    await press("nav-leaving");
    within((await screen.findAllByTestId("finding"))[1] ?? document.body).getByTestId("finding-open").click();
    await waitFor(() => expect(sent(asked, "access_open")[0]).toMatchObject({ scope: { kind: "organization", detail: 22 } }));
  });

  it("claim no more than was looked at", async () => {
    open(() => SINCE, { findings: () => ({ ...FOUND, coverage: ALL_READ }) });
    await press("nav-leaving");
    expect((await find("findings")).textContent).not.toContain("Looked at");
  });
});
