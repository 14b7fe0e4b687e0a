// The house rules of an instance that was just connected: as they hold now, in one sentence each. One press takes them as they
// are; each can be changed in the settings, and the sentences follow.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { InstanceInfo, LeavingRules as Rules } from "../../ipc/bindings";
import { leavingRules } from "../../ipc/queries";
import { useFirstStep } from "../../shell/useFirstStep";
import { Button } from "../../ui/Button";
import { FootCard } from "../../ui/FootCard";
import { SafeText } from "../../ui/SafeText";
import { IDLE } from "./IdleRule";

interface FirstRulesProps {
  readonly info: InstanceInfo;
  /** To where they are changed; nothing where they can be changed already. */
  readonly onChange: (() => void) | undefined;
}

/** The card, `first-rules`; inside it `first-rules-change` and `first-rules-use`. */
export function FirstRules({ info, onChange }: FirstRulesProps) {
  const { t } = useLingui();
  const { data: leaving } = useQuery(leavingRules);
  const { seen, busy, problem } = useFirstStep("house-rules");
  return (
    <FootCard
      testId="first-rules"
      label={t`House rules for this instance`}
      icon="settings"
      title={<Trans>House rules</Trans>}
      actions={
        <>
          <Button variant="primary" testId="first-rules-use" busy={busy} onPress={() => void seen()}>
            <Trans>Use these</Trans>
          </Button>
          {onChange && (
            <Button variant="quiet" testId="first-rules-change" onPress={onChange}>
              <Trans>Change them</Trans>
            </Button>
          )}
        </>
      }
    >
      <Opens kind={info.kind} />
      <Locks minutes={info.rules.idleMinutes} />
      {leaving && <Leaves rules={leaving} />}
      {problem && <ErrorNotice problem={problem} />}
    </FootCard>
  );
}

function Opens({ kind }: Pick<InstanceInfo, "kind">) {
  return <p>{kind === "live" ? <Trans>It opens locked, so that nothing is changed by accident.</Trans> : <Trans>Editing is always open here, because it is a test instance.</Trans>}</p>;
}

function Locks({ minutes }: { readonly minutes: number }) {
  const { i18n } = useLingui();
  const words = IDLE.find(([time]) => time === minutes)?.[1];
  if (!words) return null;
  const time = i18n._(words);
  return (
    <p>
      <Trans>It locks itself when nobody touches it for {time}.</Trans>
    </p>
  );
}

function Leaves({ rules: { roles, role, holding } }: { readonly rules: Rules }) {
  const name = roles.find(({ id }) => id === role)?.name;
  return (
    <>
      {name !== undefined && (
        <p>
          <Trans>
            Who leaves keeps the role <SafeText text={name} />.
          </Trans>
        </p>
      )}
      <p>{holding ? <Takes name={holding.name} /> : <Trans>Who takes over is decided at each leave.</Trans>}</p>
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
