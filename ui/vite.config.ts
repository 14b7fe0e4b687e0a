import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { linguiMacro } from "./tools/lingui-macro.mjs";

// The page is served by the application under a strict content security policy: no inline script, no inline style
// element, no data: address for anything but images. Hence no preload polyfill and no inlined assets.
export default defineConfig({
  plugins: [linguiMacro(), react()],
  clearScreen: false,
  server: { port: 5173, strictPort: true, host: "127.0.0.1" },
  build: { target: "safari16", modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  test: {
    environment: "happy-dom",
    testTimeout: 30_000,
    setupFiles: ["src/test/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: { include: /.+/, modules: { classNameStrategy: "non-scoped" } },
  },
});
