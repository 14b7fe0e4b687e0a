import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderWithWords } from "../test/render";
import { PlanFold, PlanGroup, PlanLine } from "./PlanLine";

describe("the lines of a review", () => {
  it("carry their hooks on the line itself", () => {
    renderWithWords(<PlanLine icon="owner" what="Owner" before="Mara" after="Holding account EU" testId="review-line" data-step="7" data-change="transfer" />);
    const line = screen.getByTestId("review-line");
    expect(line.tagName).toBe("LI");
    expect(line.dataset).toMatchObject({ step: "7", change: "transfer" });
    expect(line.textContent).toContain("Holding account EU");
  });

  it("stay in the document, one per step, while they are folded", () => {
    renderWithWords(
      <PlanGroup title="Kitchen">
        <PlanFold what="Mara in 2 teams" before="Team Admin" after="Team Operator" testId="fold">
          <PlanLine icon="fixed" what="Front" before="Team Admin" after="Team Operator" testId="review-line" data-step="1" />
          <PlanLine icon="fixed" what="Back" before="Team Admin" after="Team Operator" testId="review-line" data-step="2" />
        </PlanFold>
      </PlanGroup>,
    );
    const lines = screen.getAllByTestId("review-line");
    expect(lines).toHaveLength(2);
    expect(lines[0]?.closest("ul")?.hidden).toBe(true);
    fireEvent.click(screen.getByTestId("fold"));
    expect(lines[0]?.closest("ul")?.hidden).toBe(false);
    expect(screen.getByTestId("fold").getAttribute("aria-expanded")).toBe("true");
  });
});
