// The whole first run with each kind of key and each state of the password safe, as a person walks it: every field that is
// filled in and every choice that needs a thought is counted, and every text that stands in the way is written down.
import { afterEach, describe, expect, it } from "vitest";
import { screen, waitFor } from "@testing-library/react";
import type { Code, ConnectReport, Problem } from "../../ipc/bindings";
import { refuse } from "../../ipc/mocks";
import { caseCore } from "../../test/caseCore";
import { info, jobs, report } from "../../test/fixtures";
import { becomes, closeWindow, find, isThere, openInstance, openStart, press, sent, type } from "../../test/window";

afterEach(closeWindow);

/** The most that a person may have to think about before their lists stand there. */
const MOST = 7;
const GOOD = "0a1b2c3d-1111-4222-8333-444455556666";
const WRITES = "admin:write, user:write";

/** What the core answers to each key: as its own tests have it from a real instance. */
const KEYS: Record<string, () => ConnectReport> = {
  full: () => report(),
  "read-only": () => report({ state: "limited", jobs: jobs({ "change-licenses": "admin:write, organizations:write", "change-roles": WRITES, "create-accounts": WRITES }) }),
  "no admin": () => report({ state: "refused", operator: { id: 1710, name: "Hugo Martin", email: "hugo@flowline.example" }, problem: problem({ kind: "no-admin" }) }),
  "wrong instance": () => report({ state: "refused", operator: null, jobs: [], problem: problem({ kind: "key-refused" }) }),
};

/** What saving answers first, where it does not save. */
const SAFES: Record<string, Code | undefined> = {
  fine: undefined,
  missing: { kind: "keychain-missing" },
  locked: { kind: "keychain-locked" },
  denied: { kind: "keychain-denied" },
  slow: { kind: "keychain-waiting" },
};

function problem(code: Code): Problem {
  return { code, support: { operation: "check the key", status: null, makeCode: null, detail: null, request: null, at: "" } };
}

interface Walk {
  readonly count: number;
  readonly texts: readonly string[];
}

async function walk(first: string, safe: string): Promise<Walk> {
  let count = 0;
  const texts: string[] = [];
  const trouble = SAFES[safe];
  const answer = (key: unknown) => (key === GOOD ? undefined : KEYS[first]?.()) ?? report();
  const asked = openStart({
    listInstances: () => [],
    checkConnection: ({ key }) => answer(key),
    saveInstance: ({ sessionOnly }) => (trouble && sessionOnly !== true ? refuse(trouble) : "p1"),
  });
  const fill = async (field: string, value: string) => {
    await type(field, value);
    count += 1;
  };
  await press("start-connect");
  await fill("connect-address", "eu.flowline.example/12/dashboard");
  await fill("connect-key", "1a1b2c3d-1111-4222-8333-444455556666");
  await press("connect-check");
  await waitFor(async () => expect((await find("connect-result")).dataset["state"]).not.toBe("checking"));
  texts.push(...(await missing()));
  if ((await find("connect-result")).dataset["state"] === "refused") {
    texts.push(await words("connect-problem"));
    await fill("connect-key", GOOD);
    await press("connect-check");
    await becomes("connect-result", "state", "ok");
  }
  // The name is proposed; live or test is the one question that only a person can answer.
  expect(await find("connect-name")).toHaveProperty("value", "Flowline EU");
  (await find("connect-kind")).querySelector<HTMLElement>('[data-value="live"]')?.click();
  count += 1;
  await press("connect-save");
  if (trouble) {
    await find("connect-problem");
    texts.push(await words("connect-problem"));
    await press("connect-session-only");
    count += 1;
  }
  await find("start-connect");
  expect(sent(asked, "save_instance").at(-1)?.["sessionOnly"]).toBe(trouble !== undefined);
  await closeWindow();
  openInstance({ ...caseCore(), instanceInfo: () => info({ firstStep: "house-rules", key: trouble ? "session" : "keychain" }), firstStepSeen: () => info({ firstStep: "lists" }) });
  await find("people-grid");
  await find("first-rules");
  await press("first-rules-use");
  count += 1;
  await find("first-lists");
  expect(isThere("people-grid")).toBe(true);
  return { count, texts };
}

/** What stands there, as one line. */
async function words(testId: string): Promise<string> {
  const { firstElementChild: happened } = await find(testId);
  const blocks = [happened, ...(await find(testId)).querySelectorAll("p")].map((part) => part?.textContent?.trim() ?? "");
  return blocks.filter((text) => text !== "").join(" ");
}

/** Rights that are said to be missing, job by job. */
async function missing(): Promise<readonly string[]> {
  await find("connect-result");
  return screen.queryAllByText(/^Missing:/).map(({ parentElement }) => parentElement?.textContent?.replace("Missing:", " Missing:") ?? "");
}

describe("the first run", () => {
  it(`asks for at most ${MOST} fields and choices with any key and any password safe, and says what is the matter`, async () => {
    const table: string[] = [];
    const said = new Set<string>();
    for (const key of Object.keys(KEYS)) {
      for (const safe of Object.keys(SAFES)) {
        const { count, texts } = await walk(key, safe);
        await closeWindow();
        expect(count, `${key}, ${safe}`).toBeLessThanOrEqual(MOST);
        table.push(`${key.padEnd(14)} ${safe.padEnd(8)} ${count}`);
        texts.forEach((text) => said.add(text));
      }
    }
    expect(table).toHaveLength(20);
    expect(table.join("\n")).toMatchInlineSnapshot(`
      "full           fine     4
      full           missing  5
      full           locked   5
      full           denied   5
      full           slow     5
      read-only      fine     4
      read-only      missing  5
      read-only      locked   5
      read-only      denied   5
      read-only      slow     5
      no admin       fine     5
      no admin       missing  6
      no admin       locked   6
      no admin       denied   6
      no admin       slow     6
      wrong instance fine     5
      wrong instance missing  6
      wrong instance locked   6
      wrong instance denied   6
      wrong instance slow     6"
    `);
    expect([...said].join("\n")).toMatchInlineSnapshot(`
      "This computer has no password safe running, so we will not store your key. Nothing was saved. You can enter it each time, or set up a password safe, such as GNOME Keyring or KWallet.
      The password safe of this computer is locked. Nothing was saved. Unlock it and try again, or use the key for this session only.
      Your password safe said no. Nothing was saved. Try again and allow it, or use the key for this session only.
      Your password safe has not answered yet. Nothing was saved. Answer the window of your system that asks for your password, then save again. Or use the key for this session only.
      You may not freeze or change licenses. Missing: admin:write, organizations:write
      You may not change roles or hand over. Missing: admin:write, user:write
      You may not create accounts. Missing: admin:write, user:write
      This key works, but its owner has no admin rights on eu.flowline.example. Nothing was saved. Ask whoever manages your instance for a key of an admin.
      This key is not accepted by eu.flowline.example. Nothing was saved. Copy the whole key again. A key works only on the instance where it was made."
    `);
  }, 120_000);
});
