// Collects every message of src/ and compiles the catalogues that the build bundles: src/locales/en.json, and
// pseudo.json, in which each letter is accented and each text 40 % longer (words that stay plain were never marked);
// and short.json, the names that messages have in what is shipped.
// English is the source language, so both files are made anew each time and are not committed.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { eachDescriptor, expandMacros } from "./lingui-macro.mjs";

const SOURCE = fileURLToPath(new URL("../src", import.meta.url));
const LOCALES = join(SOURCE, "locales");
const ACCENTS = { a: "á", e: "é", i: "í", o: "ó", u: "ú", y: "ý", c: "ç", n: "ñ", s: "š", z: "ž", A: "Á", E: "É", I: "Í", O: "Ó", U: "Ú", C: "Ç", N: "Ñ", S: "Š" };

const messages = new Map();
for (const file of await sourceFiles()) await collect(file);
await mkdir(LOCALES, { recursive: true });
await writeCatalogue("en", (token) => token);
await writeCatalogue("pseudo", stretch);
await writeShort();
process.stdout.write(`${messages.size} messages\n`);

async function sourceFiles() {
  const entries = await readdir(SOURCE, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|gallery)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

async function collect(file) {
  const code = await readFile(file, "utf8");
  await expandMacros(code, file, { keepWords: true, extraPlugins: [eachDescriptor((node) => read(node, file))] });
}

function read(node, file) {
  const id = property(node, "id");
  const message = property(node, "message") ?? id;
  if (id === undefined) throw new Error(`${file}: a message without an id`);
  const known = messages.get(id);
  if (known !== undefined && known !== message) throw new Error(`${file}: "${message}" and "${known}" share the id ${id}`);
  messages.set(id, message);
}

function property(node, name) {
  const found = node.properties.find((entry) => (entry.key?.name ?? entry.key?.value) === name);
  if (!found) return undefined;
  if (found.value.type === "StringLiteral") return found.value.value;
  if (found.value.type === "TemplateLiteral" && found.value.expressions.length === 0) return found.value.quasis[0].value.cooked;
  throw new Error(`a message whose ${name} is not a plain string`);
}

async function writeCatalogue(locale, change) {
  const sorted = [...messages].toSorted(([left], [right]) => (left < right ? -1 : 1));
  const compiled = Object.fromEntries(sorted.map(([id, message]) => [id, mapText(compileMessage(message), change)]));
  await writeFile(join(LOCALES, `${locale}.json`), `${JSON.stringify(compiled)}\n`);
}

/** A short name for each message, in the order in which the sources use them. */
async function writeShort() {
  const short = Object.fromEntries([...messages.keys()].map((id, place) => [id, place.toString(36)]));
  await writeFile(join(LOCALES, "short.json"), `${JSON.stringify(short)}\n`);
}

/** Applies `change` to the words of a compiled message, never to argument names, kinds or tags. */
function mapText(message, change) {
  if (typeof message === "string") return change(message);
  // A lone # stands for the number.
  const text = (token) => (token === "#" ? token : change(token));
  return message.map((token) => (typeof token === "string" ? text(token) : mapArgument(token, change)));
}

function mapArgument([name, kind, options], change) {
  if (options === undefined || typeof options === "string") return [name, kind, options].filter((part) => part !== undefined);
  const mapped = Object.entries(options).map(([key, value]) => [key, key === "offset" ? value : mapText(value, change)]);
  return [name, kind, Object.fromEntries(mapped)];
}

function stretch(text) {
  const words = text.split(/(<\/?\d+\/?>)/).map((part) => (/^<\/?\d+\/?>$/.test(part) ? part : accent(part)));
  return words.join("");
}

function accent(text) {
  const letters = text.replaceAll(/[a-zA-Z]/g, (letter) => ACCENTS[letter] ?? letter);
  return text.trim() === "" ? text : letters + "~".repeat(Math.ceil(text.trim().length * 0.4));
}
