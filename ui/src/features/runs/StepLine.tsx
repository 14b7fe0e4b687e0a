// One step of a run with its trouble under it.
import { LineChange, LineWhat } from "../../cases/LineWords";
import { isRemoval, lineIcon, placeOf } from "../../cases/lineData";
import type { RunStep, RunView } from "../../ipc/bindings";
import { RunLine } from "../../ui/RunLine";
import { InView } from "./InView";
import { StepNote, isNote, isTroubled } from "./StepNote";
import { TroubleBlock } from "./TroubleBlock";
import type { RunActions } from "./useRunActions";

interface StepLineProps {
  readonly step: RunStep;
  readonly view: RunView;
  readonly actions: RunActions | undefined;
}

/** A trouble is brought into view; on a proof, and where the run itself asks for something first, it stays where it is. */
function Trouble(props: StepLineProps) {
  const block = <TroubleBlock {...props} />;
  const { pause } = props.view;
  return props.actions && (pause === null || pause === "step") ? <InView>{block}</InView> : block;
}

/** The line; `run-step` with `data-step` and `data-state`. */
export function StepLine({ step, view, actions }: StepLineProps) {
  const { line, state } = step;
  const { review } = view;
  return (
    <RunLine
      testId="run-step"
      data-step={step.step}
      data-change={line.change}
      data-place={placeOf(line)}
      data-trouble={step.trouble?.kind}
      state={state}
      icon={lineIcon(line)}
      what={<LineWhat line={line} review={review} />}
      after={<LineChange line={line} review={review} removal={isRemoval(line)} />}
      trouble={isTroubled(step) ? <Trouble key={state} step={step} view={view} actions={actions} /> : step.trouble && isNote(step.trouble) && <StepNote trouble={step.trouble} />}
    />
  );
}
