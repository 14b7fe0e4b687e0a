// The line under the banner when the instance did not answer: the lists stay as they were, and the line says since when.
import { Trans } from "@lingui/react/macro";
import { ProblemSentence } from "../errors/ErrorNotice";
import { commands } from "../ipc/bindings";
import { recent } from "../lib/dates";
import type { ListNews } from "../lists/listTypes";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";

interface StaleLineProps {
  readonly news: ListNews | undefined;
  readonly onNewKey: () => void;
}

/** Nothing while the list is fresh or on its way; without any rows the page itself says what is the matter. */
export function StaleLine({ news, onNewKey }: StaleLineProps) {
  if (news?.state !== "stale" || !news.problem || (news.total === 0 && news.asOf === null)) return null;
  const aboutKey = news.problem.code.kind === "key-refused" || news.problem.code.kind === "key-needed";
  const asOf = news.asOf ? recent(news.asOf) : undefined;
  return (
    <Notice
      testId="stale-line"
      data-code={news.problem.code.kind}
      actions={
        aboutKey ? (
          <Button testId="enter-new-key" onPress={onNewKey}>
            <Trans>Enter a new key…</Trans>
          </Button>
        ) : (
          <Button onPress={() => void commands.refresh()}>
            <Trans>Try again</Trans>
          </Button>
        )
      }
    >
      <ProblemSentence problem={news.problem} values={{ asOf }} />{" "}
      {news.problem.code.kind === "offline" ? (
        <Trans>You can prepare changes; they are checked again before they are sent.</Trans>
      ) : (
        asOf !== undefined && <Trans>You see data as of {asOf}.</Trans>
      )}
    </Notice>
  );
}
