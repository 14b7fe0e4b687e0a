// The key of this instance: whose it is, where and since when it is kept, what it may do, when to renew it; and the ways to
// renew and to forget it. The key itself is never shown again.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { InstanceInfo, KeyPlace } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { instance, keys, passport } from "../../ipc/queries";
import { calendarDay, recent } from "../../lib/dates";
import { Confirm } from "../../shell/Confirm";
import { JobLines } from "../../shell/JobLines";
import { KeyEntry } from "../../shell/KeyEntry";
import { Button } from "../../ui/Button";
import { DateField } from "../../ui/DateField";
import { FactLine } from "../../ui/Facts";
import { PersonName } from "../../ui/PersonName";
import { SafeText } from "../../ui/SafeText";
import styles from "./Settings.module.css";
import { useSaving } from "./useSaving";

type Doing = "looking" | "renewing" | "forgetting";

/** The section, `key-passport`; nothing for the sample data, whose key is no key. */
export function KeySection() {
  const { data: info } = useQuery(instance);
  if (!info || info.kind === "sample") return null;
  return (
    <section className={styles.section} data-testid="key-passport" data-place={info.key}>
      <h2>
        <Trans>Key</Trans>
      </h2>
      <Facts info={info} />
      {info.jobs.length > 0 && (
        <div>
          <h3 className={styles.sub}>
            <Trans>With it</Trans>
          </h3>
          <JobLines jobs={info.jobs} />
        </div>
      )}
      <RenewBy />
      <Ways info={info} />
    </section>
  );
}

function Facts({ info }: { readonly info: InstanceInfo }) {
  const { data: known } = useQuery(passport);
  const { t } = useLingui();
  const places: Partial<Record<KeyPlace, string>> = { keychain: t`in this computer’s password safe`, session: t`in memory, for this session only` };
  const { operator } = info;
  return (
    <ul>
      <FactLine level="plain" name={<Trans>Belongs to</Trans>} value={operator ? <PersonName name={operator.name} email={operator.email} id={operator.id} /> : <Trans>not known yet</Trans>} />
      <FactLine level="plain" name={<Trans>Kept</Trans>} value={places[info.key] ?? t`not here`} />
      <FactLine level="plain" testId="key-entered" name={<Trans>Entered</Trans>} value={known?.savedAt ? recent(known.savedAt) : <Trans>not noted</Trans>} />
      <FactLine level="plain" testId="key-used" name={<Trans>Last accepted by the instance</Trans>} value={known?.usedAt ? recent(known.usedAt) : <Trans>not noted</Trans>} />
    </ul>
  );
}

/** A day that reminds; the first and last one that the field takes are wide enough for any key. */
function RenewBy() {
  const { t } = useLingui();
  const { data: known, error } = useQuery(passport);
  const { save, busy, problem } = useSaving(keys.passport);
  const [typed, setTyped] = useState<string>();
  const day = typed ?? known?.renewBy ?? "";
  const choose = (next: string) => {
    setTyped(next);
    if (next !== "") void save(() => data(commands.renewKeyBy(next)));
  };
  const clear = async () => {
    if (await save(() => data(commands.renewKeyBy(null)))) setTyped(undefined);
  };
  const shown = problem ?? (error ? problemOf(error) : undefined);
  return (
    <div className={styles.kept}>
      <DateField
        testId="key-renew-by"
        label={t`Renew by`}
        hint={known?.renewBy ? <Trans>You are reminded from two weeks before {calendarDay(known.renewBy)}.</Trans> : <Trans>Without a day nothing reminds you.</Trans>}
        value={day}
        min="2026-01-01"
        max="2099-12-31"
        onChange={choose}
      />
      {known?.renewBy && (
        <Button testId="key-renew-never" variant="quiet" busy={busy} onPress={() => void clear()}>
          <Trans>No reminder</Trans>
        </Button>
      )}
      {shown && <ErrorNotice problem={shown} />}
    </div>
  );
}

function Ways({ info }: { readonly info: InstanceInfo }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [doing, setDoing] = useState<Doing>("looking");
  const { save, busy, problem } = useSaving(keys.instance);
  const name = <SafeText text={info.name} />;
  const give = async (key: string, sessionOnly: boolean) => {
    client.setQueryData(keys.instance, await data(commands.provideKey(key, sessionOnly)));
    setDoing("looking");
  };
  if (doing === "renewing") return <KeyEntry instance={info.name} onGive={give} onCancel={() => setDoing("looking")} autoFocus />;
  if (doing === "forgetting") {
    return (
      <>
        {problem && <ErrorNotice problem={problem} occasion="key" values={{ instance: info.name }} />}
        <Confirm
          testId="key-forget-now"
          title={<Trans>Forget the key of {name} on this computer?</Trans>}
          keep={t`Keep it`}
          act={t`Forget the key`}
          tone="danger"
          busy={busy}
          onKeep={() => setDoing("looking")}
          onAct={() => void save(() => data(commands.forgetKey()))}
        >
          <Trans>The instance, what waits and every case stay. The key goes on working elsewhere; if nobody is to use it any more, delete it on the instance. To go on here you need a key again.</Trans>
        </Confirm>
      </>
    );
  }
  return (
    <div className={styles.buttons}>
      <Button testId="key-renew" onPress={() => setDoing("renewing")}>
        <Trans>Enter a new key…</Trans>
      </Button>
      <Button testId="key-forget" variant="quiet" onPress={() => setDoing("forgetting")}>
        <Trans>Forget the key…</Trans>
      </Button>
    </div>
  );
}
