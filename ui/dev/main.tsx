// For looking, not for shipping: the real screens against a made-up core. `npm run dev`, then /dev/index.html?scene=people&theme=dark.
// The production build starts at index.html and never reaches this folder.
import { scenes } from "./scenes";

const asked = new URLSearchParams(location.search);
const theme = asked.get("theme");
if (theme) document.documentElement.dataset["theme"] = theme;
scenes[asked.get("scene") ?? "people"]?.();
void import("../src/main");
