import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderWithWords } from "../test/render";
import { RunLine } from "./RunLine";
import { STEP_STATES } from "./stepState";

const WORDS = ["Waiting", "Checking", "Doing", "Done", "Already so", "Changed meanwhile", "Not sure yet", "Needs you", "Skipped"];

describe("a line of a run", () => {
  it("says each of the nine states in its own word", () => {
    for (const [index, state] of STEP_STATES.entries()) {
      const { unmount } = renderWithWords(<RunLine state={state} icon="owner" what="Owner" testId="run-step" data-step={index} />);
      const line = screen.getByTestId("run-step");
      expect(line.dataset["state"]).toBe(state);
      expect(line.textContent).toContain(WORDS[index]);
      unmount();
    }
  });

  it("opens trouble under itself", () => {
    renderWithWords(<RunLine state="needs-you" icon="owner" what="Owner" trouble="The instance refused." testId="run-step" />);
    expect(screen.getByTestId("run-step").textContent).toContain("The instance refused.");
  });
});
