// Why a run stands still when no single step is the reason: a person stopped it, the key went, the instance or this
// application was gone. What is safe comes before what can be done.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Unlock } from "../../cases/Unlock";
import { useCaseInstance } from "../../cases/useCaseInstance";
import type { PauseWhy, RunView } from "../../ipc/bindings";
import { Button } from "../../ui/Button";
import { ErrorBlock } from "../../ui/ErrorBlock";
import { SafeText } from "../../ui/SafeText";
import { IfStoppedWords } from "./IfStoppedWords";
import { InView } from "./InView";
import { NewKey } from "./NewKey";
import { PasswordAgain } from "./PasswordAgain";
import styles from "./Runs.module.css";
import { StopHere } from "./StopHere";
import { useSupportDetails } from "./support";
import type { RunActions } from "./useRunActions";

interface PauseProps {
  readonly view: RunView;
  readonly actions: RunActions;
}

/** The block, brought into view; `run-pause` with `data-why`. Nothing while the run is going or a step says it all. */
export function PauseBlock({ view, actions }: PauseProps) {
  const why = view.pause;
  if (why === null || why === "step" || view.over) return null;
  return (
    <InView key={why}>
      <Block why={why} view={view} actions={actions} />
    </InView>
  );
}

function Block({ why, view, actions }: PauseProps & { readonly why: Why }) {
  const details = useSupportDetails(view.support);
  const { open } = useCaseInstance();
  return (
    <ErrorBlock
      testId="run-pause"
      data-why={why}
      tone={why === "key" ? "danger" : "warn"}
      happened={<Happened why={why} view={view} />}
      fine={
        <>
          <Safe view={view} /> <IfStoppedWords view={view} />
        </>
      }
      now={NOW[why]}
      details={details}
      actions={
        <div className={styles.choices}>
          {!open && <Unlock />}
          {why === "key" && <NewKey actions={actions} disabled={!open} />}
          {why === "password" && <PasswordAgain actions={actions} disabled={!open} />}
          {why !== "password" && (
            <Button testId="run-continue" variant={why === "key" ? "secondary" : "primary"} disabled={!open} busy={actions.busy === "continue"} onPress={() => void actions.goOn()}>
              {why === "key" ? <Trans>Continue with the present key</Trans> : <Trans>Check and continue</Trans>}
            </Button>
          )}
          <StopHere view={view} actions={actions} />
        </div>
      }
    />
  );
}

type Why = Exclude<PauseWhy, "step">;

const NOW: Record<Why, ReactNode> = {
  "by-person": <Trans>Continue when you are ready.</Trans>,
  interrupted: <Trans>Before anything is sent, we look at what became of this step. Continue?</Trans>,
  unreachable: <Trans>Continue when the connection is back. We look at this step before anything is sent.</Trans>,
  password: <Trans>Type the password again, or another one. It is sent once and kept nowhere.</Trans>,
  key: <Trans>Enter a new key of the same instance, or ask whoever manages it.</Trans>,
};

function Safe({ view }: { readonly view: RunView }) {
  const { ended } = view;
  const all = view.steps.length;
  return (
    <Trans>
      {ended} of {all} steps are done and saved; nothing more was sent.
    </Trans>
  );
}

function Happened({ why, view }: { readonly why: Why; readonly view: RunView }) {
  const { name } = useCaseInstance();
  const instance = <SafeText text={name} />;
  if (why === "key" && view.support?.status === 403) return <Trans>Your key for {instance} may not look at everything any more.</Trans>;
  if (why === "key") return <Trans>Your key for {instance} no longer works.</Trans>;
  if (why === "password") return <Trans>We keep passwords in memory only, so the one you typed is gone. Nothing was created yet.</Trans>;
  if (why === "unreachable") return <Trans>{instance} could not be reached, so we stopped.</Trans>;
  return <StoppedAt view={view} byPerson={why === "by-person"} />;
}

function name(place: { readonly name: string }) {
  return <SafeText text={place.name} />;
}

function StoppedAt({ view, byPerson }: { readonly view: RunView; readonly byPerson: boolean }) {
  const at = view.steps.find(({ state }) => state !== "done" && state !== "already-so" && state !== "skipped");
  const all = view.steps.length;
  const step = at?.step ?? all;
  const place = view.review.organizations.find(({ id }) => id === at?.line.organization);
  if (byPerson) return place ? <Trans>You stopped before step {step} of {all} in {name(place)}.</Trans> : <Trans>You stopped before step {step} of {all}.</Trans>;
  // Whoever changed a few roles has no case, and no customer either.
  if (view.review.kind === "access") return place ? <Trans>Your changes stopped at line {step} of {all} in {name(place)}.</Trans> : <Trans>Your changes stopped at line {step} of {all}.</Trans>;
  return place ? <Trans>Your case stopped at step {step} of {all} in {name(place)}.</Trans> : <Trans>Your case stopped at step {step} of {all}.</Trans>;
}
