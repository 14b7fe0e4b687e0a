// What is selected and what can be done with it. It stands under the list, so that no row moves when the first one is ticked.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ErrorNotice } from "../errors/ErrorNotice";
import { count } from "../lib/counts";
import { Button } from "../ui/Button";
import { Hidden } from "../ui/Hidden";
import { Icon } from "../ui/Icon";
import styles from "./Lists.module.css";
import type { Selection } from "./useSelection";

interface SelectionBarProps {
  readonly name: string;
  readonly selection: Selection;
  /** How many rows match what is asked for now. */
  readonly shown: number;
  /** "63 people selected". */
  readonly words: ReactNode;
  /** More to do with the selection. */
  readonly children?: ReactNode;
}

/** `<name>-selection` with `data-selected`; inside it `select-all` and `select-none`. Its words are spoken as the count changes. */
export function SelectionBar(props: SelectionBarProps) {
  const any = props.selection.ids.size > 0;
  return (
    <>
      {/* There before it has something to say: else the first tick would not be announced. */}
      <Hidden live>{any && props.words}</Hidden>
      {any && <Bar {...props} />}
    </>
  );
}

function Bar({ name, selection, shown, words, children }: SelectionBarProps) {
  const { ids, state, busy, problem } = selection;
  const matching = count(shown);
  return (
    <div className={styles.selected} data-testid={`${name}-selection`} data-selected={ids.size}>
      <Icon name="check" size={18} />
      <p>{words}</p>
      <div className={styles.selectedActions}>
        {state !== "all" && shown > 0 && (
          <Button variant="quiet" testId="select-all" busy={busy} onPress={selection.selectAll}>
            <Trans>Select all {matching} matching</Trans>
          </Button>
        )}
        <Button variant="quiet" testId="select-none" onPress={selection.clear}>
          <Trans>Clear the selection</Trans>
        </Button>
        {children}
      </div>
      {problem && <ErrorNotice problem={problem} />}
    </div>
  );
}
