// Closing a window in which a run goes: what that means for the run is said first. Whoever closes the window once more is taken at
// their word by the core.
import { Trans } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import type { InstanceInfo } from "../ipc/bindings";
import { commands } from "../ipc/bindings";
import { data } from "../ipc/call";
import { whenClosingIsAsked } from "../ipc/closing";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { lookAt } from "../ui/instanceLook";

/** The question; `closing`, inside it `closing-stay`, `closing-stop`. */
export function Closing({ info }: { readonly info: InstanceInfo }) {
  const [asked, setAsked] = useState(false);
  const [stopping, setStopping] = useState(false);
  useEffect(() => whenClosingIsAsked(() => setAsked(true)), []);
  // The question goes when the core knows the answer: until then, closing once more would count as insisting.
  const answered = () => setAsked(false);
  const stay = () => void commands.keepWindowOpen().then(answered, answered);
  const close = () => {
    setStopping(true);
    // A window that could not be closed is asked about as before.
    data(commands.closeWindow()).catch(() => setStopping(false));
  };
  return (
    <Dialog
      testId="closing"
      open={asked}
      instance={{ look: lookAt(info.look), name: info.name, kind: info.kind }}
      title={<Trans>A case is still going</Trans>}
      onClose={() => !stopping && stay()}
      foot={
        <>
          <Button testId="closing-stay" autoFocus disabled={stopping} onPress={stay}>
            <Trans>Keep it going</Trans>
          </Button>
          <Button testId="closing-stop" busy={stopping} onPress={close}>
            <Trans>Stop after this step and close</Trans>
          </Button>
        </>
      }
    >
      <Trans>The step that is under way is finished and checked first. The case is kept with everything that was done, and you go on with it whenever you like.</Trans>
    </Dialog>
  );
}
