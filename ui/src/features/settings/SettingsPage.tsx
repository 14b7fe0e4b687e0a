// What is set for this instance on this computer. Name, look and key are changed in the start window, where all instances are.
import { Trans } from "@lingui/react/macro";
import { TextPage } from "../../ui/ListLayout";
import { PageHead } from "../../ui/PageHead";
import { Kept } from "./Kept";

/** The page; `settings`. */
export function SettingsPage() {
  return (
    <TextPage head={<PageHead title={<Trans>Settings</Trans>} />}>
      <div data-testid="settings">
        <Kept />
      </div>
    </TextPage>
  );
}
