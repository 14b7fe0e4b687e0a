// The whole application in one window against a stand-in core, worked by hand: for tests of screens.
import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { App } from "../App";
import type { Answers, Asked } from "../ipc/mocks";
import { mockCore, releaseCore } from "../ipc/mocks";
import { renderWithWords } from "./render";

const START = "main";

/** Opens the start window. */
export function openStart(answers: Answers): readonly Asked[] {
  return open(START, answers);
}

/** Opens the window of instance `p1`. */
export function openInstance(answers: Answers): readonly Asked[] {
  return open("instance-p1", answers);
}

function open(label: string, answers: Answers): readonly Asked[] {
  const asked = mockCore(label, answers);
  renderWithWords(<App window={label === START ? { kind: "start" } : { kind: "instance", profile: "p1" }} />);
  return asked;
}

/** For `afterEach`: closes the window and takes the core away. */
export async function closeWindow(): Promise<void> {
  cleanup();
  await releaseCore();
}

/** The element with this id, once it is there. */
export function find<Kind extends HTMLElement = HTMLElement>(testId: string): Promise<Kind> {
  return screen.findByTestId<Kind>(testId);
}

/** Whether it is there now. */
export function isThere(testId: string): boolean {
  return screen.queryByTestId(testId) !== null;
}

/** Presses the element with this id, once it is there and can be pressed. */
export async function press(testId: string): Promise<void> {
  await waitFor(async () => {
    if ((await find(testId)).hasAttribute("disabled")) throw new Error(`${testId} cannot be pressed`);
  });
  fireEvent.click(await find(testId));
}

/** Types into it. */
export async function type(testId: string, value: string): Promise<void> {
  fireEvent.change(await find(testId), { target: { value } });
}

/** Hits a key in it. */
export async function key(testId: string, name: string): Promise<void> {
  fireEvent.keyDown(await find(testId), { key: name });
}

/** Waits until `data-<name>` of an element has this value. */
export async function becomes(testId: string, name: string, value: string): Promise<void> {
  await waitFor(async () => {
    const now = (await find(testId)).getAttribute(`data-${name}`);
    if (now !== value) throw new Error(`data-${name} of ${testId} is ${now}, not ${value}`);
  });
}

/** What was sent with this command, in order. */
export function sent(asked: readonly Asked[], command: string): readonly Asked["args"][] {
  return asked.filter((one) => one.command === command).map(({ args }) => args);
}

/** Lets everything that is ready happen. */
export async function settle(): Promise<void> {
  await act(async () => {
    await new Promise((done) => {
      setTimeout(done);
    });
  });
}

function notYet() {
  throw new Error("the promise has not begun");
}

/** An answer that is given later. */
export function later<T>(): { readonly promise: Promise<T>; readonly give: (value: T) => void } {
  let give: (value: T) => void = notYet;
  const promise = new Promise<T>((done) => {
    give = done;
  });
  return { promise, give };
}
