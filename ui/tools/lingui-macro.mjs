// Turns the Lingui macros of one source file into plain calls. Used by the build, by the tests and by words.mjs,
// so that the three never disagree about a message's id. Files without a macro are left untouched.
import { readFileSync } from "node:fs";
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
/** Short names of the messages, as words.mjs gives them: what is shipped carries each name twice. */
const SHORT = new URL("../src/locales/short.json", import.meta.url);
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

/** A Babel plugin that hands every descriptor that the macro leaves behind, marked by the comment `i18n`, to `visit`. */
export function eachDescriptor(visit) {
  const read = ({ node }) => {
    if (node.leadingComments?.some((comment) => comment.value.trim() === "i18n")) visit(node);
  };
  return () => ({ visitor: { Program: { exit: (program) => program.traverse({ ObjectExpression: read }) } } });
}

/** Gives each descriptor the short name of its message. */
function shorten(short) {
  return eachDescriptor((node) => {
    const id = node.properties.find((entry) => (entry.key?.name ?? entry.key?.value) === "id").value;
    id.value = shortOf(short, id.value);
    delete id.extra;
  });
}

function shortOf(short, id) {
  if (short[id] === undefined) throw new Error(`the message ${id} is not in the catalogue; npm run words collects it`);
  return short[id];
}

/** The Vite plugin. In a production build the words come from the compiled catalogue, elsewhere from the source. */
export function linguiMacro() {
  let short;
  return {
    name: "gatehouse:lingui-macro",
    enforce: "pre",
    configResolved(config) {
      if (config.isProduction) short = JSON.parse(readFileSync(SHORT, "utf8"));
    },
    load(id) {
      const [file, query] = id.split("?");
      if (!short || query !== "raw" || !file.endsWith("/locales/en.json")) return null;
      return { code: `export default ${JSON.stringify(inOrder(readFileSync(file, "utf8"), short))}`, map: null, moduleType: "js" };
    },
    async transform(code, id) {
      const file = id.split("?")[0];
      if (!/\.tsx?$/.test(file) || file.includes("/node_modules/")) return null;
      const result = await expandMacros(code, file, short ? { keepWords: false, extraPlugins: [shorten(short)] } : { keepWords: true });
      return result ? { code: result.code, map: result.map } : null;
    },
  };
}

/** A catalogue in the order of the short names, which are left out: they count up (src/i18n.ts). */
function inOrder(catalogue, short) {
  const messages = JSON.parse(catalogue);
  return JSON.stringify(Object.keys(short).map((id) => messages[id]));
}
