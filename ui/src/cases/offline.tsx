// Without a connection one can look, prepare what is already open, and export; what has to ask the instance first waits.
import { Trans } from "@lingui/react/macro";
import { useListNews } from "../shell/useListNews";

/** Whether the instance could not be reached the last time the list of people was asked for. */
export function useOffline(): boolean {
  const news = useListNews("people");
  return news?.state === "stale" && news.problem?.code.kind === "offline";
}

/** What a button says that is off for this reason. */
export function WhyOffline() {
  return <Trans>No connection. This begins with reading, so it works again once the instance answers.</Trans>;
}
