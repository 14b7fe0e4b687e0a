// A run that is not finished: where it stopped, what a reading has shown since, and the offer to go on. Nothing goes on
// by itself.
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../errors/ErrorNotice";
import type { RunItem } from "../ipc/bindings";
import { commands } from "../ipc/bindings";
import { data } from "../ipc/call";
import { run as runQuery } from "../ipc/queries";
import { useDoing } from "../ipc/useDoing";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { SafeText } from "../ui/SafeText";
import { stopPoint } from "./stopPoint";
import type { Checked, StopPoint } from "./stopPoint";

interface ResumeOfferProps {
  readonly run: RunItem;
  /** How many more unfinished ones there are. */
  readonly more: number;
  readonly onShow: (run: string) => void;
}

/** The offer, one line under the banner. */
export function ResumeOffer({ run, more, onShow }: ResumeOfferProps) {
  const { data: view } = useQuery(runQuery(run.run));
  const point = view && stopPoint(view);
  const { run: work, busy, problem } = useDoing();
  const goOn = () =>
    work(async () => {
      await data(commands.runContinue(run.run));
      onShow(run.run);
    });
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
    <div data-testid="resume-offer" data-run={run.run} data-checked={point?.checked}>
      <Notice icon="needs-you" actions={actions}>
        <Where run={run} point={point} /> <Seen checked={point?.checked} />{" "}
        {more > 0 && <Trans>More unfinished cases stand in the history.</Trans>}
      </Notice>
      {problem && <ErrorNotice problem={problem} />}
    </div>
  );
}

function Where({ run, point }: { readonly run: RunItem; readonly point: StopPoint | undefined }) {
  const title = <SafeText text={run.title} />;
  if (run.kind === "create-holding-account") return <Trans>Creating the holding account “{title}” stopped.</Trans>;
  if (run.kind === "access") return <AccessLeft run={run} />;
  if (!point) {
    const { ended, steps } = run;
    return (
      <Trans>
        Your case “{title}” stopped with {ended} of {steps} steps done.
      </Trans>
    );
  }
  const { step, of } = point;
  if (point.place === undefined) {
    return (
      <Trans>
        Your case “{title}” stopped at step {step} of {of}.
      </Trans>
    );
  }
  const place = <SafeText text={point.place} />;
  return (
    <Trans>
      Your case “{title}” stopped at step {step} of {of} in {place}.
    </Trans>
  );
}

/** Here a line that failed stops no other one, so there is no step that it stopped at. */
function AccessLeft({ run: { title, ended, steps } }: { readonly run: RunItem }) {
  const name = <SafeText text={title} />;
  const left = steps - ended;
  return (
    <Trans>
      {left} of {steps} changes of access still wait for you (“{name}”).
    </Trans>
  );
}

function Seen({ checked }: { readonly checked: Checked | undefined }) {
  switch (checked) {
    case "worked":
      return <Trans>We checked: it had worked. Nothing more is sent before you say so.</Trans>;
    case "not":
      return <Trans>We checked: it had not worked. Nothing is sent before you say so.</Trans>;
    case "changed":
      return <Trans>We checked: someone changed it meanwhile. Nothing is sent before you say so.</Trans>;
    case "unclear":
      return <Trans>We could not check yet; nothing is sent before you say so.</Trans>;
    case undefined:
      return <Trans>Nothing is sent before you say so.</Trans>;
  }
}
