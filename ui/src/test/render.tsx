// Rendering with the words around it. The tests read the words of the source, so no catalogue has to be compiled first.
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { render } from "@testing-library/react";
import type { RenderResult } from "@testing-library/react";
import type { ReactElement, ReactNode } from "react";

function Words({ children }: { readonly children: ReactNode }) {
  return <I18nProvider i18n={i18n}>{children}</I18nProvider>;
}

/** Renders `element` inside the provider of words. */
export function renderWithWords(element: ReactElement): RenderResult {
  return render(element, { wrapper: Words });
}
