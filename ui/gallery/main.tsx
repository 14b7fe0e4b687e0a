// For looking, not for shipping: every primitive with made-up data. `npm run dev`, then /gallery.html?page=people&theme=dark.
// The production build starts at index.html and never reaches this folder.
import "../src/styles/tokens.css";
import "../src/styles/fonts.css";
import "../src/styles/base.css";
import { I18nProvider } from "@lingui/react";
import type { FunctionComponent } from "react";
import { createRoot } from "react-dom/client";
import { i18n, loadWords } from "../src/i18n";
import { MatrixPage } from "./MatrixPage";
import { PartsPage } from "./PartsPage";
import { PeoplePage } from "./PeoplePage";
import { ReviewPage } from "./ReviewPage";
import { RunPage } from "./RunPage";
import { StartPage } from "./StartPage";

const PAGES: Record<string, FunctionComponent> = { people: PeoplePage, parts: PartsPage, review: ReviewPage, run: RunPage, start: StartPage, matrix: MatrixPage };

const asked = new URLSearchParams(location.search);
document.documentElement.dataset["theme"] = asked.get("theme") ?? "light";
const Page = PAGES[asked.get("page") ?? "people"] ?? PeoplePage;
const place = document.getElementById("root");
if (place) {
  void loadWords().then(() =>
    createRoot(place).render(
      <I18nProvider i18n={i18n}>
        <Page />
      </I18nProvider>,
    ),
  );
}
