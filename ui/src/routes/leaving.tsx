// The pages of leaving, of runs and of the history, tied together: the wizard is given the review and the run that other
// features draw.
import { Person } from "../cases/LineWords";
import { BeginPage } from "../features/leaving/BeginPage";
import { LeavingPage } from "../features/leaving/LeavingPage";
import { ReviewStep } from "../features/leaving/ReviewStep";
import { Wizard } from "../features/leaving/Wizard";
import { usePrepared } from "../features/leaving/prepared";
import type { LeaveStep } from "../features/leaving/steps";
import { EvidencePage } from "../features/evidence/EvidencePage";
import { HistoryPage } from "../features/history/HistoryPage";
import type { HistoryWhere } from "../features/history/where";
import { ReviewPage } from "../features/review/ReviewPage";
import { RunPage } from "../features/runs/RunPage";
import { RunAgain } from "../features/access/RunAgain";
import { AddDirectly } from "../features/changes/AddDirectly";
import type { LeaveStart } from "../ipc/bindings";
import { useChange } from "./changes";
import { News } from "./News";
import { usePlaces } from "./places";
import type { BeginAt } from "./places";

/** The first page of leaving. */
export function Leaving() {
  const { go } = usePlaces();
  return (
    <LeavingPage
      onStart={(start) => go(start.kind === "person" ? { page: "begin", person: start.detail } : { page: "begin", organizations: start.detail })}
      onOpenRun={(run) => go({ page: "run", run })}
      onOpenDraft={(draft) => go({ page: "draft", draft, step: "who" })}
      onOpenOrganization={(organization) => go({ page: "organizations", organization })}
      onOpenAccess={(organization) => go({ page: "access", at: { organization } })}
      strip={<News />}
    />
  );
}

/** A case that begins with somebody or something. */
export function Begin({ person, organizations }: BeginAt) {
  const { go, replace } = usePlaces();
  const start: LeaveStart = person === undefined ? { kind: "organizations", detail: [...(organizations ?? [])] } : { kind: "person", detail: person };
  return (
    <BeginPage
      key={JSON.stringify(start)}
      start={start}
      onBegun={(draft) => replace({ page: "draft", draft, step: "who" })}
      onOpenRun={(run) => go({ page: "run", run })}
      onLeave={() => go({ page: "leaving" })}
    />
  );
}

/** A case that is prepared. */
export function Draft({ draft, step }: { readonly draft: number; readonly step: LeaveStep }) {
  const { go } = usePlaces();
  const onStep = (next: LeaveStep) => go({ page: "draft", draft, step: next });
  const onLeave = () => go({ page: "leaving" });
  if (step === "review") return <Review key={draft} draft={draft} onStep={onStep} onLeave={onLeave} />;
  return (
    <Wizard
      key={draft}
      draft={draft}
      step={step}
      onStep={onStep}
      onLeave={onLeave}
      parts={{
        renderReview: ({ review, onBack, onStarted, frame }) => (
          <ReviewPage {...frame} review={review} onBack={onBack} onStarted={onStarted} onAgain={onBack} onOpenRun={(run) => go({ page: "run", run })} />
        ),
        renderRun: ({ run, onFinished, onLeave: onBack, frame }) => <RunPage run={run} frame={frame} onLeave={onBack} onFinished={onFinished} />,
      }}
    />
  );
}

interface ReviewProps {
  readonly draft: number;
  readonly onStep: (step: LeaveStep) => void;
  readonly onLeave: () => void;
}

function Review({ draft, onStep, onLeave }: ReviewProps) {
  const { go, replace } = usePlaces();
  const { remove } = usePrepared();
  const openRun = (run: string) => go({ page: "run", run });
  const started = (run: string) => {
    remove(draft);
    replace({ page: "run", run });
  };
  return (
    <ReviewStep
      draft={draft}
      onStep={onStep}
      onLeave={onLeave}
      renderReview={({ review, steps, onBack, onAgain }) => (
        <ReviewPage key={review.plan} review={review} person={review.person && <Person person={review.person} />} steps={steps} onBack={onBack} onAgain={onAgain} onStarted={started} onOpenRun={openRun} />
      )}
    />
  );
}

/** A run, and its proof. */
export function Run({ run }: { readonly run: string }) {
  const { go } = usePlaces();
  const onLeave = () => go({ page: "history" });
  const change = useChange();
  return (
    <>
      <AddDirectly run={run} onChange={change} />
      <RunAgain run={run} onTray={() => go({ page: "tray" })} />
      <RunPage key={run} run={run} onLeave={onLeave} renderProof={(steps) => <EvidencePage run={run} steps={steps} onLeave={onLeave} />} />
    </>
  );
}

/** All cases, or what is about one person or organization. */
export function History({ where }: { readonly where: HistoryWhere }) {
  const { go, replace } = usePlaces();
  return (
    <HistoryPage
      where={where}
      onWhere={(next) => replace({ page: "history", where: next })}
      onOpen={(run) => go({ page: "run", run })}
    />
  );
}
