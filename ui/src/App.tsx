// The frame around whatever the window shows. The screens themselves live in src/features and are tied in by src/routes.tsx.
import { Trans } from "@lingui/react/macro";

/** The application. */
export function App() {
  return (
    <main>
      <h1>
        <Trans>Gatehouse</Trans>
      </h1>
    </main>
  );
}
