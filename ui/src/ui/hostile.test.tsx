// Every hostile string in every element that shows text of an instance: it is shown as what it is, nothing of it becomes an
// element, and nothing of it runs.
import { fireEvent, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import hostile from "../../../tests/fixtures/hostile.json";
import { pieces, plainMarks } from "../lib/marks";
import { renderWithWords } from "../test/render";
import { ErrorBlock } from "./ErrorBlock";
import { PersonContact, PersonName } from "./PersonName";
import { RunLine } from "./RunLine";
import { SafeLines, SafeText } from "./SafeText";
import { TextField } from "./TextField";

const CALLS = ["canary", "alert", "confirm", "prompt", "open"] as const;
const FOREIGN = "img, script, iframe, object, embed, video, audio, link, meta, style, base, form, a, svg[onload], math, template, dialog";
const called = vi.fn();

beforeAll(() => {
  for (const name of CALLS) vi.stubGlobal(name, called);
});

afterAll(() => {
  vi.unstubAllGlobals();
});

/** What is to be read of a text: its unseen characters as marks. */
function read(text: string): string {
  return pieces(text)
    .map((piece) => (piece.kind === "text" ? piece.text : piece.code))
    .join("");
}

/** Draws each string, reads what is drawn, and looks for what only markup could have made. */
function expectText(element: (text: string) => ReactElement, shown: (text: string) => string): void {
  for (const text of hostile) {
    const { container, unmount } = renderWithWords(element(text));
    expect(container.textContent).toContain(shown(text));
    expect([...container.querySelectorAll(FOREIGN)].map((one) => one.outerHTML)).toEqual([]);
    expect([...container.querySelectorAll("*")].flatMap((one) => [...one.attributes]).filter(({ name }) => name.startsWith("on"))).toEqual([]);
    unmount();
  }
  expect(called).not.toHaveBeenCalled();
}

describe("500 hostile strings", () => {
  it("are 500 different ones", () => {
    expect(new Set(hostile).size).toBe(500);
  });

  it("are text in a text and in lines", () => {
    expectText((text) => <SafeText text={text} />, read);
    expectText((text) => <SafeLines text={text} />, (text) => read(text.split(/\r\n|\r|\n/)[0]?.replaceAll("\t", " ") ?? ""));
  });

  it("are text as name and as email of a person, in a line and in a row", () => {
    expectText((text) => <PersonName name={text} email={text} id={4711} />, read);
    expectText((text) => <PersonName name={text} email="" id={4711} layout="stacked" />, read);
    expectText((text) => <PersonContact email={text} id={4711} />, read);
  });

  it("are text in a line of a run and in its trouble", () => {
    expectText((text) => <RunLine state="needs-you" icon="owner" what={<SafeText text={text} />} trouble={<SafeText text={text} />} testId="run-step" />, read);
  });

  it("are text in the details for support", () => {
    for (const text of hostile) {
      const { container, unmount } = renderWithWords(<ErrorBlock happened="It stopped." details={[{ name: "Words", value: text }]} />);
      fireEvent.click(screen.getByRole("button", { name: "Details for support" }));
      expect(container.textContent).toContain(read(text));
      expect(container.querySelectorAll("img, script, iframe, object, a, style")).toHaveLength(0);
      unmount();
    }
    expect(called).not.toHaveBeenCalled();
  });

  it("stay what they are in a field", () => {
    for (const text of hostile.filter((one) => !/[\r\n]/.test(one))) {
      const { container, unmount } = renderWithWords(<TextField label="Name" value={text} onChange={() => undefined} />);
      expect(container.querySelector("input")?.value).toBe(text);
      unmount();
    }
    expect(called).not.toHaveBeenCalled();
  });

  it("lose what cannot be seen in titles and names for ears", () => {
    for (const text of hostile) {
      expect(pieces(plainMarks(text)).every((piece) => piece.kind === "text")).toBe(true);
    }
  });
});
