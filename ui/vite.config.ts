import { createHash } from "node:crypto";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { linguiMacro } from "./tools/lingui-macro.mjs";

/** What a class is called in what is shipped: by its name and its sheet, as short as they stay apart. */
const shipped = (name: string, sheet: string) => name + createHash("sha256").update(sheet.split("/src/").pop() ?? sheet).digest("hex").slice(0, 4);

// The page is served by the application under a strict content security policy: no inline script, no inline style
// element, no data: address for anything but images. Hence no preload polyfill and no inlined assets.
export default defineConfig({
  plugins: [linguiMacro(), react()],
  clearScreen: false,
  server: { port: 5173, strictPort: true, host: "127.0.0.1" },
  css: { modules: { generateScopedName: shipped } },
  build: { target: "safari16", modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  test: {
    environment: "happy-dom",
    testTimeout: 30_000,
    setupFiles: ["src/test/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: { include: /.+/, modules: { classNameStrategy: "non-scoped" } },
  },
});
