import { afterEach, describe, expect, it } from "vitest";
import { waitFor } from "@testing-library/react";
import type { FirstStep, InstanceInfo, LeavingRules, ListQuery, OrganizationsQuery, PeoplePage } from "../../ipc/bindings";
import { refuse } from "../../ipc/mocks";
import type { Answers } from "../../ipc/mocks";
import { caseCore } from "../../test/caseCore";
import { ALL_READ, HALF_READ, info, organizationsPage, peoplePage } from "../../test/fixtures";
import { becomes, closeWindow, find, isThere, openInstance, press, sent, settle, type } from "../../test/window";

afterEach(closeWindow);

const MEMBER = { id: 8, name: "Member", viewsDataStores: null };
const GUEST = { id: 21, name: "Guest", viewsDataStores: null };
const HOLDER = { id: 41, name: "Holding account EU", email: "holding-eu@flowline.example", looksLike: null };
const NEXT: Record<FirstStep, FirstStep | null> = { "house-rules": "lists", lists: null };

/** An instance that was just connected, as a core that takes notes. */
function fresh(part: Partial<InstanceInfo> = {}, people: Partial<PeoplePage> = {}, more: Answers = {}) {
  let now = info({ firstStep: "house-rules", ...part });
  let rules: LeavingRules = { roles: [MEMBER, GUEST], role: 8, teamRoles: [], teamRole: null, holding: null };
  return openInstance({
    ...caseCore(),
    instanceInfo: () => now,
    firstStepSeen: ({ step }) => (now = { ...now, firstStep: NEXT[step as FirstStep] }),
    setHouseRules: ({ rules: next }) => {
      now = { ...now, rules: next as InstanceInfo["rules"] };
      return now.rules;
    },
    leavingRules: () => rules,
    setLeavingRules: ({ role, holding }) => (rules = { ...rules, role: Number(role), holding: holding === null ? null : HOLDER }),
    changeFindPeople: () => [HOLDER],
    people: ({ query }) => peoplePage(query as ListQuery, 1284, people),
    organizations: ({ query }) => organizationsPage(query as OrganizationsQuery, 212),
    ...more,
  });
}

describe("the house rules of an instance that was just connected", () => {
  it("stand on its first page in plain sentences, and one press takes them", async () => {
    const asked = fresh();
    await waitFor(async () => expect((await find("first-rules")).textContent).toContain("Who leaves keeps the role Member.Who takes over is decided at each leave."));
    expect((await find("first-rules")).textContent).toContain("It opens locked, so that nothing is changed by accident.It locks itself when nobody touches it for 15 minutes.");
    await press("first-rules-use");
    await find("first-lists");
    expect(isThere("first-rules")).toBe(false);
    expect(sent(asked, "first_step_seen")).toEqual([{ step: "house-rules" }]);
    expect([...sent(asked, "set_house_rules"), ...sent(asked, "set_leaving_rules")]).toEqual([]);
  });

  it("are changed in the settings one by one, and the sentences follow", async () => {
    const asked = fresh();
    await press("first-rules-change");
    await waitFor(async () => expect(document.activeElement).toBe((await find("house-rules")).querySelector("h2")));
    expect(isThere("first-rules-change")).toBe(false);
    await type("rule-idle", "60");
    await type("rule-role", "21");
    await press("rule-holding-choose");
    await type("change-person", "holding");
    await press("change-person-option");
    await waitFor(async () => expect((await find("first-rules")).textContent).toContain("nobody touches it for an hour.Who leaves keeps the role Guest.Holding account EU takes over."));
    expect(sent(asked, "first_step_seen")).toEqual([]);
  });

  it("wait quietly where the roles cannot be read, and say so where a press could not be written", async () => {
    fresh({ kind: "test" }, {}, { leavingRules: () => refuse({ kind: "offline" }), firstStepSeen: () => refuse({ kind: "disk-full" }) });
    expect((await find("first-rules")).textContent).toContain("Editing is always open here, because it is a test instance.");
    expect((await find("first-rules")).textContent).not.toContain("Who leaves");
    await press("first-rules-use");
    await waitFor(async () => expect((await find("first-rules")).textContent).toContain("disk"));
    expect(isThere("first-rules-use")).toBe(true);
  });
});

describe("the first reading", () => {
  it("says how far it is while the lists can be used", async () => {
    fresh({ firstStep: "lists" }, { coverage: HALF_READ });
    await becomes("first-lists", "state", "reading");
    expect((await find("first-lists")).textContent).toContain("1,284 people, 212 organizations so far; the lists can be used meanwhile. Who is where: read for 1,200 of 5,000 organizations.");
  });

  it("goes on with the teams once the members of all are read", async () => {
    fresh({ firstStep: "lists" }, { coverage: { ...ALL_READ, going: true, teams: 3, total: 212 } });
    await becomes("first-lists", "state", "reading");
    expect((await find("first-lists")).textContent).toContain("Teams: read for 3 of 212 organizations.");
  });

  it("ends with what is there and three things to do, and once closed never comes again", async () => {
    const asked = fresh({ firstStep: "lists" }, { coverage: ALL_READ });
    await press("nav-organizations");
    await becomes("first-lists", "state", "read");
    expect((await find("first-lists")).textContent).toContain("1,284 people, 212 organizations. Three things you can do now:");
    await press("first-people");
    await find("people-grid");
    await press("first-leaving");
    await find("leaving");
    await press("first-access");
    await waitFor(() => expect(isThere("leaving")).toBe(false));
    await press("first-lists-close");
    await waitFor(() => expect(isThere("first-lists")).toBe(false));
    expect(sent(asked, "first_step_seen")).toEqual([{ step: "lists" }]);
  });

  it("says nothing of an instance that was known before", async () => {
    fresh({ firstStep: null });
    await find("people-grid");
    await settle();
    expect(isThere("first-rules") || isThere("first-lists")).toBe(false);
  });
});
