import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Evidence, Tick } from "../../ipc/bindings";
import type { Answers } from "../../ipc/mocks";
import { refuse } from "../../ipc/mocks";
import { caseCore } from "../../test/caseCore";
import { evidence, review, runView, step } from "../../test/caseFixtures";
import { runItem } from "../../test/fixtures";
import { becomes, closeWindow, find, isThere, openInstance, press, sent, type } from "../../test/window";

afterEach(closeWindow);

async function openProof(proof: Evidence, more: Answers = {}) {
  const over = runView(29, "done", { state: "finished", live: false, over: true });
  const asked = openInstance(caseCore({}, { runList: () => [runItem({ over: true, state: "finished" })], runView: () => over, evidenceView: () => proof, ...more }));
  await press("nav-history");
  await press("run-item");
  await find("evidence");
  return asked;
}

const title = async () => (await find("evidence")).querySelector("h1")?.textContent;

/** A line that was read as something else than it was planned. */
function readAs(id: number, read: string | null, readName: string | null): Evidence {
  return evidence({ lines: evidence().lines.map((line) => (line.step === id ? { ...line, read, readName, readAt: read === null ? null : "2026-11-22T13:09:00Z" } : line)) });
}

const messageText = async () => ((await find("evidence-message")) as HTMLTextAreaElement).value;

const lineOf = (id: number) => document.querySelector<HTMLElement>(`[data-testid="evidence-line"][data-step="${id}"]`);

describe("the proof", () => {
  it("has one line per step with the value read back and when", async () => {
    await openProof(evidence());
    const lines = screen.getAllByTestId("evidence-line");
    expect(lines.map(({ dataset }) => [Number(dataset["step"]), dataset["read"], dataset["readAt"]])).toEqual(evidence().lines.map(({ step, read, readAt }) => [step, read, readAt]));
    expect(lineOf(1)?.textContent).toContain("Operations: 0");
    expect(lineOf(3)?.textContent).toContain("Holding account EU");
    expect(lineOf(3)?.textContent).toMatch(/read at \d\d:07/);
  });

  it("says the day of the leave and the note line by line", async () => {
    await openProof(evidence());
    expect((await find("case-leave-date")).textContent).toBe("30 November 2026");
    expect([...(await find("case-note")).querySelectorAll("bdi")].map((line) => line.textContent)).toEqual(["Agreed with Mara on the phone.", "The last invoice goes out in December."]);
    expect(await messageText()).toContain("Date of your leave: 30 November 2026");
  });

  it("shows what was read, not what was planned", async () => {
    await openProof(readAs(4, "12", "Admin"));
    expect(lineOf(4)?.dataset["read"]).toBe("12");
    expect(lineOf(4)?.textContent).toContain("Admin");
    expect(lineOf(4)?.textContent).not.toContain("Member");
    expect(lineOf(4)?.textContent).toMatch(/read at \d\d:09/);
  });

  it("says so where nothing could be read", async () => {
    await openProof(readAs(3, null, null));
    expect(lineOf(3)?.dataset["read"]).toBeUndefined();
    expect(lineOf(3)?.textContent).toContain("not read");
  });

  it("claims that the customer has left only when everything was read as it should be", async () => {
    await openProof(evidence());
    expect(await title()).toBe("Nordlicht Catering has left");
    expect((await find("evidence")).textContent).toContain("Every value is as it should be.");
    expect(isThere("evidence-differences")).toBe(false);
  });

  it("lists each difference by itself", async () => {
    const difference = (place: string, read: string | null) => ({ step: null, place, person: "Mara Lindqvist", read, readAt: read === null ? null : "2026-11-22T13:08:00Z" });
    await openProof(evidence({ complete: false, differences: [difference("Nordlicht Kitchen", "Team Admin"), difference("Nordlicht Events", null)] }));
    expect(await title()).toBe("Nordlicht Catering: not everything is as it should be");
    expect(screen.getAllByTestId("evidence-difference").map(({ textContent }) => textContent)).toEqual([expect.stringContaining("Team Admin"), expect.stringContaining("could not be read")]);
    expect((await find("evidence")).textContent).not.toContain("Every value is as it should be.");
  });

  it("counts what was left out and what was left open", async () => {
    const lines = evidence().lines.map((line) => (line.step > 27 ? { ...line, state: "skipped" as const } : line));
    await openProof(evidence({ lines }));
    expect(await title()).toBe("Nordlicht Catering has left, 2 steps were left out");
  });

  it("does not claim an end that never came", async () => {
    const lines = review().lines.map((line) => {
      const own = step(line, line.step > 20 ? "waiting" : "done");
      return { step: line.step, line: own, state: own.state, read: own.read, readName: own.readName, readAt: own.readAt };
    });
    await openProof(evidence({ complete: false, lines }));
    expect(await title()).toBe("Nordlicht Catering: closed with 9 steps left open");
    expect((await find("evidence")).textContent).toContain("it was not checked as a whole");
  });
});

describe("what to do with the proof", () => {
  it("is saved, and the page says where", async () => {
    const files = { html: "/home/ines/Documents/Gatehouse/a.html", json: "/home/ines/Documents/Gatehouse/a.json" };
    await openProof(evidence(), { evidenceExport: () => files });
    expect(isThere("evidence-path")).toBe(false);
    await press("evidence-export");
    const path = await find("evidence-path");
    expect(path.textContent).toContain(files.html);
    expect(path.textContent).toContain(files.json);
  });

  it("says what stood in the way of saving", async () => {
    await openProof(evidence(), { evidenceExport: () => refuse({ kind: "disk-full" }) });
    await press("evidence-export");
    await becomes("evidence-problem", "code", "disk-full");
  });

  it("keeps what someone saw as Mara, with initials, and says that the app did not check it", async () => {
    const asked = await openProof(evidence(), { evidenceTick: ({ tick }) => evidence({ ticks: [tick as Tick] }) });
    expect((await find("look-as")).textContent).toContain("This app does not check it.");
    const dashboard = () => document.querySelector<HTMLInputElement>('[data-testid="evidence-tick"][data-item="dashboard"]') ?? new HTMLInputElement();
    expect(dashboard().disabled).toBe(true);
    await type("evidence-initials", "IB");
    fireEvent.click(dashboard());
    await waitFor(() => expect(dashboard().checked).toBe(true));
    expect(sent(asked, "evidence_tick")).toEqual([{ run: "r1", tick: { item: "dashboard", done: true, initials: "IB" } }]);
    expect(within(await find("look-as")).getByText("IB", { exact: false, selector: "bdi" })).toBeTruthy();
  });

  it("offers a message for the customer that speaks of what was done", async () => {
    const lines = evidence().lines.map((line) => (line.line.line.change === "license" && line.line.line.organization === 23 ? { ...line, state: "skipped" as const } : line));
    await openProof(evidence({ lines }));
    const message = ((await find("evidence-message")) as HTMLTextAreaElement).value;
    expect(message).toContain("frozen since 22 November 2026: Nordlicht Kitchen, Nordlicht Events. Their");
    expect(message).toContain("Nordlicht Kitchen, Nordlicht Events, Nordlicht Sandbox.");
    expect(message).toContain("Contract 2291");
    expect(message).toContain("Nothing was deleted.");
  });

  it("promises the customer to look only where limiting them ended well", async () => {
    const open = (line: Evidence["lines"][number]) => line.line.line.user?.id === 4711 && line.line.line.organization === 22;
    await openProof(evidence({ lines: evidence().lines.map((line) => (open(line) ? { ...line, state: "skipped" as const } : line)) }));
    expect(await messageText()).toContain("look at your scenarios and data in Nordlicht Kitchen, Nordlicht Sandbox, with a limited role.");
  });

  it("promises no look at anything where no access to teams was chosen", async () => {
    const lines = evidence().lines.filter(({ line }) => line.line.change !== "set-team-role");
    await openProof(evidence({ lines }));
    expect(await messageText()).not.toContain("look at");
    expect(await messageText()).toContain("You are still a member of Nordlicht Kitchen, Nordlicht Events, Nordlicht Sandbox; the teams there are no longer open to you.");
  });

  it("promises nothing of signing in where limiting was left out everywhere", async () => {
    const lines = evidence().lines.map((line) => (line.line.line.why === "still-admin" ? { ...line, state: "skipped" as const } : line));
    await openProof(evidence({ lines }));
    expect(await messageText()).not.toMatch(/sign in|still a member/);
  });

  it("does not speak of data where the role may not see data stores", async () => {
    await openProof(evidence({ review: review({ warnings: [{ kind: "no-data-stores", detail: 4 }] }) }));
    expect(await messageText()).toContain("look at your scenarios in Nordlicht Kitchen");
  });

  it("has nobody to look as after only a person left", async () => {
    await openProof(evidence({ review: review({ kind: "person-leaves" }) }));
    expect(isThere("look-as")).toBe(false);
    expect(isThere("evidence-export")).toBe(true);
  });
});
