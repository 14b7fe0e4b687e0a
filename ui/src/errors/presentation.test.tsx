import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AddressWhy, Code as Known, ImportWhy, Problem } from "../ipc/bindings";
import { renderWithWords } from "../test/render";
import { ErrorNotice } from "./ErrorNotice";
import { PRESENTATIONS, presentationOf } from "./presentation";

const WHYS: readonly AddressWhy[] = ["empty", "not-an-address", "not-secure", "has-user-info"];
const IMPORTS: readonly ImportWhy[] = [{ kind: "too-large" }, { kind: "unreadable" }, { kind: "newer" }, { kind: "empty" }, { kind: "name", detail: 3 }, { kind: "address", detail: 3 }, { kind: "look", detail: 3 }];
const SUPPORT = { operation: "read the list", status: 403, makeCode: "SC403", detail: "Access denied.", request: 12, at: "2026-11-22T09:42:00Z" };
const VALUES = { instance: "Flowline EU", asOf: "10:42" };

/** Every code there is, address problems one by one. */
const CODES: readonly Known[] = [
  ...WHYS.map((why): Known => ({ kind: "address", detail: why })),
  ...IMPORTS.map((why): Known => ({ kind: "not-instances", detail: why })),
  ...(Object.keys(PRESENTATIONS) as Known["kind"][]).filter((kind) => kind !== "address" && kind !== "not-instances").map((kind) => ({ kind, detail: { seconds: 40, run: "r1", missing: [], preparedFor: "https://test.example", other: "Flowline EU" } }) as unknown as Known),
];

const problem = (code: Known): Problem => ({ code, support: SUPPORT });

describe("the words for errors", () => {
  it("fill every place in every sentence, at a window and while a key is entered", () => {
    for (const code of CODES) {
      for (const occasion of ["window", "key"] as const) {
        const { unmount, container } = renderWithWords(<ErrorNotice problem={problem(code)} occasion={occasion} values={VALUES} />);
        expect(container.textContent).not.toMatch(/[{}]|undefined|\[object/);
        unmount();
      }
    }
  });

  it("blame nobody and shout at nobody", () => {
    for (const code of CODES) {
      for (const occasion of ["window", "key"] as const) {
        const { happened, fine, now } = presentationOf(code, occasion);
        expect(`${happened.message} ${fine.message} ${now.message}`).not.toMatch(/invalid|illegal|fatal|abort|kill|success|!/i);
      }
    }
  });

  it("count seconds as people do", () => {
    renderWithWords(<ErrorNotice problem={problem({ kind: "limited", detail: { seconds: 40 } })} values={VALUES} />);
    expect(screen.getByRole("alert").textContent).toContain("We continue by ourselves in 40 seconds.");
  });

  it("keep Make's code out of the headline and inside the folded details", () => {
    renderWithWords(<ErrorNotice problem={problem({ kind: "forbidden" })} values={VALUES} />);
    const headline = screen.getByRole("alert").firstElementChild;
    expect(headline?.textContent).toBe("Your key may not do this.");
    expect(screen.getByText("SC403").closest("[hidden]")).not.toBeNull();
  });

  it("say other things while a key is entered than when one stopped working", () => {
    expect(presentationOf({ kind: "key-refused" }, "key").happened.message).toBe("This key is not accepted by {instance}.");
    expect(presentationOf({ kind: "key-refused" }, "window").happened.message).toBe("Your key for {instance} no longer works.");
  });
});
