import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Review } from "../../ipc/bindings";
import type { Answers } from "../../ipc/mocks";
import { refuse } from "../../ipc/mocks";
import { caseCore } from "../../test/caseCore";
import { draft, review } from "../../test/caseFixtures";
import { info } from "../../test/fixtures";
import { becomes, closeWindow, find, isThere, openInstance, press, sent, type } from "../../test/window";
import { isTyped } from "./typedName";

afterEach(closeWindow);

/** A case of which everything is chosen, up to its review. */
async function toReview(plan: Review = review(), more: Answers = {}) {
  const organizations = draft().organizations.filter(({ decision }) => decision === null);
  const asked = openInstance(caseCore({ organizations, choices: { ...draft().choices, successor: 812 } }, { leaveReview: () => plan, ...more }));
  await press("nav-leaving");
  await press("leaving-start");
  await type("leave-search", "person.11");
  await press("leave-person");
  for (const page of ["leave-who", "leave-found", "leave-what", "leave-holding"]) {
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    await find(page);
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    await press("wizard-next");
  }
  return asked;
}

async function startIsOpen(open: boolean) {
  await waitFor(async () => expect((await find("review-start")).hasAttribute("disabled")).toBe(!open));
}

describe("the review", () => {
  it("has one line per step with the values of the core, folded ones included", async () => {
    await toReview();
    await find("review");
    const shown = screen.getAllByTestId("review-line").map(({ dataset }) => ({ step: dataset["step"], change: dataset["change"], user: dataset["user"], place: dataset["place"], before: dataset["before"], after: dataset["after"] }));
    const wanted = review().lines.map((line) => ({
      step: String(line.step),
      change: line.change,
      user: line.user === null ? undefined : String(line.user.id),
      place: line.team ? `team-${line.team.id}` : `org-${line.organization}`,
      before: line.before,
      after: line.after,
    }));
    expect(shown.toSorted((left, right) => Number(left.step) - Number(right.step))).toEqual(wanted);
    const fold = screen.getAllByTestId("review-fold")[0];
    expect(fold?.textContent).toContain("in 4 teams");
    expect(fold?.getAttribute("aria-expanded")).toBe("false");
  });

  it("shows what was noted beside a line, and what the app will never do without leaving the page", async () => {
    const plan = review();
    await toReview({ ...plan, lines: plan.lines.map((line, index) => (index === 3 ? { ...line, note: "asked for by Mara on Monday" } : line)) });
    await find("review");
    expect(screen.getAllByTestId("line-note").map(({ textContent }) => textContent)).toEqual(["Note:asked for by Mara on Monday"]);
    await press("never-open");
    expect(within(await find("never")).getAllByTestId("never-rule")).toHaveLength(6);
    fireEvent.click(within(await find("never")).getByRole("button", { name: "Back to the review" }));
    await waitFor(() => expect(isThere("never")).toBe(false));
    expect(isThere("review")).toBe(true);
  });

  it("says in one sentence what the lines say", async () => {
    await toReview();
    const text = (await find("review")).textContent;
    const lines = screen.getAllByTestId("review-line").map(({ dataset }) => dataset["change"]);
    expect(text).toContain(`${lines.filter((change) => change === "license").length} organizations are frozen.`);
    expect(text).toContain(`Ownership of ${lines.filter((change) => change === "transfer").length} organizations goes to Holding account EU.`);
    expect(text).toContain("2 people are limited.");
    expect(text).toContain("Nothing is deleted.");
    expect(text).toContain("keeps full access: they also work in other organizations.");
  });

  it("shows people with name, email and number, and allowances in words", async () => {
    await toReview();
    const line = await waitFor(() => document.querySelector<HTMLElement>('[data-testid="review-line"][data-change="transfer"]') ?? Promise.reject(new Error("no transfer")));
    expect(line.textContent).toContain("Mara Lindqvist mara@nordlicht.example (#4711)");
    expect(line.textContent).toContain("Holding account EU holding@flowline.example (#812)");
    expect(document.querySelector('[data-testid="review-line"][data-change="license"]')?.textContent).toContain("5 GiB→becomes100 MiB");
  });

  it("starts once the name is typed: confirms first, then starts with that confirmation, then shows the run", async () => {
    const asked = await toReview();
    expect((await find("review-confirm-name")).dataset["expected"]).toBe("Nordlicht Catering");
    await startIsOpen(false);
    await type("review-confirm-name", "Nordlicht");
    await startIsOpen(false);
    await type("review-confirm-name", " nordlicht  CATERING ");
    await startIsOpen(true);
    expect((await find("review-start")).textContent).toBe("Start: freeze 3 organizations");
    await press("review-start");
    await find("run");
    expect(sent(asked, "confirm_plan")).toEqual([{ plan: "plan-1", typed: " nordlicht  CATERING " }]);
    expect(sent(asked, "run_start")).toEqual([{ plan: "plan-1", token: "token-1" }]);
  });

  it("can be read while the window looks only, says so, and opens editing in place", async () => {
    let open = false;
    const now = () => info({ editing: { open, secondsLeft: open ? 900 : null, lockedBy: null } });
    await toReview(review(), { instanceInfo: now, unlockEditing: () => ((open = true), now()) });
    await type("review-confirm-name", "Nordlicht Catering");
    await startIsOpen(false);
    expect(screen.getAllByTestId("unlock-editing")).toHaveLength(1);
    const foot = (await find("review-start")).closest("footer");
    fireEvent.click(within(foot ?? document.body).getByText("Unlock editing"));
    await startIsOpen(true);
  });

  it("stays, with what stood in the way, when the start is refused", async () => {
    await toReview(review(), { runStart: () => refuse({ kind: "snapshot-failed" }) });
    await type("review-confirm-name", "Nordlicht Catering");
    await press("review-start");
    await becomes("review-problem", "code", "snapshot-failed");
    expect(isThere("run")).toBe(false);
  });

  it("leads to an unfinished case that stands in the way", async () => {
    await toReview(review(), { runStart: () => refuse({ kind: "case-open", detail: { run: "r1" } }) });
    await type("review-confirm-name", "Nordlicht Catering");
    await press("review-start");
    fireEvent.click(within(await find("review-problem")).getByText("Show the unfinished case"));
    await becomes("run", "run", "r1");
  });

  it("asks for no name where the plan asks for none", async () => {
    await toReview(review({ typedName: null }));
    await startIsOpen(true);
    expect(isThere("review-confirm-name")).toBe(false);
  });
});

describe("the typed name", () => {
  it("counts without its ends, its case and how accents are put together", () => {
    for (const typed of ["Caf\u00E9 Nordlicht", "  CAFE\u0301 nordlicht\n", "caf\u00C9  NORDLICHT"]) expect(isTyped("Caf\u00E9 Nordlicht", typed)).toBe(true);
    for (const typed of ["", " ", "Cafe Nordlicht", "CaféNordlicht", "Café Nordlicht 2"]) expect(isTyped("Caf\u00E9 Nordlicht", typed)).toBe(false);
    expect(isTyped(null, "")).toBe(true);
  });
});
