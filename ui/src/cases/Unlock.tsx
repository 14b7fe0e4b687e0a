// Opening editing in place, where someone is about to write and the window only looks. The banner has the same button
// with its hook; this one has none, so that there is one `unlock-editing` in the window.
import { Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { commands } from "../ipc/bindings";
import { data } from "../ipc/call";
import { keys } from "../ipc/queries";
import { Button } from "../ui/Button";

/** The button. */
export function Unlock({ size }: { readonly size?: "normal" | "large" }) {
  const client = useQueryClient();
  const unlock = async () => {
    try {
      client.setQueryData(keys.instance, await data(commands.unlockEditing()));
    } catch {
      await client.invalidateQueries({ queryKey: keys.instance });
    }
  };
  return (
    <Button icon="unlocked" size={size} onPress={() => void unlock()}>
      <Trans>Unlock editing</Trans>
    </Button>
  );
}
