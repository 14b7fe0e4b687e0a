// A run that waits by itself and goes on by itself: why, and for how long still.
import { Plural, Trans } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import type { Waiting } from "../../ipc/bindings";
import { Notice } from "../../ui/Notice";

/** The line; `run-waiting` with `data-why`. `readAt` is when `waiting` was read (milliseconds). */
export function WaitingLine({ waiting, readAt }: { readonly waiting: Waiting; readonly readAt: number }) {
  const left = useSecondsLeft(waiting.seconds, readAt);
  return (
    <Notice testId="run-waiting" data-why={waiting.why} icon="company-sign-in">
      {waiting.why === "limit" ? <Trans>The instance asks us to slow down.</Trans> : <Trans>We cannot reach the instance just now.</Trans>}{" "}
      {left === null || left === 0 ? <Trans>We continue by ourselves.</Trans> : <GoesOn seconds={left} />}
    </Notice>
  );
}

/** From two minutes on nobody counts seconds. */
function GoesOn({ seconds }: { readonly seconds: number }) {
  if (seconds < 120) return <Plural value={seconds} one="We continue by ourselves in # second." other="We continue by ourselves in # seconds." />;
  return <Plural value={Math.ceil(seconds / 60)} one="We continue by ourselves in about # minute." other="We continue by ourselves in about # minutes." />;
}

function useSecondsLeft(seconds: number | null, readAt: number): number | null {
  const [now, setNow] = useState(readAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds === null ? null : Math.max(0, Math.ceil(seconds - Math.max(0, now - readAt) / 1000));
}
