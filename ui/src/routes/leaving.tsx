// The pages of leaving, of runs and of the history, tied together: the wizard is given the review and the run that other
// features draw.
import { createRoute, useNavigate } from "@tanstack/react-router";
import { Person } from "../cases/LineWords";
import { BeginPage } from "../features/leaving/BeginPage";
import { LeavingPage } from "../features/leaving/LeavingPage";
import { ReviewStep } from "../features/leaving/ReviewStep";
import { Wizard } from "../features/leaving/Wizard";
import { usePrepared } from "../features/leaving/prepared";
import { LEAVE_STEPS } from "../features/leaving/steps";
import type { LeaveStep } from "../features/leaving/steps";
import { EvidencePage } from "../features/evidence/EvidencePage";
import { HistoryPage } from "../features/history/HistoryPage";
import { whereOf } from "../features/history/where";
import { ReviewPage } from "../features/review/ReviewPage";
import { RunPage } from "../features/runs/RunPage";
import { RunAgain } from "../features/access/RunAgain";
import { AddDirectly } from "../features/changes/AddDirectly";
import type { LeaveStart } from "../ipc/bindings";
import { useChange } from "./changes";
import { News } from "./News";
import { rootRoute } from "./root";

/** Where a case begins: the number of a person, or the numbers of organizations. */
interface BeginSearch {
  readonly person?: number;
  readonly organizations?: readonly number[];
}

const leavingRoute = createRoute({ getParentRoute: () => rootRoute, path: "/leaving", component: Leaving });

function Leaving() {
  const navigate = useNavigate();
  return (
    <LeavingPage
      onStart={(start) => void navigate({ to: "/leaving/begin", search: start.kind === "person" ? { person: start.detail } : { organizations: start.detail } })}
      onOpenRun={(run) => void navigate({ to: "/runs/$run", params: { run } })}
      onOpenDraft={(draft) => void navigate({ to: "/leaving/$draft/$step", params: { draft: String(draft), step: "who" } })}
      strip={<News />}
    />
  );
}

const beginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/leaving/begin",
  validateSearch: (search: Record<string, unknown>): BeginSearch => ({
    ...(typeof search["person"] === "number" && { person: search["person"] }),
    ...(Array.isArray(search["organizations"]) && { organizations: search["organizations"].filter((id) => typeof id === "number") }),
  }),
  component: Begin,
});

function Begin() {
  const navigate = useNavigate();
  const { person, organizations } = beginRoute.useSearch();
  const start: LeaveStart = person === undefined ? { kind: "organizations", detail: [...(organizations ?? [])] } : { kind: "person", detail: person };
  return (
    <BeginPage
      key={JSON.stringify(start)}
      start={start}
      onBegun={(draft) => void navigate({ to: "/leaving/$draft/$step", params: { draft: String(draft), step: "who" }, replace: true })}
      onOpenRun={(run) => void navigate({ to: "/runs/$run", params: { run } })}
      onLeave={() => void navigate({ to: "/leaving" })}
    />
  );
}

const draftRoute = createRoute({ getParentRoute: () => rootRoute, path: "/leaving/$draft/$step", staticData: { wide: true }, component: Draft });

function Draft() {
  const navigate = useNavigate();
  const { draft: number, step: name } = draftRoute.useParams();
  const draft = Number(number);
  const step: LeaveStep = LEAVE_STEPS.find((one) => one === name) ?? "who";
  const onStep = (next: LeaveStep) => void navigate({ to: "/leaving/$draft/$step", params: { draft: number, step: next } });
  const onLeave = () => void navigate({ to: "/leaving" });
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
          <ReviewPage {...frame} review={review} onBack={onBack} onStarted={onStarted} onAgain={onBack} onOpenRun={(run) => void navigate({ to: "/runs/$run", params: { run } })} />
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
  const navigate = useNavigate();
  const { remove } = usePrepared();
  const openRun = (run: string) => void navigate({ to: "/runs/$run", params: { run } });
  const started = (run: string) => {
    remove(draft);
    void navigate({ to: "/runs/$run", params: { run }, replace: true });
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

const runRoute = createRoute({ getParentRoute: () => rootRoute, path: "/runs/$run", staticData: { wide: true, keyless: true }, component: Run });

function Run() {
  const navigate = useNavigate();
  const { run } = runRoute.useParams();
  const onLeave = () => void navigate({ to: "/history" });
  const change = useChange();
  return (
    <>
      <AddDirectly run={run} onChange={change} />
      <RunAgain run={run} onTray={() => void navigate({ to: "/tray" })} />
      <RunPage key={run} run={run} onLeave={onLeave} renderProof={(steps) => <EvidencePage run={run} steps={steps} onLeave={onLeave} />} />
    </>
  );
}

const historyRoute = createRoute({ getParentRoute: () => rootRoute, path: "/history", staticData: { keyless: true }, validateSearch: whereOf, component: History });

function History() {
  const navigate = useNavigate();
  const where = historyRoute.useSearch();
  return (
    <HistoryPage
      where={where}
      onWhere={(next) => void navigate({ to: "/history", search: next, replace: true })}
      onOpen={(run) => void navigate({ to: "/runs/$run", params: { run } })}
    />
  );
}

/** All of them, children of `rootRoute`. Another page begins a case with `/leaving/begin?person=…`. */
export const leavingRoutes = [leavingRoute, beginRoute, draftRoute, runRoute, historyRoute] as const;
