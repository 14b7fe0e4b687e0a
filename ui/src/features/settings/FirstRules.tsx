// The house rules of an instance that was just connected: as they hold now, in one sentence each, under the lists. One press
// takes them as they are; each can be changed here, and later in the settings.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { InstanceInfo, LeavingRules as Rules } from "../../ipc/bindings";
import { leavingRules } from "../../ipc/queries";
import { useFirstStep } from "../../shell/useFirstStep";
import { Button } from "../../ui/Button";
import { SafeText } from "../../ui/SafeText";
import { Strip } from "../../ui/Strip";
import { IDLE, IdleRule } from "./IdleRule";
import { LeavingRules } from "./LeavingRules";
import styles from "./Settings.module.css";
import { useRules } from "./useRules";

/** The strip, `first-rules`; inside it `first-rules-change` and `first-rules-use`. */
export function FirstRules({ info }: { readonly info: InstanceInfo }) {
  const { t } = useLingui();
  const { data: leaving } = useQuery(leavingRules);
  const { seen, busy, problem } = useFirstStep("house-rules");
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <Strip
      testId="first-rules"
      label={t`House rules for this instance`}
      icon="settings"
      yields
      unfolded={{ id, open, content: <Change info={info} /> }}
      actions={
        <>
          <Button variant="quiet" testId="first-rules-change" expanded={open} controls={id} icon={open ? "up" : "down"} onPress={() => setOpen(!open)}>
            {open ? <Trans>Hide the choices</Trans> : <Trans>Change them</Trans>}
          </Button>
          <Button variant="primary" testId="first-rules-use" busy={busy} onPress={() => void seen()}>
            <Trans>Use these</Trans>
          </Button>
        </>
      }
    >
      <p>
        <strong className={styles.first}>
          <Trans>House rules for this instance:</Trans>
        </strong>{" "}
        <Opens kind={info.kind} /> <Locks minutes={info.rules.idleMinutes} /> {leaving && <Leaves rules={leaving} />}
      </p>
      {problem && <ErrorNotice problem={problem} />}
    </Strip>
  );
}

function Opens({ kind }: Pick<InstanceInfo, "kind">) {
  if (kind === "live") return <Trans>It opens locked, so that nothing is changed by accident.</Trans>;
  return <Trans>Editing is always open here, because it is a test instance.</Trans>;
}

function Locks({ minutes }: { readonly minutes: number }) {
  const { i18n } = useLingui();
  const words = IDLE.find(([time]) => time === minutes)?.[1];
  if (!words) return null;
  const time = i18n._(words);
  return <Trans>It locks itself when nobody touches it for {time}.</Trans>;
}

function Leaves({ rules: { roles, role, holding } }: { readonly rules: Rules }) {
  const name = roles.find(({ id }) => id === role)?.name;
  const limited = name !== undefined && (
    <Trans>
      Who leaves keeps the role <SafeText text={name} />.
    </Trans>
  );
  return (
    <>
      {limited} {holding ? <Takes name={holding.name} /> : <Trans>Who takes over is decided at each leave.</Trans>}
    </>
  );
}

function Takes({ name }: { readonly name: string }) {
  return (
    <Trans>
      <SafeText text={name} /> takes over.
    </Trans>
  );
}

function Change({ info }: { readonly info: InstanceInfo }) {
  const { change, problem } = useRules(info);
  return (
    <div className={styles.choices}>
      <IdleRule minutes={info.rules.idleMinutes} onChange={(idleMinutes) => void change({ idleMinutes })} />
      {problem && <ErrorNotice problem={problem} />}
      <LeavingRules />
    </div>
  );
}
