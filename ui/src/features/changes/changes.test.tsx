import { fireEvent, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Answers, Asked } from "../../ipc/mocks";
import { refuse } from "../../ipc/mocks";
import { panel } from "../../test/fixtures";
import { ADA, NOOR, changeCore, changeReview, personValues, placeValues } from "../../test/changeFixtures";
import { becomes, closeWindow, find, isThere, openInstance, press, sent, type } from "../../test/window";

afterEach(closeWindow);

const row = (grid: string, id: number) => waitFor(() => document.querySelector<HTMLElement>(`[data-testid="${grid}"] [role="row"][data-id="${id}"]`) ?? Promise.reject(new Error(`no row ${id}`)));
const hit = (testId: string, id: number) => waitFor(() => document.querySelector<HTMLElement>(`[data-testid="${testId}"][data-id="${id}"]`) ?? Promise.reject(new Error(`no hit ${id}`)));

async function ofPerson(button: string, more: Answers = {}): Promise<readonly Asked[]> {
  const asked = openInstance(changeCore(more));
  fireEvent.click(await row("people-grid", 4711));
  // The end of the account is the one change that does not stand among the others.
  if (button !== "person-delete") await press("person-change");
  await press(button);
  return asked;
}

async function ofOrganization(button: string, more: Answers = {}): Promise<readonly Asked[]> {
  const asked = openInstance(changeCore(more));
  await press("nav-organizations");
  const first = await waitFor(() => document.querySelector<HTMLElement>('[data-testid="organizations-grid"] [role="row"][data-id]') ?? Promise.reject(new Error("no row")));
  fireEvent.click(first);
  await press("organization-change");
  await press(button);
  return asked;
}

const choose = async (testId: string, value: string) => {
  const element = await find(testId);
  const radio = element.querySelector<HTMLElement>(`[data-value="${value}"]`);
  if (radio && element.tagName !== "SELECT") fireEvent.click(radio);
  else fireEvent.change(element, { target: { value } });
};

const isOff = async (testId: string) => (await find(testId)).hasAttribute("disabled");

describe("handing over", () => {
  it("asks who takes over, proposes the limited role, and leads to the review with a typed name", async () => {
    const asked = await ofOrganization("organization-hand-over", { changeReview: () => changeReview({ kind: "hand-over", title: "Nordlicht Kitchen", typedName: "Nordlicht Kitchen" }, { change: "transfer", field: null }) });
    await becomes("change-former-role", "value", "13");
    expect(await isOff("wizard-next")).toBe(true);
    await type("change-person", "ada");
    fireEvent.click(await hit("change-person-option", ADA.id));
    await press("wizard-next");
    await becomes("review", "kind", "hand-over");
    expect((await find("review-confirm-name")).dataset["expected"]).toBe("Nordlicht Kitchen");
    expect(sent(asked, "change_review").at(-1)).toMatchObject({ wish: { kind: "hand-over", detail: { to: ADA.id, former: 13 } } });
    await press("wizard-back");
    expect((await hit("change-person-option", ADA.id)).getAttribute("aria-pressed")).toBe("true");
  });

  it("offers a role of one organization only where that one alone is handed over", async () => {
    const clerk = { id: 90, name: "Clerk", viewsDataStores: null };
    const changePlace = ({ organization }: Record<string, unknown>) => {
      const values = placeValues(Number(organization));
      return Number(organization) === 21 ? { ...values, roles: [...values.roles, clerk] } : values;
    };
    await ofPerson("person-hand-over", { changePlace });
    const offered = async () => [...(await find("change-former-role")).querySelectorAll("option")].map(({ textContent }) => textContent);
    await waitFor(async () => expect(await offered()).toContain("Member"));
    expect(await offered()).not.toContain("Clerk");
    fireEvent.click(await hit("change-organization", 22));
    await waitFor(async () => expect(await offered()).toContain("Clerk"));
    await choose("change-former-role", "90");
    await becomes("change-former-role", "value", "90");
    fireEvent.click(await hit("change-organization", 22));
    await becomes("change-former-role", "value", "13");
  });

  it("warns of somebody who could be mistaken for another one, before and after they are chosen", async () => {
    const like = { kind: "email", detail: NOOR } as const;
    await ofOrganization("organization-hand-over", { changeFindPeople: () => [{ ...ADA, looksLike: like }, { ...NOOR, looksLike: null }] });
    await type("change-person", "a");
    const words = `This email looks like that of ${NOOR.name} ${NOOR.email} (#${NOOR.id}), but is written with other characters.`;
    expect((await hit("change-person-option", ADA.id)).textContent).toContain(words);
    expect((await hit("change-person-option", NOOR.id)).textContent).not.toContain("looks like");
    fireEvent.click(await hit("change-person-option", ADA.id));
    await waitFor(async () => expect((await hit("change-person-option", ADA.id)).getAttribute("aria-pressed")).toBe("true"));
    expect((await hit("change-person-option", ADA.id)).textContent).toContain(words);
  });

  it("takes everything that a person owns, but what was unticked", async () => {
    const asked = await ofPerson("person-hand-over");
    fireEvent.click(await hit("change-organization", 22));
    await type("change-person", "ada");
    fireEvent.click(await hit("change-person-option", ADA.id));
    await choose("change-former-role", "removed");
    await press("wizard-next");
    await find("review");
    expect(sent(asked, "change_review").at(-1)).toEqual({ wish: { kind: "hand-over", detail: { organizations: [21], to: ADA.id, former: null } } });
  });
});

describe("one person", () => {
  it("sends only what differs, and nothing can be sent before something does", async () => {
    const asked = await ofPerson("person-edit");
    expect(await isOff("wizard-next")).toBe(true);
    expect(await isOff("change-country")).toBe(true);
    await type("change-name", "Noor Aziz");
    await choose("change-language", "sv");
    await press("wizard-next");
    await find("review");
    expect(sent(asked, "change_review")).toEqual([{ wish: { kind: "edit-person", detail: { user: 4711, name: "Noor Aziz", email: null, language: "sv", timeZone: null, country: null } } }]);
  });

  it("says in words what stands in the way and keeps what was typed", async () => {
    await ofPerson("person-edit", { changeReview: () => refuse({ kind: "cannot-plan", detail: [{ kind: "email-in-use", detail: 7 }, { kind: "name-not-taken" }] }) });
    await type("change-email", "mara@nordlicht.example");
    await press("wizard-next");
    expect((await find("change-obstacles")).textContent).toContain("Someone has an account with this email already.");
    expect((await find("change-obstacles")).textContent).toContain("Nothing was sent.");
    expect(((await find("change-email")) as HTMLInputElement).value).toBe("mara@nordlicht.example");
  });

  it("warns before admin rights are given, and offers none for one's own account", async () => {
    const asked = await ofPerson("person-admin-role");
    expect((await find("change-admin-warning")).textContent).toContain("all customers");
    await choose("change-admin-role", "4");
    await press("wizard-next");
    await find("review");
    expect(sent(asked, "change_review")).toEqual([{ wish: { kind: "admin-role", detail: { user: 4711, role: 4 } } }]);
    await closeWindow();
    await ofPerson("person-admin-role", { changePerson: ({ user }) => personValues(Number(user), { own: true, adminRole: 4 }) });
    expect(await isOff("change-admin-role")).toBe(true);
  });

  it("removes from one place, with the connections only when the box is ticked, and says what that means", async () => {
    const asked = await ofPerson("person-remove-from");
    expect((await find("change-with-connections")).matches(":checked")).toBe(false);
    expect(isThere("change-connections-warning")).toBe(false);
    expect((await find("change-from")).querySelector('[data-value="org-21"]')?.hasAttribute("disabled")).toBe(true);
    await choose("change-from", "team-221");
    await press("wizard-next");
    await find("review");
    await press("wizard-back");
    await press("change-with-connections");
    expect((await find("change-connections-warning")).textContent).toContain("deleted for good");
    await choose("change-from", "org-23");
    await press("wizard-next");
    await find("review");
    expect(sent(asked, "change_review").map(({ wish }) => wish)).toEqual([
      { kind: "remove-from", detail: { user: 4711, organization: 22, team: 221, withConnections: false } },
      { kind: "remove-from", detail: { user: 4711, organization: 23, team: null, withConnections: true } },
    ]);
  });

  it("cannot be removed permanently while they own something, and is led to handing over", async () => {
    await ofPerson("person-delete");
    expect(await isOff("wizard-next")).toBe(true);
    await press("change-hand-over-first");
    await becomes("change-form", "change", "hand-over");
  });

  it("is removed permanently by a page that names what is lost", async () => {
    const owns = panel(4711);
    const alone = { ...owns, memberships: owns.memberships.slice(2) };
    const asked = await ofPerson("person-delete", { personPanel: () => alone, changeReview: () => changeReview({ kind: "delete-person", typedName: "Noor Haddad" }, { change: "delete-user", before: "4711", after: "gone-account", field: null }) });
    expect((await find("change-form")).textContent).toContain("Sandbox");
    await press("wizard-next");
    expect((await find("review")).textContent).toContain("deleted for good");
    expect((await find("review-start")).textContent).toContain("Delete 1 account for good");
    expect(sent(asked, "change_review")).toEqual([{ wish: { kind: "delete-person", detail: { user: 4711 } } }]);
  });
});

describe("a new person", () => {
  it("gets a mail unless a password is typed", async () => {
    const asked = openInstance(changeCore());
    await press("people-create");
    await type("change-name", "Ada King");
    await type("change-email", ADA.email);
    expect(isThere("change-password")).toBe(false);
    await press("wizard-next");
    await find("review");
    expect(sent(asked, "change_review_person")).toEqual([{ wish: { name: "Ada King", email: ADA.email, timeZone: null, country: null }, password: null }]);
  });

  it("is told part by part whether the password meets the rule, and the field is emptied once the core has it", async () => {
    const asked = openInstance(changeCore());
    await press("people-create");
    await type("change-name", "Ada King");
    await type("change-email", ADA.email);
    await choose("change-sign-in", "password");
    await type("change-password", "correct-horse7");
    const met = () => [...document.querySelectorAll<HTMLElement>('[data-testid="password-rule"]')].filter(({ dataset }) => dataset["met"] === "true").map(({ dataset }) => dataset["part"]);
    expect(met()).toEqual(["length", "digit", "special"]);
    expect(await isOff("wizard-next")).toBe(true);
    await type("change-password", "Correct-horse7");
    expect(met()).toHaveLength(4);
    await press("wizard-next");
    await find("review");
    expect(sent(asked, "change_review_person")[0]).toMatchObject({ password: "Correct-horse7" });
    await press("wizard-back");
    expect(((await find("change-password")) as HTMLInputElement).value).toBe("");
  });
});

describe("organizations and teams", () => {
  it("cannot be created without an allowance that was chosen", async () => {
    const asked = openInstance(changeCore());
    await press("nav-organizations");
    await press("organizations-create");
    await type("change-name", "Nordlicht Bakery");
    await type("change-person", "ada");
    fireEvent.click(await hit("change-person-option", ADA.id));
    await choose("change-time-zone", "113");
    await choose("change-country", "204");
    expect(await isOff("wizard-next")).toBe(true);
    expect((await find("change-form")).textContent).toContain("It cannot be changed later.");
    await choose("change-license", "copy");
    await type("change-place", "kitchen");
    fireEvent.click(await hit("change-place-option", 21));
    await waitFor(() => expect(document.querySelectorAll('[data-testid="change-copied"]')).toHaveLength(2));
    await press("wizard-next");
    await find("review");
    expect(sent(asked, "change_review").at(-1)).toEqual({ wish: { kind: "create-organization", detail: { name: "Nordlicht Bakery", owner: ADA.id, timeZone: 113, country: 204, license: { kind: "copy-of", detail: 21 } } } });
  });

  it("take typed allowances as whole numbers only", async () => {
    openInstance(changeCore());
    await press("nav-organizations");
    await press("organizations-create");
    await choose("change-license", "typed");
    const operations = document.querySelector<HTMLInputElement>('[data-testid="change-allowance"][data-key="operations"]');
    if (!operations) throw new Error("no field");
    fireEvent.change(operations, { target: { value: "1.5" } });
    expect((await find("change-form")).textContent).toContain("A whole number is needed.");
  });

  it("get a team under their owner, and another name for one", async () => {
    const asked = await ofOrganization("organization-rename-team");
    await choose("change-team", "212");
    await type("change-name", "Partners");
    await press("wizard-next");
    await find("review");
    expect(sent(asked, "change_review").at(-1)).toMatchObject({ wish: { kind: "rename-team", detail: { team: 212, name: "Partners" } } });
  });

  it("propose to add directly where the instance would refuse an invitation", async () => {
    const asked = await ofOrganization("organization-bring-in");
    await becomes("change-way", "value", "directly");
    await type("change-person", "ada");
    fireEvent.click(await hit("change-person-option", ADA.id));
    await press("wizard-next");
    await find("review");
    expect(sent(asked, "change_review").at(-1)).toMatchObject({ wish: { kind: "bring-in", detail: { user: ADA.id, role: 13, invitation: false } } });
  });

  it("propose an invitation where one may invite", async () => {
    await ofOrganization("organization-bring-in", { changePlace: ({ organization }) => placeValues(Number(organization), { mayInvite: true }) });
    await becomes("change-way", "value", "invitation");
    await find("change-note");
  });
});
