// A history without rows: nothing was done yet, or nothing of it matches.
import { Trans } from "@lingui/react/macro";
import type { HistoryCounts } from "../../ipc/bindings";
import { Empty } from "../../ui/Empty";

/** Which of the two it is; `history-empty`. */
export function NothingFound({ counts }: { readonly counts: HistoryCounts }) {
  if (counts.total === 0) return <Empty testId="history-empty" title={<Trans>Nothing was carried out yet. Every case appears here, with its proof.</Trans>} />;
  return (
    <Empty
      testId="history-empty"
      title={<Trans>Nothing that was carried out from here matches.</Trans>}
      why={<Trans>Names, emails, numbers, organizations and the names of cases are searched. What was changed elsewhere is not in this history.</Trans>}
    />
  );
}
