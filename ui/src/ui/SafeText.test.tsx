import { describe, expect, it } from "vitest";
import { renderWithWords } from "../test/render";
import { SafeText } from "./SafeText";

describe("a text from a server", () => {
  it("is isolated from its neighbours", () => {
    const { container } = renderWithWords(<SafeText text="مارا" />);
    expect(container.firstElementChild?.tagName).toBe("BDI");
    expect(container.textContent).toBe("مارا");
  });

  it("shows a hidden change of direction as a mark and loses the character itself", () => {
    const { container } = renderWithWords(<SafeText text={"ann\u202Emoc.elpmaxe"} />);
    expect(container.textContent).toBe("annU+202Emoc.elpmaxe");
    expect(container.querySelector("span")?.title).toBe("hidden change of direction");
  });

  it("never lets an unseen character through, for 200 hostile names", () => {
    const unseen = [0x00, 0x07, 0x1b, 0x7f, 0xad, 0x200b, 0x200d, 0x200e, 0x202a, 0x202e, 0x2028, 0x2060, 0x2066, 0x2069, 0xfeff, 0xe0020];
    for (let index = 0; index < 200; index += 1) {
      const code = unseen[index % unseen.length] ?? 0;
      const name = `Mara ${String.fromCodePoint(code)}${index}`;
      const { container, unmount } = renderWithWords(<SafeText text={name} />);
      expect(container.textContent).not.toContain(String.fromCodePoint(code));
      expect(container.textContent).toContain("U+");
      unmount();
    }
  });

  it("is text and never markup", () => {
    const { container } = renderWithWords(<SafeText text="<img src=x onerror=alert(1)>" />);
    expect(container.querySelector("img")).toBeNull();
  });
});
