// What every test needs: sizes (happy-dom lays nothing out, and a virtual list without a size shows no row),
// the source language, and an empty page after each test.
import { i18n } from "@lingui/core";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

for (const [name, size] of [
  ["clientWidth", 1000],
  ["clientHeight", 600],
  ["offsetWidth", 1000],
  ["offsetHeight", 600],
] as const) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
}
// A busy computer takes longer than a second to draw a page; a wait ends as soon as what it waits for is there.
configure({ asyncUtilTimeout: 8000 });
i18n.loadAndActivate({ locale: "en", messages: {} });

afterEach(() => {
  cleanup();
});
