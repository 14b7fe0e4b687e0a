// What the core tells forms of changes, for tests: choices, a person, an organization, a review of one line.
import type { ChangeChoices, PersonLabel, PersonValues, PlaceValues, Review, ReviewLine } from "../ipc/bindings";
import type { Answers } from "../ipc/mocks";
import { caseCore } from "./caseCore";
import { review } from "./caseFixtures";

export const NOOR: PersonLabel = { id: 51, name: "Noor Haddad", email: "noor@nordlicht.example" };
export const ADA: PersonLabel = { id: 52, name: "Ada King", email: "ada@nordlicht.example" };

/** Lists of the instance. */
export const CHOICES: ChangeChoices = {
  adminRoles: [
    { id: 1, name: "SA" },
    { id: 4, name: "Admin" },
  ],
  countries: [
    { id: 4, name: "Afghanistan" },
    { id: 204, name: "Sweden" },
  ],
  timeZones: [{ id: 113, name: "Europe/Prague" }],
  languages: [
    { code: "en", name: "English" },
    { code: "sv", name: "Swedish" },
  ],
};

/** A person as just read. */
export function personValues(id: number, part: Partial<PersonValues> = {}): PersonValues {
  return { person: { ...NOOR, id }, language: "en", timeZone: 113, country: null, adminRole: null, own: false, ...part };
}

const role = (id: number, name: string) => ({ id, name, viewsDataStores: null });

/** An organization as just read. */
export function placeValues(id: number, part: Partial<PlaceValues> = {}): PlaceValues {
  return {
    place: { id, name: "Nordlicht Kitchen" },
    owner: NOOR,
    teams: [
      { id: 211, name: "Menus" },
      { id: 212, name: "Suppliers" },
    ],
    roles: [role(12, "Admin"), role(13, "Member"), role(14, "Accountant")],
    license: [
      { key: "operations", json: '"50000"' },
      { key: "transfer", json: "5368709120" },
    ],
    mayInvite: false,
    ...part,
  };
}

const LINE: ReviewLine = { step: 1, change: "update-user", user: NOOR, organization: null, team: null, before: "Noor", after: "Nora", beforeName: null, afterName: null, license: [], field: "name", why: "chosen" };

/** The review of one line. */
export function changeReview(part: Partial<Review> = {}, line: Partial<ReviewLine> = {}): Review {
  const summary = { frozen: 0, handedOver: 0, limited: 0, removed: 0, created: 0, lines: 1 };
  const nothing = { reference: null, leaveDate: null, note: null, successor: null, warnings: [], people: [NOOR], organizations: [{ id: 21, name: "Nordlicht Kitchen" }], typedName: null };
  return review({ plan: "plan-9", kind: "edit-person", title: NOOR.name, person: NOOR, summary, lines: [{ ...LINE, ...line }], stays: { scenarios: 0, teams: 0, colleaguesKept: 0, leftAlone: [], notShown: [], administrator: null }, ...nothing, ...part });
}

/** A core that answers every form. */
export function changeCore(more: Answers = {}): Answers {
  return caseCore(
    {},
    {
      changeChoices: () => CHOICES,
      changePerson: ({ user }) => personValues(Number(user)),
      changePlace: ({ organization }) => placeValues(Number(organization)),
      changeFindPeople: ({ text }) => (text === "" ? [] : [NOOR, ADA].map((person) => ({ ...person, looksLike: null }))),
      changeFindOrganizations: () => [{ id: 21, name: "Nordlicht Kitchen" }],
      changeReview: () => changeReview(),
      changeReviewPerson: () => changeReview({ kind: "create-person", person: null }, { change: "create-user", before: "none", after: ADA.email, field: null }),
      ...more,
    },
  );
}
