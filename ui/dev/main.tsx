// For looking, not for shipping: the real screens against a made-up core. `npm run dev`, then /dev/index.html?scene=people&theme=dark&text=200.
// The production build starts at index.html and never reaches this folder.
import { scenes } from "./scenes";

const asked = new URLSearchParams(location.search);
const theme = asked.get("theme");
const text = asked.get("text");
if (text) document.documentElement.style.fontSize = `${text}%`;
if (theme) document.documentElement.dataset["theme"] = theme;
scenes[asked.get("scene") ?? "people"]?.();
void import("../src/main");
if (asked.has("axe")) setTimeout(() => void judge(), 7000);

/** `&axe` lists under the page what axe finds in it. */
async function judge() {
  const { passes, violations } = await import("axe-core").then(({ default: axe }) => axe.run());
  const found = document.createElement("pre");
  found.id = "axe";
  found.textContent = JSON.stringify({ passes: passes.length, page: document.querySelector("h1")?.textContent, violations: violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map(({ html }) => html.slice(0, 200)) })) });
  document.body.append(found);
}
