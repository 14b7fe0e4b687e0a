// What was carried out from here about one person or one organization, the newest first; each line leads to its run.
import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { HappenedHere } from "../ipc/bindings";
import { FactGroup, FactLine } from "../ui/Facts";
import { SafeText } from "../ui/SafeText";
import { TextLink } from "../ui/TextLink";
import { Time } from "../ui/Time";
import styles from "./Cases.module.css";
import { RunKindWord, RunStateWord } from "./RunRows";

interface HappenedProps {
  readonly happened: readonly HappenedHere[];
  readonly onOpenRun: (run: string) => void;
}

/** The lines, `happened-item` with `data-run` each; nothing where nothing happened. */
export function Happened({ happened, onOpenRun }: HappenedProps) {
  if (happened.length === 0) return null;
  return (
    <FactGroup title={<Trans>What happened here</Trans>}>
      {happened.map((one) => (
        <FactLine key={one.run} testId="happened-item" data-run={one.run} name={<What one={one} onOpenRun={onOpenRun} />} value={<RunStateWord run={one} />} />
      ))}
    </FactGroup>
  );
}

/** Leads to everything that was done to a person or in an organization, `happened-all`. */
export function AllThatHappened({ to, onPress }: { readonly to: "person" | "organization"; readonly onPress: () => void }) {
  return (
    <p>
      <TextLink testId="happened-all" onPress={onPress}>
        {to === "person" ? <Trans>Everything that was changed for them from here</Trans> : <Trans>Everything that was changed in it from here</Trans>}
      </TextLink>
    </p>
  );
}

function What({ one, onOpenRun }: { readonly one: HappenedHere; readonly onOpenRun: (run: string) => void }) {
  return (
    <>
      <TextLink testId="happened-open" onPress={() => onOpenRun(one.run)}>
        <RunKindWord kind={one.kind} />: <SafeText text={one.title} />
      </TextLink>
      <span className={styles.outcome}>
        <Time at={one.at} form="day" />
        <Outcome count={one.done}>
          <Plural value={one.done} one="# change done" other="# changes done" />
        </Outcome>
        <Outcome count={one.alreadySo}>
          <Plural value={one.alreadySo} one="# already so" other="# already so" />
        </Outcome>
        <Outcome count={one.skipped}>
          <Plural value={one.skipped} one="# skipped" other="# skipped" />
        </Outcome>
        <Outcome count={one.open}>
          <Plural value={one.open} one="# still open" other="# still open" />
        </Outcome>
      </span>
    </>
  );
}

function Outcome({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  return count > 0 && <>, {children}</>;
}
