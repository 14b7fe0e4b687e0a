// The count beside the title, in words and as attributes for outside tests.
import { Plural, Trans } from "@lingui/react/macro";
import { count } from "../lib/counts";
import { PageCount } from "../ui/PageHead";
import { AsOf } from "../ui/Time";
import { isPartial } from "./CoverageLine";
import type { ListNews } from "./listTypes";

/** "1,284 of 1,284", "2,300 so far", "63 so far, of 1,284", "1,284 of 1,284, as of 10:42". */
export function ListCount({ testId, page }: { readonly testId: string; readonly page: ListNews | undefined }) {
  return (
    <PageCount testId={testId} data-shown={page?.shown ?? 0} data-total={page?.total ?? 0} data-state={page?.state ?? "loading"} data-partial={page && isPartial(page) ? "true" : undefined}>
      {page && <Words page={page} />}
    </PageCount>
  );
}

function Words({ page }: { readonly page: ListNews }) {
  const { shown, total } = page;
  const numbers = { shown: count(shown), total: count(total) };
  const both = (
    <Trans>
      {numbers.shown} of {numbers.total}
    </Trans>
  );
  if (isPartial(page)) {
    return (
      <Trans>
        {numbers.shown} so far, of {numbers.total}
      </Trans>
    );
  }
  switch (page.state) {
    case "loading":
      if (page.asOf !== null) return <Trans>{both}, reading them again</Trans>;
      if (total === 0) return <Trans>Reading the list…</Trans>;
      return shown === total ? <Trans>{numbers.total} so far</Trans> : <Trans>{both} so far</Trans>;
    case "complete":
      return both;
    case "changed":
      if (page.problem?.code.kind === "unreadable") return <Trans>{both}; some rows could not be read</Trans>;
      return <Trans>{both}; the list changed while it was read</Trans>;
    case "stale":
      if (total === 0 && page.asOf === null) return <Trans>Nothing could be read</Trans>;
      return page.asOf === null ? (
        <Plural value={total} one="# so far; no more could be read" other="# so far; no more could be read" />
      ) : (
        <Trans>
          {both}, <AsOf at={page.asOf} />
        </Trans>
      );
  }
}
