// A list without rows: on its way, nothing found, nothing there, or not readable. The words for the first three are the
// feature's own.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ErrorNotice } from "../errors/ErrorNotice";
import { commands } from "../ipc/bindings";
import { recent } from "../lib/dates";
import { Button } from "../ui/Button";
import styles from "./Lists.module.css";
import type { ListNews } from "./listTypes";

interface ListEmptyProps {
  readonly page: ListNews;
  /** Something was searched for or filtered. */
  readonly narrowed: boolean;
  readonly notFound: ReactNode;
  readonly arriving: ReactNode;
  readonly nothing: ReactNode;
}

/** Stands where the first row would be. */
export function ListEmpty({ page, narrowed, notFound, arriving, nothing }: ListEmptyProps) {
  if (narrowed && page.total > 0) return notFound;
  if (page.state === "loading") return arriving;
  if (!page.problem) return nothing;
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
