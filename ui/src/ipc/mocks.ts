// Stands in for the core in tests and on the pages for looking (dev/). Nothing of the application imports it.
import { emit } from "@tauri-apps/api/event";
import { clearMocks, mockIPC, mockWindows } from "@tauri-apps/api/mocks";
import type { Happening, Problem, commands } from "./bindings";

type Args = Readonly<Record<string, unknown>>;
type Data<Name extends keyof typeof commands> = Extract<Awaited<ReturnType<(typeof commands)[Name]>>, { status: "ok" }>["data"];

/** Answers by the name of the command in bindings.ts; each is given what was sent. */
export type Answers = { readonly [Name in keyof typeof commands]?: (args: Args) => Data<Name> | Promise<Data<Name>> };

/** What every window asks for by itself; answers of a test come before these. */
const USUAL: Answers = {
  present: () => null,
  appSettings: () => ({ theme: "system", textSize: 100, startWith: "instances" }),
  keyPassport: () => ({ savedAt: "2026-10-02T09:00:00Z", usedAt: "2026-11-22T09:42:00Z", renewBy: null }),
  leavingRules: () => ({ roles: [{ id: 8, name: "Member", viewsDataStores: null }], role: 8, teamRoles: [], teamRole: null, holding: null }),
};

/** What the screens asked for, in order. */
export interface Asked {
  readonly command: string;
  readonly args: Args;
}

/** A core that answers with `answers`; an error thrown there that is a `Problem` arrives as one. Gives the list of what was asked. */
export function mockCore(window: string, answers: Answers): readonly Asked[] {
  const asked: Asked[] = [];
  const byName = new Map(Object.entries({ ...USUAL, ...answers }).map(([name, answer]) => [snake(name), answer as (args: Args) => unknown]));
  mockWindows(window);
  mockIPC(
    (command, args) => {
      const given = (args ?? {}) as Args;
      asked.push({ command, args: given });
      const answer = byName.get(command);
      if (!answer) throw new Error(`nobody answers ${command}`);
      return answer(given);
    },
    { shouldMockEvents: true },
  );
  return asked;
}

/** Takes the stand-in away again. Listeners end a moment after their component did, hence the wait. */
export async function releaseCore(): Promise<void> {
  await new Promise((done) => {
    setTimeout(done);
  });
  clearMocks();
}

/** What the core would tell this window. */
export function tellHappened(happening: Happening): Promise<void> {
  return emit("happened", happening);
}

/** Somebody closes this window while a run goes in it. */
export function closeDuringRun(): Promise<void> {
  return emit("closing-asked");
}

/** Sends one message through a channel that a command was given. */
export function sendThrough(channel: unknown, message: unknown): void {
  (channel as { onmessage: (message: unknown) => void }).onmessage(message);
}

/** Refuses as the core does. Not an `Error`: the bridge hands problems on as plain data. */
export function refuse(code: Problem["code"], support: Partial<Problem["support"]> = {}): never {
  const problem: Problem = { code, support: { operation: "test", status: null, makeCode: null, detail: null, request: null, at: "2026-11-22T09:42:00Z", ...support } };
  // oxlint-disable-next-line no-throw-literal, typescript/only-throw-error -- this is what the bridge rejects with
  throw problem;
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
