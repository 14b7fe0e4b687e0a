import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderWithWords } from "../test/render";
import { ErrorBlock } from "./ErrorBlock";

describe("an error", () => {
  it("says what happened, what is still fine and what to do, in this order", () => {
    renderWithWords(<ErrorBlock happened="It stopped." fine="All is saved." now="Enter a new key." testId="trouble" />);
    expect(screen.getByRole("alert").textContent).toBe("It stopped.All is saved.Enter a new key.");
    expect(screen.getByTestId("trouble")).toBe(screen.getByRole("alert"));
  });

  it("folds the details for support away until they are asked for, and marks what is unseen in them", () => {
    renderWithWords(<ErrorBlock happened="It stopped." details={[{ name: "Code", value: "SC403\u202E" }]} />);
    const value = screen.getByText(/SC403/).closest("div[hidden]");
    expect(value).not.toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Details for support" }));
    expect(screen.getByText(/SC403/).closest("div[hidden]")).toBeNull();
    expect(screen.getByText("U+202E")).toBeDefined();
  });
});
