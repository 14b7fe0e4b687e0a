// Turns the Lingui macros of one source file into plain calls. Used by the build, by the tests and by words.mjs,
// so that the three never disagree about a message's id. Files without a macro are left untouched.
import { transformAsync } from "@babel/core";

// What `lingui.config.js` would say; given here so that no file is looked up from whatever folder the tool was started in.
const LINGUI = {
  macro: { corePackage: ["@lingui/core/macro"], jsxPackage: ["@lingui/react/macro"] },
  runtimeConfigModule: {
    i18n: ["@lingui/core", "i18n"],
    Trans: ["@lingui/react", "Trans"],
    useLingui: ["@lingui/react", "useLingui"],
  },
};
const USES_MACRO = /from\s+["']@lingui\/(?:core|react)\/macro["']/;

/** Babel's answer for a file that uses a macro, `undefined` for every other file. */
export async function expandMacros(code, file, { keepWords, extraPlugins = [] }) {
  if (!USES_MACRO.test(code)) return undefined;
  return transformAsync(code, {
    filename: file,
    babelrc: false,
    configFile: false,
    sourceMaps: true,
    parserOpts: { plugins: ["typescript", "jsx"] },
    generatorOpts: { retainLines: false },
    plugins: [["@lingui/babel-plugin-lingui-macro", { linguiConfig: LINGUI, stripMessageField: !keepWords }], ...extraPlugins],
  });
}

/** The Vite plugin. In a production build the words come from the compiled catalogue, elsewhere from the source. */
export function linguiMacro() {
  let production = false;
  return {
    name: "gatehouse:lingui-macro",
    enforce: "pre",
    configResolved(config) {
      production = config.isProduction;
    },
    async transform(code, id) {
      const file = id.split("?")[0];
      if (!/\.tsx?$/.test(file) || file.includes("/node_modules/")) return null;
      const result = await expandMacros(code, file, { keepWords: !production });
      return result ? { code: result.code, map: result.map } : null;
    },
  };
}
