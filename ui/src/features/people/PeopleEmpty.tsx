// The list without rows: on its way, nothing found, nobody there, or not readable.
import { Trans } from "@lingui/react/macro";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { PeoplePage } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { count } from "../../lib/counts";
import { recent } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { SafeText } from "../../ui/SafeText";
import styles from "./People.module.css";

interface PeopleEmptyProps {
  readonly page: PeoplePage;
  readonly search: string;
  readonly onEmptySearch: () => void;
}

/** Stands where the first row would be. */
export function PeopleEmpty({ page, search, onEmptySearch }: PeopleEmptyProps) {
  if (search.trim() !== "" && page.total > 0) return <NothingFound {...{ page, search, onEmptySearch }} />;
  if (page.state === "loading") {
    return <Empty title={<Trans>The people of this instance appear here as they arrive.</Trans>} why={<Trans>You can search and work while the list is on its way.</Trans>} />;
  }
  if (page.problem) {
    const asOf = page.asOf === null ? undefined : recent(page.asOf);
    return (
      <div className={styles.error}>
        <ErrorNotice
          problem={page.problem}
          values={{ asOf }}
          actions={
            <Button onPress={() => void commands.refresh()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      </div>
    );
  }
  return <Empty title={<Trans>Everybody with an account on this instance stands here.</Trans>} why={<Trans>There is nobody yet. New accounts appear after a refresh.</Trans>} />;
}

function NothingFound({ page, search, onEmptySearch }: PeopleEmptyProps) {
  const typed = <SafeText text={search.trim()} />;
  const soFar = count(page.total);
  return (
    <Empty
      title={<Trans>Nobody here matches “{typed}”.</Trans>}
      why={
        page.state === "loading" ? (
          <Trans>{soFar} people are here so far; we are asking the instance too.</Trans>
        ) : (
          <Trans>The search looks at name, email and number of all {soFar} people.</Trans>
        )
      }
      action={
        <Button onPress={onEmptySearch}>
          <Trans>Show everybody</Trans>
        </Button>
      }
    />
  );
}
