import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderWithWords } from "../test/render";
import type { Code } from "./codes";
import { ErrorNotice } from "./ErrorNotice";
import { PRESENTATIONS } from "./presentation";

const CODES = Object.keys(PRESENTATIONS) as Code[];
const VALUES = { instance: "Flowline EU", what: "the team", right: "manage organizations", now: "Operator", asOf: "10:42", seconds: 40, path: "Documents" };

describe("the words for errors", () => {
  it("fill every place in every sentence", () => {
    for (const code of CODES) {
      const { unmount } = renderWithWords(<ErrorNotice code={code} values={VALUES} />);
      expect(screen.getByRole("alert").textContent).not.toMatch(/[{}]|undefined|\[object/);
      unmount();
    }
  });

  it("blame nobody and shout at nobody", () => {
    for (const code of CODES) {
      const { happened, fine, now } = PRESENTATIONS[code];
      const text = `${happened.message} ${fine.message} ${now.message}`;
      expect(text).not.toMatch(/invalid|illegal|fatal|abort|kill|success|!/i);
    }
  });

  it("count seconds as people do", () => {
    renderWithWords(<ErrorNotice code="slowDown" values={VALUES} />);
    expect(screen.getByRole("alert").textContent).toContain("We continue by ourselves in 40 seconds.");
  });
});
