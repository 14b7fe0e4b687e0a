// Looking as the person in the browser. This app cannot do it, so it only keeps what someone says they have seen.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { Evidence, PersonLabel, Problem, Tick, TickItem } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { copyText } from "../../ipc/clipboard";
import { keys } from "../../ipc/queries";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { SafeText } from "../../ui/SafeText";
import { TextField } from "../../ui/TextField";
import { useToast } from "../../ui/Toast";
import styles from "./Evidence.module.css";

const ITEMS: readonly TickItem[] = ["dashboard", "scenarios", "notifications", "signed-out"];

/** The tick list; `look-as`, inside it `evidence-initials` and `evidence-tick` with `data-item`. */
export function LookAs({ proof, person }: { readonly proof: Evidence; readonly person: PersonLabel }) {
  const { t } = useLingui();
  const say = useToast();
  const { problem, tick } = useTicks(proof);
  const [initials, setInitials] = useState(() => proof.ticks.find((one) => one.initials !== "")?.initials ?? "");
  const name = <SafeText text={person.name} />;
  const address = <SafeText text={proof.address} />;
  const copy = async () => {
    if (await copyText(proof.address)) say(<Trans>The address is copied.</Trans>);
  };
  return (
    <div className={styles.action} data-testid="look-as">
      <div className={styles.actionHead}>
        <h3>
          <Trans>Look as {name}</Trans>
        </h3>
        <Button icon="copy" onPress={() => void copy()}>
          <Trans>Copy the address</Trans>
        </Button>
      </div>
      <p className={styles.words}>
        <Trans>Open {address} in your browser, find {name} among the users and sign in as them. Tick what you see. This app does not check it.</Trans>
      </p>
      <div className={styles.initials}>
        <TextField testId="evidence-initials" label={t`Your initials`} value={initials} onChange={setInitials} />
      </div>
      <ul>
        {ITEMS.map((item) => (
          <li key={item}>
            <Item item={item} ticked={proof.ticks.find((one) => one.item === item)} person={person} ready={initials.trim() !== ""} onTick={(done) => void tick({ item, done, initials: initials.trim() })} />
          </li>
        ))}
      </ul>
      {problem && <ErrorNotice problem={problem} />}
    </div>
  );
}

function useTicks(proof: Evidence) {
  const client = useQueryClient();
  const [problem, setProblem] = useState<Problem>();
  const tick = async (one: Tick) => {
    setProblem(undefined);
    try {
      client.setQueryData(keys.evidence(proof.run), await data(commands.evidenceTick(proof.run, one)));
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return { problem, tick };
}

interface ItemProps {
  readonly item: TickItem;
  readonly ticked: Tick | undefined;
  readonly person: PersonLabel;
  readonly ready: boolean;
  readonly onTick: (done: boolean) => void;
}

function Item({ item, ticked, person, ready, onTick }: ItemProps) {
  const done = ticked?.done ?? false;
  const initials = <SafeText text={ticked?.initials ?? ""} />;
  return (
    <Checkbox testId="evidence-tick" data-item={item} checked={done} disabled={!ready} label={<ItemWords item={item} person={person} />} words={done && <Trans>ticked by {initials}</Trans>} onChange={onTick} />
  );
}

function ItemWords({ item, person }: { readonly item: TickItem; readonly person: PersonLabel }) {
  const name = <SafeText text={person.name} />;
  switch (item) {
    case "dashboard":
      return <Trans>The dashboard opens.</Trans>;
    case "scenarios":
      return <Trans>The scenarios are there, and switched off.</Trans>;
    case "notifications":
      return <Trans>Notifications of {name} are switched off.</Trans>;
    case "signed-out":
      return <Trans>I have signed out there again.</Trans>;
  }
}
