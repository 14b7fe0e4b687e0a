// Changes that cannot be any more: each says why and waits to be dropped.
import { Plural, Trans } from "@lingui/react/macro";
import { useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { Problem, RefusedLine, TrayDecision } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { SafeText } from "../../ui/SafeText";
import styles from "./Access.module.css";
import type { RoleNames } from "../../access/cellWords";
import { RefusalWords } from "../../access/RefusalWords";
import type { Decisions } from "./StaleLines";
import { LineWho } from "./TrayItem";
import trayStyles from "./Tray.module.css";

const NO_NAMES: RoleNames = new Map();

interface RefusedLinesProps {
  /** Nothing else stands on the page: its title is here. */
  readonly alone: boolean;
  readonly lines: readonly RefusedLine[];
  readonly decided: Decisions;
  readonly onDecide: (key: string, decision: TrayDecision) => void;
}

/** One `refused-line-item` per line with `data-key`; inside it `refused-drop`. */
export function RefusedLines({ alone, lines, decided, onDecide }: RefusedLinesProps) {
  const Heading = alone ? "h1" : "h2";
  const [problem, setProblem] = useState<Problem>();
  const drop = async (key: string) => {
    setProblem(undefined);
    try {
      await data(commands.trayDrop([key]));
      onDecide(key, "theirs");
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <>
      <Heading>
        <Plural value={lines.length} one="# change is no longer possible" other="# changes are no longer possible" />
      </Heading>
      {problem && <ErrorNotice problem={problem} />}
      <ul className={trayStyles.stales}>
        {lines.map(({ line, reason }) => (
          <li key={line.key} className={trayStyles.staleItem} data-testid="refused-line-item" data-key={line.key}>
            <div className={trayStyles.staleWords}>
              <LineWho line={line} />
              <span className={trayStyles.hint}>
                <SafeText text={line.organization.name} />
              </span>
              <p className={trayStyles.staleNow}>
                <Icon name="needs-you" size={14} />
                <span>
                  <RefusalWords reason={reason} names={NO_NAMES} />
                </span>
              </p>
            </div>
            {decided[line.key] === undefined ? (
              <Button testId="refused-drop" onPress={() => void drop(line.key)}>
                <Trans>Drop it</Trans>
              </Button>
            ) : (
              <span className={styles.glyphed}>
                <Icon name="check" size={14} />
                <Trans>Dropped</Trans>
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
