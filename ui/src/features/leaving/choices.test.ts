import { describe, expect, it, vi } from "vitest";
import type { LeaveInput } from "../../ipc/bindings";
import { draft } from "../../test/caseFixtures";
import { ChoiceSender } from "./choices";

const named = (customerName: string): LeaveInput => ({ ...draft().choices, customerName });

function sending(send: (input: LeaveInput) => Promise<unknown> = () => Promise.resolve()) {
  const sent: string[] = [];
  const last: boolean[] = [];
  const errors: unknown[] = [];
  const sender = new ChoiceSender({
    send: async (input) => {
      sent.push(input.customerName);
      await send(input);
      return draft({ choices: input });
    },
    onDraft: (_, isLast) => last.push(isLast),
    onError: (error) => errors.push(error),
  });
  return { sender, sent, last, errors };
}

describe("choices on their way to the core", () => {
  it("wait for a quiet moment, and only the last one is sent", async () => {
    vi.useFakeTimers();
    const { sender, sent } = sending();
    for (const name of ["N", "No", "Nordlicht"]) sender.put(named(name));
    expect(sent).toEqual([]);
    await vi.runAllTimersAsync();
    expect(sent).toEqual(["Nordlicht"]);
    vi.useRealTimers();
  });

  it("are sent at once when a page is left", async () => {
    const { sender, sent } = sending();
    sender.put(named("Nordlicht"));
    expect(await sender.flush()).toBe(true);
    expect(sent).toEqual(["Nordlicht"]);
    expect(await sender.flush()).toBe(true);
    expect(sent).toHaveLength(1);
  });

  it("go one at a time: what changes meanwhile is sent after the answer, and only then counts as taken", async () => {
    let answer = () => {};
    const { sender, sent, last } = sending((input) => (input.customerName === "first" ? new Promise<void>((done) => void (answer = done)) : Promise.resolve()));
    sender.put(named("first"));
    const first = sender.flush();
    await vi.waitFor(() => expect(sent).toEqual(["first"]));
    sender.put(named("second"));
    let settled = false;
    const second = sender.flush().then(() => (settled = true));
    await Promise.resolve();
    expect(sent).toEqual(["first"]);
    expect(settled).toBe(false);
    answer();
    await Promise.all([first, second]);
    expect(sent).toEqual(["first", "second"]);
    expect(last).toEqual([false, true]);
  });

  it("that did not arrive are sent again with the next call", async () => {
    let broken = true;
    const { sender, sent, errors } = sending(() => (broken ? Promise.reject(new Error("gone")) : Promise.resolve()));
    sender.put(named("Nordlicht"));
    expect(await sender.flush()).toBe(false);
    expect(errors).toHaveLength(1);
    broken = false;
    expect(await sender.flush()).toBe(true);
    expect(sent).toEqual(["Nordlicht", "Nordlicht"]);
  });
});
