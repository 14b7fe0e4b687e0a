import { QueryObserver } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { askAgain } from "./happenings";
import { makeQueryClient } from "./queries";

const settle = () =>
  new Promise((done) => {
    setTimeout(done, 5);
  });

/** A watched query whose answers are given by hand. */
function watched() {
  const client = makeQueryClient();
  const answers: ((value: number) => void)[] = [];
  const queryFn = () =>
    new Promise<number>((done) => {
      answers.push(done);
    });
  const observer = new QueryObserver(client, { queryKey: ["people", "slice"], queryFn });
  const leave = observer.subscribe(() => undefined);
  const look = () => observer.subscribe(() => undefined);
  return { ask: askAgain(client), answers, leave, look, data: () => observer.getCurrentResult().data };
}

describe("news from the core", () => {
  it("that arrive during the very first question lead to a second one", async () => {
    const { ask, answers, data } = watched();
    ask(["people"]);
    await settle();
    expect(answers).toHaveLength(1);
    answers[0]?.(1);
    await settle();
    expect(answers).toHaveLength(2);
    answers[1]?.(2);
    await settle();
    expect(data()).toBe(2);
    expect(answers).toHaveLength(2);
  });

  it("that arrive while something is asked that nobody looks at any more leave the window free, and are heard", async () => {
    const { ask, answers, leave, look, data } = watched();
    leave();
    ask(["people"]);
    await settle();
    expect(answers).toHaveLength(1);
    answers[0]?.(1);
    await settle();
    look();
    await settle();
    expect(answers).toHaveLength(2);
    answers[1]?.(2);
    await settle();
    expect(data()).toBe(2);
  });

  it("that arrive in crowds neither starve a slow answer nor queue up", async () => {
    const { ask, answers, data } = watched();
    answers[0]?.(1);
    await settle();
    for (let times = 0; times < 50; times += 1) ask(["people"]);
    await settle();
    expect(answers).toHaveLength(2);
    answers[1]?.(2);
    await settle();
    expect(data()).toBe(2);
    expect(answers).toHaveLength(3);
    answers[2]?.(3);
    await settle();
    expect(answers).toHaveLength(3);
  });
});
