// In place of a page of the wizard whose draft cannot be shown.
import { Trans } from "@lingui/react/macro";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { Problem } from "../../ipc/bindings";
import { Button } from "../../ui/Button";

/** Why, and the way back to the start; nothing while the draft is on its way. */
export function BeginAgain({ problem, onLeave }: { readonly problem: Problem | undefined; readonly onLeave: () => void }) {
  if (!problem) return null;
  return (
    <ErrorNotice
      problem={problem}
      actions={
        <Button onPress={onLeave}>
          <Trans>Begin again</Trans>
        </Button>
      }
    />
  );
}
