// Changes whose facts are not those that were seen: for each of them mine, theirs or later. The other lines stay as they are.
import { Plural, Trans } from "@lingui/react/macro";
import { useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { Problem, TrayDecision, TrayLine } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Lead } from "../../ui/Prose";
import { SafeText } from "../../ui/SafeText";
import styles from "./Access.module.css";
import { LineWho, NowWords, RoleOrNone } from "./TrayItem";
import trayStyles from "./Tray.module.css";

/** What was decided so far, by the key of the line. */
export type Decisions = Readonly<Record<string, TrayDecision>>;

interface StaleLinesProps {
  readonly lines: readonly TrayLine[];
  readonly decided: Decisions;
  readonly onDecide: (key: string, decision: TrayDecision) => void;
}

/** One `stale-line-item` per line with `data-key`, `data-decision`; inside it `stale-mine`, `stale-theirs`, `stale-later`. */
export function StaleLines({ lines, decided, onDecide }: StaleLinesProps) {
  const [problem, setProblem] = useState<Problem>();
  const decide = async (key: string, decision: TrayDecision) => {
    setProblem(undefined);
    try {
      await data(commands.trayDecide(key, decision));
      onDecide(key, decision);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <>
      <h1>
        <Trans>Changed meanwhile</Trans>
      </h1>
      <Lead>
        <Plural value={lines.length} one="# change rests on something that is different by now. We have not touched it." other="# changes rest on something that is different by now. We have not touched it." />
      </Lead>
      {problem && <ErrorNotice problem={problem} />}
      <ul className={trayStyles.stales}>
        {lines.map((line) => (
          <Stale key={line.key} line={line} decision={decided[line.key]} onDecide={(decision) => void decide(line.key, decision)} />
        ))}
      </ul>
    </>
  );
}

function Stale({ line, decision, onDecide }: { readonly line: TrayLine; readonly decision: TrayDecision | undefined; readonly onDecide: (decision: TrayDecision) => void }) {
  const now = line.state.kind === "stale" ? <NowWords {...line.state.detail} /> : null;
  const was = <RoleOrNone role={line.was} />;
  const wish = <RoleOrNone role={line.wish} />;
  return (
    <li className={trayStyles.staleItem} data-testid="stale-line-item" data-key={line.key} data-decision={decision ?? "open"}>
      <div className={trayStyles.staleWords}>
        <LineWho line={line} />
        <span className={trayStyles.hint}>
          <SafeText text={line.organization.name} />
        </span>
        <p className={trayStyles.staleNow}>
          <Icon name="changed-meanwhile" size={14} />
          <span>
            <Trans>
              It is {now}. You saw {was} and want {wish}.
            </Trans>
          </span>
        </p>
      </div>
      <div className={trayStyles.staleActions}>
        {decision === undefined ? (
          <>
            <Button testId="stale-mine" onPress={() => onDecide("mine")}>
              <Trans>Keep mine</Trans>
            </Button>
            <Button testId="stale-theirs" onPress={() => onDecide("theirs")}>
              <Trans>Take theirs</Trans>
            </Button>
            <Button testId="stale-later" variant="quiet" onPress={() => onDecide("later")}>
              <Trans>Decide later</Trans>
            </Button>
          </>
        ) : (
          <Decided decision={decision} />
        )}
      </div>
    </li>
  );
}

function Decided({ decision }: { readonly decision: TrayDecision }) {
  const words = { mine: <Trans>Yours is kept</Trans>, theirs: <Trans>Theirs is taken</Trans>, later: <Trans>Put off</Trans> };
  return (
    <span className={styles.glyphed}>
      <Icon name="check" size={14} />
      {words[decision]}
    </span>
  );
}
