// Entry of every window: words first, then the application.
import "./styles/tokens.css";
import "./styles/fonts.css";
import "./styles/base.css";
import { I18nProvider } from "@lingui/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { i18n, loadWords } from "./i18n";
import { windowKind } from "./ipc/window";

const place = document.getElementById("root");
if (place) {
  const root = createRoot(place);
  void loadWords().then(() =>
    root.render(
      <StrictMode>
        <I18nProvider i18n={i18n}>
          <App window={windowKind()} />
        </I18nProvider>
      </StrictMode>,
    ),
  );
}
