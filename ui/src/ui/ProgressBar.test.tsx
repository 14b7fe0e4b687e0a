import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderWithWords } from "../test/render";
import { ProgressBar } from "./ProgressBar";

const bar = (done: number, total: number) => <ProgressBar done={done} total={total} label="Leaving" words={`${done} of ${total} done`} />;

const percent = () => screen.getByRole("progressbar").getAttribute("aria-valuenow");

describe("the progress bar", () => {
  it("says how far it is, in percent and in words", () => {
    renderWithWords(bar(12, 31));
    expect(percent()).toBe("38");
    expect(screen.getByRole("progressbar").getAttribute("aria-valuetext")).toBe("12 of 31 done");
  });

  it("never goes back, whether steps are re-opened or added", () => {
    const { rerender } = renderWithWords(bar(20, 31));
    rerender(bar(10, 31));
    expect(percent()).toBe("64");
    rerender(bar(21, 62));
    expect(percent()).toBe("64");
    rerender(bar(50, 62));
    expect(percent()).toBe("80");
  });

  it("announces only each new quarter", () => {
    const { container, rerender } = renderWithWords(bar(0, 8));
    const announced = () => container.querySelector("[aria-live]")?.textContent;
    rerender(bar(1, 8));
    expect(announced()).toBe("0 of 8 done");
    rerender(bar(2, 8));
    expect(announced()).toBe("2 of 8 done");
    rerender(bar(8, 8));
    expect(announced()).toBe("8 of 8 done");
  });

  it("stays empty for a run without steps", () => {
    renderWithWords(bar(0, 0));
    expect(percent()).toBe("0");
  });
});
