// What is the matter with a step, under its own line: what happened, what is still fine, what can be done, and only the
// buttons that apply.
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Unlock } from "../../cases/Unlock";
import { useCaseInstance } from "../../cases/useCaseInstance";
import type { RunStep, RunView } from "../../ipc/bindings";
import { moment } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { ErrorBlock } from "../../ui/ErrorBlock";
import type { Detail } from "../../ui/ErrorBlock";
import { TextField } from "../../ui/TextField";
import { IfStoppedWords } from "./IfStoppedWords";
import styles from "./Runs.module.css";
import { StopHere } from "./StopHere";
import { TroubleHappened, TroubleNow, isCare, rereads } from "./TroubleWords";
import type { RunActions } from "./useRunActions";

interface TroubleBlockProps {
  readonly step: RunStep;
  readonly view: RunView;
  readonly actions: RunActions | undefined;
}

/** The block; `run-trouble` with `data-kind`. */
export function TroubleBlock({ step, view, actions }: TroubleBlockProps) {
  const details = useDetails(step);
  const { trouble } = step;
  if (!trouble) return null;
  // Where the key or a password is the matter, the block above asks for it; trying or leaving out a step would not help.
  const decides = actions !== undefined && !view.live && !view.over && view.pause !== "key" && view.pause !== "password";
  return (
    <ErrorBlock
      testId="run-trouble"
      data-step={step.step}
      data-kind={trouble.kind}
      tone={isCare(trouble) ? "warn" : "danger"}
      happened={<TroubleHappened step={step} trouble={trouble} review={view.review} />}
      fine={<IfStoppedWords view={view} />}
      now={decides && <TroubleNow trouble={trouble} step={step} />}
      details={details}
      actions={decides && <Choices step={step} view={view} actions={actions} />}
    />
  );
}

function Choices({ step, view, actions }: { readonly step: RunStep; readonly view: RunView; readonly actions: RunActions }) {
  const { t } = useLingui();
  const { open } = useCaseInstance();
  const [reason, setReason] = useState(() => t`We look after this by hand.`);
  return (
    <div className={styles.choices}>
      {!open && <Unlock />}
      <Button testId="run-retry" disabled={!open} busy={actions.busy === "retry"} onPress={() => void actions.retry(step.step)}>
        {step.trouble && rereads(step.trouble) ? <Trans>Check again</Trans> : <Trans>Try again</Trans>}
      </Button>
      <span className={styles.skip}>
        <TextField testId="run-skip-reason" label={t`Reason for leaving it out`} value={reason} onChange={setReason} disabled={!open} />
        <Button testId="run-skip" icon="skipped" disabled={!open} busy={actions.busy === "skip"} onPress={() => void actions.skip(step.step, reason)}>
          <Trans>Skip with this reason</Trans>
        </Button>
      </span>
      <StopHere view={view} actions={actions} />
    </div>
  );
}

/** For support: the place in the plan, what the instance answered, what was read. Never the key. */
function useDetails(step: RunStep): readonly Detail[] {
  const { t } = useLingui();
  const refused = step.trouble?.kind === "refused" ? step.trouble.detail : undefined;
  const lines: readonly (readonly [string, string | number | null | undefined])[] = [
    [t`Step`, `${step.step} · ${step.line.change}`],
    [t`Answer`, refused?.status],
    [t`Code`, refused?.code],
    [t`The instance said`, refused?.detail],
    [t`Times sent`, step.attempts],
    [t`Read`, step.read],
    [t`Read at`, step.readAt === null ? null : moment(step.readAt)],
  ];
  return lines.flatMap(([name, value]) => (value === null || value === undefined || value === "" ? [] : [{ name, value: String(value) }]));
}
