// Whether this window may write: "Look only" with the button that opens editing, or how long it stays open.
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { InstanceInfo, LockedBy } from "../ipc/bindings";
import { commands } from "../ipc/bindings";
import { data } from "../ipc/call";
import { keys } from "../ipc/queries";
import { Button } from "../ui/Button";
import { Pill } from "../ui/Pill";
import styles from "./Shell.module.css";

const TICK_MS = 5000;

/** Why it is locked again, for whoever did not lock it. */
const LOCKED_BY: Record<LockedBy, MessageDescriptor> = {
  hand: msg({ message: "locked by you" }),
  time: msg({ message: "the time was over" }),
  idle: msg({ message: "nobody was here" }),
  sleep: msg({ message: "the computer slept" }),
  "other-instance": msg({ message: "you went to another instance" }),
};

/** For the banner; `readAt` is when `info` was read (milliseconds). */
export function EditingControl({ info, readAt }: { readonly info: InstanceInfo; readonly readAt: number }) {
  const change = useEditing();
  const { i18n } = useLingui();
  const { open, secondsLeft } = info.editing;
  if (info.kind === "sample") {
    return (
      <span className={styles.aside}>
        <Trans>Nothing leaves this computer.</Trans>
      </span>
    );
  }
  if (!open) {
    return (
      <>
        <Pill icon="locked">
          <Trans>Look only</Trans>
        </Pill>
        {info.editing.lockedBy && (
          <span className={styles.aside} data-testid="locked-by" data-by={info.editing.lockedBy}>
            {i18n._(LOCKED_BY[info.editing.lockedBy])}
          </span>
        )}
        <Button testId="unlock-editing" onPress={() => void change(commands.unlockEditing)}>
          <Trans>Unlock editing</Trans>
        </Button>
      </>
    );
  }
  if (secondsLeft === null) {
    return (
      <Pill icon="unlocked">
        <Trans>Editing open</Trans>
      </Pill>
    );
  }
  return (
    <>
      <Pill tone="warn" icon="unlocked">
        <Countdown seconds={secondsLeft} from={readAt} />
      </Pill>
      <Button testId="lock-editing" onPress={() => void change(commands.lockEditing)}>
        <Trans>Lock now</Trans>
      </Button>
    </>
  );
}

/** Opens or locks editing and shows the answer at once. */
function useEditing() {
  const client = useQueryClient();
  return async (command: typeof commands.unlockEditing) => {
    try {
      client.setQueryData(keys.instance, await data(command()));
    } catch {
      await client.invalidateQueries({ queryKey: keys.instance });
    }
  };
}

function Countdown({ seconds, from }: { readonly seconds: number; readonly from: number }) {
  const client = useQueryClient();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const left = seconds - Math.max(0, now - from) / 1000;
  const over = left <= 0;
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: keys.instance });
  }, [over, client]);
  const minutes = Math.max(1, Math.ceil(left / 60));
  return <Plural value={minutes} one="Editing open, # min left" other="Editing open, # min left" />;
}
