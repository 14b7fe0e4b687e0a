import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { LeaveDraft, LeaveInput, LeaveStart } from "../../ipc/bindings";
import type { Answers } from "../../ipc/mocks";
import { refuse, tellHappened } from "../../ipc/mocks";
import { caseCore } from "../../test/caseCore";
import { OPTIONS, draft, runView } from "../../test/caseFixtures";
import { info, jobs, runItem } from "../../test/fixtures";
import { becomes, closeWindow, find, isThere, openInstance, press, sent, type } from "../../test/window";

afterEach(closeWindow);

/** Nothing to decide: the case began with a person. */
const NOTHING_OPEN: Partial<LeaveDraft> = { organizations: draft().organizations.filter(({ decision }) => decision === null) };

async function begin(part: Partial<LeaveDraft> = NOTHING_OPEN, more: Answers = {}) {
  const asked = openInstance(caseCore(part, more));
  await press("nav-leaving");
  await press("leaving-start");
  await type("leave-search", "person.11");
  fireEvent.click(await waitFor(() => within(screen.getByTestId("leaving")).getAllByTestId("leave-person")[0] ?? Promise.reject(new Error("nobody"))));
  await find("leave-who");
  return asked;
}

async function next() {
  await waitFor(async () => expect(isDisabled(await find("wizard-next"))).toBe(false));
  await press("wizard-next");
}

function isDisabled(element: HTMLElement): boolean {
  return element.hasAttribute("disabled");
}

function lastChoice(asked: Parameters<typeof sent>[0]): LeaveInput {
  return sent(asked, "leave_choose").at(-1)?.["input"] as LeaveInput;
}

async function toHolding() {
  await next();
  await find("leave-found");
  await next();
  await find("leave-what");
  await next();
  await find("leave-holding");
}

const optionOf = (id: number) => waitFor(() => document.querySelector<HTMLElement>(`[data-testid="holding-option"][data-id="${id}"]`) ?? Promise.reject(new Error(`no option ${id}`)));

describe("beginning a leave", () => {
  it("asks anew after a choice, for the looking may have ended while it was noted", async () => {
    const looking = { ...draft().completeness, looking: true };
    const asked = await begin(NOTHING_OPEN, { leaveChoose: ({ input }) => draft({ ...NOTHING_OPEN, choices: input as LeaveInput, completeness: looking }) });
    await type("leave-customer-name", "Nordlicht Catering");
    await waitFor(() => expect(sent(asked, "leave_choose")).toHaveLength(1));
    await next();
    await becomes("leave-found", "looking", "false");
  });

  it("starts from a person, and from several organizations", async () => {
    const asked = await begin();
    expect(sent(asked, "leave_begin")[0]?.["start"]).toMatchObject({ kind: "person" } satisfies Partial<LeaveStart>);
    await press("wizard-back");
    await press("leaving-start");
    await type("leave-search", "nordlicht");
    await waitFor(() => expect(screen.getAllByTestId("leave-organization")).toHaveLength(2));
    for (const box of screen.getAllByTestId("leave-organization")) fireEvent.click(box);
    expect((await find("leave-begin-organizations")).textContent).toBe("Start with 2 organizations");
    await press("leave-begin-organizations");
    await waitFor(() => expect(sent(asked, "leave_begin").at(-1)?.["start"]).toEqual({ kind: "organizations", detail: [21, 22] }));
  });

  it("starts from the panel of a person", async () => {
    const asked = openInstance(caseCore(NOTHING_OPEN));
    fireEvent.click(await waitFor(() => document.querySelector<HTMLElement>('[data-id="4711"] [role="gridcell"]') ?? Promise.reject(new Error("no row"))));
    await press("person-start-leaving");
    await find("leave-who");
    expect(sent(asked, "leave_begin")).toEqual([{ start: { kind: "person", detail: 4711 } }]);
  });

  it("does not lead into a leave that the key may not carry out", async () => {
    const lacking = info({ jobs: jobs({ "change-licenses": "organization edit" }) });
    await begin(NOTHING_OPEN, { instanceInfo: () => lacking });
    expect((await find("leave-lacking")).textContent).toContain("Your key may not freeze. Ask for a key with the missing right: organization edit.");
    expect(isDisabled(await find("wizard-next"))).toBe(true);
    fireEvent.click(document.querySelector('[data-testid="leave-kind"] [data-value="person"]') ?? document.body);
    await waitFor(async () => expect(isDisabled(await find("wizard-next"))).toBe(false));
    expect(isThere("leave-lacking")).toBe(false);
  });

  it("cannot start at all where the key may not change roles, and says so", async () => {
    openInstance(caseCore({}, { instanceInfo: () => info({ jobs: jobs({ "change-licenses": "admin:write", "change-roles": "admin:write, users edit" }) }) }));
    await press("nav-leaving");
    expect(isDisabled(await find("leaving-start"))).toBe(true);
    expect((await find("leave-lacking")).textContent).toBe("Your key may neither freeze nor change roles and hand over. Ask for a key with the missing right: admin:write, users edit.");
  });

  it("offers to continue where an unfinished case of the customer exists", async () => {
    openInstance(caseCore({}, { leaveBegin: () => refuse({ kind: "case-open", detail: { run: "r7" } }), runView: () => runView(3, "waiting", { run: "r7", state: "stopped", live: false, pause: "by-person" }) }));
    await press("nav-leaving");
    await press("leaving-start");
    await type("leave-search", "person.11");
    await press("leave-person");
    await becomes("case-open", "run", "r7");
    fireEvent.click(within(await find("case-open")).getByText("Continue the unfinished case"));
    await becomes("run", "run", "r7");
  });

  it("keeps a case that was left half-way, and shows unfinished runs", async () => {
    await begin(NOTHING_OPEN, { runList: () => [runItem(), runItem({ run: "r2", state: "finished", over: true })] });
    await press("wizard-back");
    expect((await screen.findAllByTestId("run-item")).map(({ dataset }) => dataset["run"])).toEqual(["r1"]);
    await press("leave-draft");
    await find("leave-who");
  });
});

describe("the wizard", () => {
  it("leads to the review when nothing but the holding account is chosen", async () => {
    const asked = await begin();
    expect((await find("leave-kind")).dataset["value"]).toBe("customer");
    expect((await find("leave-customer-name")).getAttribute("value")).toBe("Nordlicht");
    await toHolding();
    expect(isDisabled(await find("wizard-next"))).toBe(true);
    fireEvent.click(await optionOf(812));
    await next();
    await find("review");
    expect(lastChoice(asked)).toEqual({ ...draft().choices, successor: 812 });
  });

  it("notes another day and several lines, and waits for a day that is whole", async () => {
    const asked = await begin();
    const date = (await find("leave-date")) as HTMLInputElement;
    expect([date.type, date.value]).toEqual(["date", "2026-11-22"]);
    fireEvent.change(date, { target: { value: "" } });
    expect(isDisabled(await find("wizard-next"))).toBe(true);
    fireEvent.change(date, { target: { value: "2027-01-31" } });
    await waitFor(async () => expect((await find("leave-who")).textContent).toContain("31 January 2027"));
    fireEvent.change(await find("leave-note"), { target: { value: "Agreed with Mara.\nBy phone." } });
    await next();
    await find("leave-found");
    expect(lastChoice(asked)).toMatchObject({ leaveDate: "2027-01-31", note: "Agreed with Mara.\nBy phone." } satisfies Partial<LeaveInput>);
  });

  it("says at the field which note and which day the core does not take", async () => {
    await begin({ ...NOTHING_OPEN, blockers: [{ kind: "note-too-long" }, { kind: "leave-date-unclear" }] });
    for (const id of ["leave-date", "leave-note"]) expect((await find(id)).getAttribute("aria-invalid")).toBe("true");
    expect(isDisabled(await find("wizard-next"))).toBe(true);
  });

  it("waits for every owned organization that was not chosen", async () => {
    const asked = await begin({});
    await next();
    await becomes("decision", "value", "open");
    expect((await find("decision")).dataset["id"]).toBe("24");
    expect(isDisabled(await find("wizard-next"))).toBe(true);
    await press("decision-include");
    await becomes("decision", "value", "include");
    await waitFor(async () => expect(isDisabled(await find("wizard-next"))).toBe(false));
    await press("decision-leave");
    await becomes("decision", "value", "leave");
    await next();
    await find("leave-what");
    expect(lastChoice(asked).decisions).toEqual([{ organization: 24, decision: "leave" }]);
  });

  it("lists everything found, with colleagues from elsewhere pointed out and what stops", async () => {
    await begin();
    await next();
    await find("leave-found");
    expect(screen.getAllByTestId("found-organization").map(({ dataset }) => dataset["id"])).toEqual(["21", "22", "23", "31"]);
    expect(screen.getAllByTestId("found-consultant")[0]?.textContent).toContain("also works in other organizations");
    expect((await find("leave-progress")).textContent).toContain("Looked at 212 of 212 organizations.");
    expect((await find("leave-blast-radius")).textContent).toContain("42 active scenarios stop.");
  });

  it("does not call complete what the instance counts otherwise", async () => {
    const looked = { looked: 212, total: 212, looking: false, stopped: false };
    const warnings: LeaveDraft["warnings"] = [{ kind: "incomplete", detail: "4≠5" }];
    await begin({ ...NOTHING_OPEN, warnings, completeness: { ...looked, found: 4, expected: 5 } });
    await next();
    await becomes("leave-progress", "state", "counted-otherwise");
    expect(screen.queryByText("We are still looking, so these numbers may grow.")).toBeNull();
    expect((await find("leave-progress")).textContent).toContain("Looked at 212 of 212 organizations. Found 4; the instance counts 5.");
  });

  it("does not leave the page of what was found while it is still looking, and can stop", async () => {
    const looking = { looked: 40, total: 212, found: 2, expected: 5, looking: true, stopped: false };
    const asked = await begin({ ...NOTHING_OPEN, completeness: looking });
    await next();
    await becomes("leave-progress", "state", "looking");
    expect(isDisabled(await find("wizard-next"))).toBe(true);
    expect(screen.getByText("We are still looking, so these numbers may grow.")).toBeTruthy();
    await press("leave-stop-looking");
    await waitFor(() => expect(sent(asked, "leave_stop_looking")).toHaveLength(1));
  });

  it("loses nothing on the way back", async () => {
    const asked = await begin();
    await type("leave-customer-name", "Nordlicht Catering");
    await press("wizard-back");
    await waitFor(() => expect(lastChoice(asked).customerName).toBe("Nordlicht Catering"));
    await press("leave-draft");
    await waitFor(async () => expect((await find("leave-customer-name")).getAttribute("value")).toBe("Nordlicht Catering"));
  });

  it("keeps what is being typed when news of the case arrive", async () => {
    await begin();
    await type("leave-customer-name", "Nordlicht Catering");
    await tellHappened({ kind: "draft", detail: 1 });
    expect((await find("leave-customer-name")).getAttribute("value")).toBe("Nordlicht Catering");
  });

  it("takes no access to teams, further allowances and colleagues as chosen", async () => {
    const asked = await begin();
    await next();
    await next();
    await find("leave-what");
    expect((await find("leave-what")).textContent).toContain("5 GiB→becomes100 MiBthe smallest Make allows");
    fireEvent.change(await find("leave-limited-team-role"), { target: { value: "none" } });
    const further = document.querySelector<HTMLElement>('[data-testid="further"][data-id="22"][data-key="dslimit"]');
    const colleague = document.querySelector<HTMLInputElement>('[data-testid="limit-colleague"][data-id="21"][data-user="4720"]');
    expect(colleague?.checked).toBe(true);
    if (further) fireEvent.click(further);
    if (colleague) fireEvent.click(colleague);
    await next();
    await find("leave-holding");
    const input = lastChoice(asked);
    expect(input.limitedTeamRole).toBeNull();
    expect(input.further).toEqual([{ organization: 22, keys: ["dslimit"] }]);
    expect(input.limit.find(({ organization }) => organization === 21)?.people).toEqual([]);
    expect(input.limit.find(({ organization }) => organization === 22)?.people).toEqual([4720]);
  });

  it("hands over to a colleague and freezes nothing when only a person leaves", async () => {
    const asked = await begin();
    const person = (await find("leave-kind")).querySelector<HTMLElement>('[data-value="person"]');
    if (person) fireEvent.click(person);
    await becomes("leave-kind", "value", "person");
    expect(isThere("leave-customer-name")).toBe(false);
    await toHolding();
    expect(isThere("holding-create")).toBe(false);
    expect((await find("leave-holding")).textContent).toContain("Hand over to a colleague");
    fireEvent.click(await optionOf(4730));
    await next();
    await find("review");
    expect(lastChoice(asked)).toMatchObject({ kind: "person", successor: 4730 });
  });

  it("shows nobody in the place of the colleague who is looked for, while the core is still asked", async () => {
    const asked = await begin(NOTHING_OPEN, { holdingSearch: ({ text }) => (text === "" ? OPTIONS : new Promise(() => undefined)) });
    const person = (await find("leave-kind")).querySelector<HTMLElement>('[data-value="person"]');
    if (person) fireEvent.click(person);
    await becomes("leave-kind", "value", "person");
    await toHolding();
    await optionOf(4730);
    const seen: string[] = [];
    const shown = () => screen.queryAllByTestId("holding-option").map(({ dataset, ariaPressed }) => (ariaPressed === "true" ? "" : (dataset["id"] ?? ""))).filter(Boolean);
    const watch = new MutationObserver(() => seen.push(shown().join()));
    watch.observe(await find("leave-holding"), { childList: true, subtree: true });
    await type("leave-holding-account", "jonas");
    await waitFor(() => expect(shown()).toEqual(["4730"]));
    await waitFor(() => expect(sent(asked, "holding_search").at(-1)).toMatchObject({ text: "jonas" }));
    expect(shown()).toEqual(["4730"]);
    watch.disconnect();
    expect(new Set(seen)).toEqual(new Set(["4730"]));
  });

  it("asks nobody to take over where nothing is handed over", async () => {
    const member = draft().organizations.filter(({ owned }) => !owned);
    await begin({ organizations: member, choices: { ...draft().choices, kind: "person" } });
    await next();
    await next();
    await find("leave-what");
    await next();
    await find("review");
  });

  it("says why a customer without organizations cannot go on, and how they can", async () => {
    await begin({ organizations: [], blockers: [{ kind: "nothing-included" }] });
    await next();
    await becomes("leave-blocker", "kind", "nothing-included");
    expect(isDisabled(await find("wizard-next"))).toBe(true);
    fireEvent.click(within(await find("leave-blocker")).getByText("Only this person leaves"));
    await waitFor(async () => expect(isDisabled(await find("wizard-next"))).toBe(false));
  });
});

describe("the holding account", () => {
  it("says what blocks and what only warns; what blocks cannot be chosen", async () => {
    const asked = await begin();
    await toHolding();
    const limited = await optionOf(4720);
    expect(isDisabled(limited)).toBe(true);
    expect(limited.dataset["blocked"]).toBe("is-limited");
    expect(limited.textContent).toContain("This case limits this person.");
    expect((await optionOf(4120)).textContent).toContain("This account is deleted.");
    expect((await optionOf(66)).textContent).toContain("This name looks like");
    const unused = await optionOf(830);
    expect(unused.textContent).toContain("Never signed in.");
    fireEvent.click(unused);
    await waitFor(async () => expect((await optionOf(830)).getAttribute("aria-pressed")).toBe("true"));
    await next();
    await find("review");
    expect(lastChoice(asked).successor).toBe(830);
  });

  it("holds up the way on when the chosen one turns out to be blocked", async () => {
    await begin({ ...NOTHING_OPEN, choices: { ...draft().choices, successor: 4120 }, successor: { person: { id: 4120, name: "Holding old", email: "old@flowline.example" }, blocked: ["deleted"], warnings: [], organizations: null, lastSignIn: null, remembered: true, looksLike: null } });
    await toHolding();
    expect(isDisabled(await find("wizard-next"))).toBe(true);
  });

  it("is created in one reviewed step, and is chosen then", async () => {
    let state = runView(0, "doing");
    const asked = await begin(NOTHING_OPEN, { runStart: () => "r9", runView: () => ({ ...state, run: "r9" }) });
    await toHolding();
    await press("holding-create");
    expect((await find("holding-email")).getAttribute("value")).toBe("holding@flowline.example");
    await press("wizard-next");
    await becomes("review", "kind", "create-holding-account");
    expect(screen.getAllByTestId("review-line").map(({ dataset }) => dataset["change"])).toEqual(["create-user"]);
    await press("review-start");
    await becomes("run", "state", "running");
    state = { ...state, state: "finished", over: true, live: false };
    await tellHappened({ kind: "run", detail: "r9" });
    await find("leave-holding");
    expect(sent(asked, "holding_review_creation")[0]).toMatchObject({ draft: 1, email: "holding@flowline.example" });
    expect(sent(asked, "confirm_plan")[0]).toEqual({ plan: "plan-2", typed: "" });
  });

  it("speaks of the account, not of an instance, when its address is taken", async () => {
    await begin(NOTHING_OPEN, { holdingReviewCreation: () => refuse({ kind: "name-taken" }) });
    await toHolding();
    await press("holding-create");
    await press("wizard-next");
    expect((await find("holding-problem")).textContent).toContain("An account with this email address exists already.");
  });
});
