import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { RunView, StepTrouble, StepWord } from "../../ipc/bindings";
import type { Answers } from "../../ipc/mocks";
import { refuse, tellHappened } from "../../ipc/mocks";
import { caseCore } from "../../test/caseCore";
import { runView, step, troubled } from "../../test/caseFixtures";
import { info, runItem } from "../../test/fixtures";
import { STEP_STATES } from "../../ui/stepState";
import { becomes, closeWindow, find, isThere, openInstance, press, sent, type } from "../../test/window";

afterEach(closeWindow);

/** Opens a run; the returned function shows it in another state. */
async function openRun(first: RunView, more: Answers = {}) {
  let view = first;
  const asked = openInstance(caseCore({}, { runList: () => [runItem({ over: first.over, state: first.state })], runView: () => view, ...more }));
  await press("nav-history");
  await press("run-item");
  await find("run");
  const becomesRun = async (next: RunView) => {
    view = next;
    await act(() => tellHappened({ kind: "run", detail: "r1" }));
  };
  return { asked, becomesRun };
}

const stepOf = (id: number) => document.querySelector<HTMLElement>(`[data-testid="run-step"][data-step="${id}"]`);

describe("a run on its way", () => {
  it("shows every step with its state, the current one marked, finished organizations folded", async () => {
    await openRun(runView(14));
    await becomes("run", "state", "running");
    expect((await find("run")).querySelector("h1")?.textContent).toBe("14 of 29 done");
    const steps = screen.getAllByTestId("run-step");
    expect(steps.map(({ dataset }) => Number(dataset["step"]))).toEqual(runView(14).steps.map(({ step }) => step));
    expect(stepOf(2)?.dataset["state"]).toBe("already-so");
    expect(stepOf(15)?.dataset["state"]).toBe("doing");
    expect(stepOf(15)?.getAttribute("aria-current")).toBe("step");
    expect(stepOf(1)?.closest("ul")?.hidden).toBe(true);
    expect(stepOf(15)?.closest("ul")?.hidden).toBe(false);
  });

  it("has the words of the contract for all states", async () => {
    const base = runView(0);
    const steps = base.steps.map((one, index) => step(one.line, STEP_STATES[index % STEP_STATES.length] ?? "waiting"));
    await openRun({ ...base, steps });
    expect(screen.getAllByTestId("run-step").map(({ dataset }) => dataset["state"])).toEqual(steps.map(({ state }) => state satisfies StepWord));
  });

  it("can be stopped after the step, and says what that means", async () => {
    const { asked } = await openRun(runView(14));
    const foot = (await find("run-stop")).closest("footer");
    expect(foot?.textContent).toContain("If you stop now: Finished: Nordlicht Kitchen. Nordlicht Events is frozen and belongs to Holding account EU. Mara Lindqvist is still Admin there. Continue soon. Not touched: Nordlicht Sandbox.");
    await press("run-stop");
    await waitFor(() => expect(sent(asked, "run_stop")).toEqual([{ run: "r1" }]));
    expect(isThere("run-continue")).toBe(false);
  });

  it("is announced when quarters are reached", async () => {
    const { becomesRun } = await openRun(runView(6));
    const said = () => document.querySelector('[data-testid="run"] [aria-live="polite"]')?.textContent;
    expect(said()).toBe("6 of 29 done");
    await becomesRun(runView(7));
    expect(said()).toBe("6 of 29 done");
    await becomesRun(runView(8));
    await waitFor(() => expect(said()).toBe("8 of 29 done"));
  });

  it("says about how long it still takes, once that can be told", async () => {
    const { becomesRun } = await openRun(runView(14, "checking"));
    expect(isThere("run-remaining")).toBe(false);
    for (const [remainingSeconds, words] of [[20, "Less than a minute left."], [70, "About 1 minute left."], [840, "About 14 minutes left."], [7_300, "About 2 hours left."]] as const) {
      await becomesRun(runView(14, "checking", { remainingSeconds }));
      await waitFor(async () => expect((await find("run-remaining")).textContent).toBe(words));
    }
    await becomesRun(runView(14, "needs-you", { remainingSeconds: 840, live: false }));
    await waitFor(() => expect(isThere("run-remaining")).toBe(false));
  });

  it("says why it waits and that it goes on by itself", async () => {
    await openRun(runView(14, "checking", { state: "waiting", waiting: { why: "limit", seconds: 40 } }));
    await becomes("run", "state", "waiting");
    expect((await find("run-waiting")).textContent).toBe("The instance asks us to slow down. We continue by ourselves in 40 seconds.");
  });

  it("tells a long wait in minutes", async () => {
    await openRun(runView(14, "checking", { state: "waiting", waiting: { why: "limit", seconds: 600 } }));
    expect((await find("run-waiting")).textContent).toBe("The instance asks us to slow down. We continue by ourselves in about 10 minutes.");
  });

  it("turns into the proof when it has finished, with its steps still there", async () => {
    const { becomesRun } = await openRun(runView(28));
    await becomesRun(runView(29, "done", { state: "finished", live: false, over: true }));
    await find("evidence");
    await becomes("run", "state", "finished");
    expect(screen.getAllByTestId("run-step")).toHaveLength(29);
  });
});

const TROUBLES: readonly (readonly [StepTrouble, StepWord, string])[] = [
  [{ kind: "refused", detail: { status: 403, code: "SC403", detail: "Access denied." } }, "needs-you", "Your key may not do this."],
  [{ kind: "refused", detail: { status: 400, code: null, detail: null } }, "needs-you", "The instance refused this."],
  [{ kind: "accepted-but-unchanged" }, "needs-you", "The instance said yes, but still shows: Admin."],
  [{ kind: "not-applied" }, "needs-you", "it had not worked"],
  [{ kind: "unclear" }, "not-sure", "It may or may not have worked."],
  [{ kind: "changed-meanwhile" }, "changed-meanwhile", "It is now: Admin."],
  [{ kind: "unreadable", detail: { status: 403 } }, "needs-you", "Your key may not look at this, so nothing was sent."],
  [{ kind: "unreadable", detail: { status: null } }, "needs-you", "did not show how this stands, so nothing was sent."],
];

describe("trouble with a step", () => {
  it.each(TROUBLES)("stands under its own line with its choices: %o", async (trouble, state, words) => {
    await openRun(troubled(trouble, state, { read: "12", readName: "Admin", readAt: "2026-11-22T13:07:00Z" }));
    await becomes("run", "state", "needs-you");
    const block = within(stepOf(17) ?? document.body).getByTestId("run-trouble");
    expect(block.textContent).toContain(words);
    expect(block.textContent).toContain("Not touched: Nordlicht Sandbox.");
    for (const id of ["run-retry", "run-skip", "run-stop-here"]) expect(within(block).getByTestId(id)).toBeTruthy();
    for (const id of ["run-continue", "run-stop", "run-new-key"]) expect(isThere(id)).toBe(false);
  });

  it("keeps the code of the instance in the folded details", async () => {
    await openRun(troubled({ kind: "refused", detail: { status: 403, code: "SC403", detail: "Access denied." } }));
    expect(screen.getByText("SC403").closest("[hidden]")).not.toBeNull();
  });

  it("explains what was left out and asks nothing about it", async () => {
    const base = runView(16, "skipped", { state: "running" }, { kind: "no-longer-exists", detail: "team" });
    await openRun(base);
    expect(stepOf(17)?.textContent).toContain("The team no longer exists. Someone may have deleted it. We left it out.");
    expect(isThere("run-retry")).toBe(false);
  });

  it("is tried again", async () => {
    const { asked } = await openRun(troubled({ kind: "not-applied" }));
    await press("run-retry");
    await waitFor(() => expect(sent(asked, "run_retry")).toEqual([{ run: "r1", step: 17 }]));
  });

  it("is left out with a reason", async () => {
    const { asked } = await openRun(troubled({ kind: "changed-meanwhile" }, "changed-meanwhile"));
    await type("run-skip-reason", "Their own IT keeps it.");
    await press("run-skip");
    await waitFor(() => expect(sent(asked, "run_skip")).toEqual([{ run: "r1", step: 17, reason: "Their own IT keeps it." }]));
  });

  it("ends the case only after it was said what that means", async () => {
    const { asked } = await openRun(troubled({ kind: "not-applied" }));
    await press("run-stop-here");
    expect((await find("run-stop-meaning")).textContent).toContain("13 steps left open");
    expect(sent(asked, "run_abandon")).toEqual([]);
    await press("run-abandon");
    await waitFor(() => expect(sent(asked, "run_abandon")).toEqual([{ run: "r1" }]));
  });

  it("offers nothing that needs open editing before it is open", async () => {
    await openRun(troubled({ kind: "not-applied" }), { instanceInfo: () => info() });
    for (const id of ["run-retry", "run-skip"]) expect((screen.getByTestId(id) as HTMLButtonElement).disabled).toBe(true);
    expect(within(await find("run-trouble")).getByText("Unlock editing")).toBeTruthy();
  });
});

describe("a run that stands still", () => {
  it("says where it stopped, and goes on only when asked", async () => {
    const { asked } = await openRun(runView(16, "not-sure", { state: "stopped", live: false, pause: "interrupted" }));
    await becomes("run", "state", "stopped");
    expect((await find("run-pause")).textContent).toContain("Your case stopped at step 17 of 29 in Nordlicht Events.");
    expect(sent(asked, "run_continue")).toEqual([]);
    await press("run-continue");
    await waitFor(() => expect(sent(asked, "run_continue")).toEqual([{ run: "r1" }]));
  });

  it("says that a person stopped it", async () => {
    await openRun(runView(16, "waiting", { state: "stopped", live: false, pause: "by-person" }));
    expect((await find("run-pause")).textContent).toContain("You stopped before step 17 of 29");
  });

  it("takes a new key, and the key is gone from the page when the core has it", async () => {
    const { asked } = await openRun(runView(16, "needs-you", { state: "stopped", live: false, pause: "key" }), { runNewKey: () => null });
    expect((await find("run-pause")).textContent).toContain("Your key for Flowline EU no longer works. 16 of 29 steps are done and saved; nothing more was sent.".slice(0, 40));
    await type("run-new-key", "11111111-2222-4333-8444-555555555555");
    await press("run-new-key-save");
    await waitFor(() => expect(sent(asked, "run_new_key")).toEqual([{ run: "r1", key: "11111111-2222-4333-8444-555555555555", sessionOnly: false }]));
    await waitFor(async () => expect(((await find("run-new-key")) as HTMLInputElement).value).toBe(""));
  });

  it("uses the key for this session where the password safe does not take it", async () => {
    const { asked } = await openRun(runView(16, "needs-you", { state: "stopped", live: false, pause: "key" }), { runNewKey: ({ sessionOnly }) => (sessionOnly === true ? null : refuse({ kind: "keychain-missing" })) });
    await type("run-new-key", "a-key");
    await press("run-new-key-save");
    await becomes("run-problem", "code", "keychain-missing");
    fireEvent.click(await find("run-new-key-session"));
    await waitFor(() => expect(sent(asked, "run_new_key").at(-1)).toMatchObject({ key: "a-key", sessionOnly: true }));
  });

  it("shows what stood in the way of going on", async () => {
    await openRun(runView(16, "waiting", { state: "stopped", live: false, pause: "by-person" }), { runContinue: () => refuse({ kind: "run-elsewhere" }) });
    await press("run-continue");
    await becomes("run-problem", "code", "run-elsewhere");
  });
});
