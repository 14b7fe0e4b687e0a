// After a run of changes of access: what it did not do goes back into the tray, or the reverse of what it did does. Neither sends
// anything: both are reviewed like everything else.
import { Plural, Trans } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { GivenBack, LeftOutLine, Problem, RunPart, RunView } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { keys, run as runQuery } from "../../ipc/queries";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { SafeText } from "../../ui/SafeText";
import beside from "../../access/Beside.module.css";
import type { RoleNames } from "../../access/cellWords";
import { RefusalWords } from "../../access/RefusalWords";
import trayStyles from "./Tray.module.css";

interface RunAgainProps {
  readonly run: string;
  /** To the tray. */
  readonly onTray: () => void;
}

const NO_NAMES: RoleNames = new Map();

/** `run-again` with `run-open-again` and `run-undo`; nothing before the run is over. */
export function RunAgain({ run, onTray }: RunAgainProps) {
  const { data: view } = useQuery(runQuery(run));
  const client = useQueryClient();
  const [busy, setBusy] = useState<RunPart>();
  const [problem, setProblem] = useState<Problem>();
  const [back, setBack] = useState<GivenBack>();
  if (!view || !view.over || view.review.kind !== "access") return null;
  const open = openSteps(view);
  const done = view.steps.filter(({ state }) => state === "done").length;
  const give = async (part: RunPart) => {
    setBusy(part);
    setProblem(undefined);
    try {
      const given = await data(commands.runToTray(run, part));
      void client.invalidateQueries({ queryKey: keys.tray });
      if (given.leftOut.length === 0) onTray();
      else setBack(given);
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(undefined);
  };
  if (back) return <Given back={back} onTray={onTray} />;
  if (open === 0 && done === 0) return null;
  return (
    <>
      <Notice
        testId="run-again"
        tone={open > 0 ? "warn" : "accent"}
        icon="tray"
        actions={
          <>
            {open > 0 && (
              <Button testId="run-open-again" busy={busy === "open"} onPress={() => void give("open")}>
                <Plural value={open} one="Try the open one again…" other="Try only the # open ones…" />
              </Button>
            )}
            {done > 0 && (
              <Button testId="run-undo" icon="undo" variant="quiet" busy={busy === "undo"} onPress={() => void give("undo")}>
                <Trans>Undo what was done…</Trans>
              </Button>
            )}
          </>
        }
      >
        {open > 0 ? <Plural value={open} one="# change is still open." other="# changes are still open." /> : <Trans>You can prepare the way back. It is reviewed before anything is sent.</Trans>}
      </Notice>
      {problem && <ErrorNotice problem={problem} />}
    </>
  );
}

function openSteps({ steps }: RunView): number {
  return steps.filter(({ state }) => state !== "done" && state !== "already-so").length;
}

function Given({ back, onTray }: { readonly back: GivenBack; readonly onTray: () => void }) {
  return (
    <div className={trayStyles.given} data-testid="run-given-back">
      <p>
        <Plural value={back.staged} _0="Nothing was noted." one="# change waits again." other="# changes wait again." /> <Plural value={back.leftOut.length} one="# could not be noted:" other="# could not be noted:" />
      </p>
      <ul className={beside.reasons}>
        {back.leftOut.map((line) => (
          <li key={`${line.cell.user.id} ${line.cell.organization.id} ${line.cell.team?.id}`}>
            <LeftOut line={line} />
          </li>
        ))}
      </ul>
      {back.staged > 0 && (
        <Button testId="run-to-tray" onPress={onTray}>
          <Trans>Show what waits</Trans>
        </Button>
      )}
    </div>
  );
}

function LeftOut({ line: { cell, why } }: { readonly line: LeftOutLine }) {
  const who = <SafeText text={cell.user.name} />;
  const where = <SafeText text={cell.team?.name ?? cell.organization.name} />;
  return (
    <span>
      <strong>
        <Trans>
          {who} in {where}
        </Trans>
      </strong>{" "}
      {why.kind === "refused" && <RefusalWords reason={why.detail} names={NO_NAMES} />}
      {why.kind === "already-so" && <Trans>It is so already.</Trans>}
      {why.kind === "changed-since" && <Trans>It was changed again since. Nobody’s later change is undone.</Trans>}
      {why.kind === "cannot-give-back" && <Trans>What was there before cannot be given back.</Trans>}
    </span>
  );
}
