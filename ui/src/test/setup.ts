// What every test needs: sizes (happy-dom lays nothing out, and a virtual list without a size shows no row),
// the source language, and an empty page after each test.
import { i18n } from "@lingui/core";
import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

Object.defineProperty(HTMLElement.prototype, "offsetWidth", { configurable: true, get: () => 1000 });
Object.defineProperty(HTMLElement.prototype, "offsetHeight", { configurable: true, get: () => 600 });
i18n.loadAndActivate({ locale: "en", messages: {} });

afterEach(() => {
  cleanup();
});
