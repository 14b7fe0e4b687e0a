// A run that is not finished: where it stopped, and the offer to go on. Nothing goes on by itself.
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { ErrorNotice } from "../errors/ErrorNotice";
import type { Problem, RunItem } from "../ipc/bindings";
import { commands } from "../ipc/bindings";
import { data, problemOf } from "../ipc/call";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { SafeText } from "../ui/SafeText";
import { Time } from "../ui/Time";

interface ResumeOfferProps {
  readonly run: RunItem;
  /** How many more unfinished ones there are. */
  readonly more: number;
  readonly onShow: (run: string) => void;
}

/** The offer, one line under the banner. */
export function ResumeOffer({ run, more, onShow }: ResumeOfferProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const goOn = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await data(commands.runContinue(run.run));
      onShow(run.run);
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };
  const actions = (
    <>
      <Button variant="quiet" onPress={() => onShow(run.run)}>
        <Trans>Look at it first</Trans>
      </Button>
      <Button testId="run-continue" busy={busy} onPress={() => void goOn()}>
        <Trans>Check and continue</Trans>
      </Button>
    </>
  );
  return (
    <div data-testid="resume-offer" data-run={run.run}>
      <Notice icon="needs-you" actions={actions}>
        <Where run={run} />{" "}
        <Trans>We checked nothing yet; nothing is sent before you say so.</Trans>{" "}
        {more > 0 && <Trans>More unfinished cases stand in the history.</Trans>}
      </Notice>
      {problem && <ErrorNotice problem={problem} />}
    </div>
  );
}

function Where({ run }: { readonly run: RunItem }) {
  const { ended, steps } = run;
  const title = <SafeText text={run.title} />;
  const when = <Time at={run.lastAt} form="recent" />;
  if (run.kind === "create-holding-account") {
    return (
      <Trans>
        Creating the holding account “{title}” stopped at {when}.
      </Trans>
    );
  }
  return (
    <Trans>
      The case “{title}” stopped at {when}: {ended} of {steps} steps were done.
    </Trans>
  );
}
