// A list without rows: on its way, nothing found, nothing there, or not readable. When each of them is said is the same for
// every list; the words are the feature's own.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ErrorNotice } from "../errors/ErrorNotice";
import { commands } from "../ipc/bindings";
import { count } from "../lib/counts";
import { recent } from "../lib/dates";
import { Button } from "../ui/Button";
import { Empty } from "../ui/Empty";
import { SafeText } from "../ui/SafeText";
import { isPartial } from "./CoverageLine";
import styles from "./Lists.module.css";
import { isNarrowed } from "./listTypes";
import type { ListNews, ListWish } from "./listTypes";

/** What a list says of itself; `soFar` and `all` are counts in words. */
export interface EmptyWords<Filter extends string> {
  /** Nothing has what was typed, alone or with the chosen filters. */
  readonly typed: (typed: ReactNode) => ReactNode;
  readonly typedAndFiltered: (typed: ReactNode) => ReactNode;
  readonly filtered: ReactNode;
  /** One filter alone: what would stand here. */
  readonly noneOf: (filter: Filter) => ReactNode;
  readonly arrivingSoFar: (soFar: string, searched: boolean) => ReactNode;
  readonly notAllRead: ReactNode;
  readonly allLookedAt: (all: string) => ReactNode;
  /** What the search looks at. */
  readonly searched: (all: string) => ReactNode;
  /** The button that leads back to everything. */
  readonly showAll: ReactNode;
  readonly arriving: ReactNode;
  readonly nothing: ReactNode;
  readonly nothingYet: ReactNode;
}

interface ListEmptyProps<Filter extends string> {
  readonly page: ListNews;
  readonly wish: ListWish<Filter>;
  readonly words: EmptyWords<Filter>;
  readonly onShowAll: () => void;
}

/** Stands where the first row would be. */
export function ListEmpty<Filter extends string>({ page, wish, words, onShowAll }: ListEmptyProps<Filter>) {
  if (isNarrowed(wish) && page.total > 0) {
    return <Empty title={notFound(wish, words)} why={why(page, wish, words)} action={<Button onPress={onShowAll}>{words.showAll}</Button>} />;
  }
  if (page.state === "loading") return <Empty title={words.arriving} why={<Trans>You can search and work while the list is on its way.</Trans>} />;
  if (!page.problem) return <Empty title={words.nothing} why={words.nothingYet} />;
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

function notFound<Filter extends string>(wish: ListWish<Filter>, words: EmptyWords<Filter>): ReactNode {
  const text = wish.search.trim();
  const typed = <SafeText text={text} />;
  const [filter, ...more] = wish.filters;
  if (text !== "") return filter === undefined ? words.typed(typed) : words.typedAndFiltered(typed);
  return filter !== undefined && more.length === 0 ? words.noneOf(filter) : words.filtered;
}

function why<Filter extends string>(page: ListNews, wish: ListWish<Filter>, words: EmptyWords<Filter>): ReactNode {
  const all = count(page.total);
  const searched = wish.search.trim() !== "";
  if (page.state === "loading") return words.arrivingSoFar(all, searched);
  if (isPartial(page)) return words.notAllRead;
  return searched ? words.searched(all) : words.allLookedAt(all);
}
