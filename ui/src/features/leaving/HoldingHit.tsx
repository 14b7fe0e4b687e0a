// One account that could take over: who it is, what stands in the way, what should be known.
import { Plural, Trans } from "@lingui/react/macro";
import { LooksLike } from "../../cases/LooksLike";
import type { HoldingBlock, HoldingOption, HoldingWarning } from "../../ipc/bindings";
import { PersonName } from "../../ui/PersonName";
import { StatusWord } from "../../ui/StatusWord";
import { Time } from "../../ui/Time";
import styles from "./Leaving.module.css";

interface HoldingHitProps {
  readonly option: HoldingOption;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** The hit; `holding-option` with `data-id`, `data-blocked`. What blocks cannot be chosen. */
export function HoldingHit({ option, chosen, onChoose }: HoldingHitProps) {
  const { person, blocked, warnings } = option;
  return (
    <li>
      <button
        type="button"
        className={styles.hit}
        data-testid="holding-option"
        data-id={person.id}
        data-blocked={blocked.length > 0 ? blocked.join(" ") : undefined}
        aria-pressed={chosen}
        disabled={blocked.length > 0}
        onClick={onChoose}
      >
        <span className={styles.hitName}>
          <PersonName name={person.name} email={person.email} id={person.id} />
          {chosen && (
            <StatusWord icon="check" tone="accent">
              <Trans>Chosen</Trans>
            </StatusWord>
          )}
        </span>
        <span className={styles.words}>
          <About option={option} />
        </span>
        <LooksLike like={option.looksLike} />
        {blocked.map((block) => (
          <StatusWord key={block} icon="fixed" tone="danger">
            <BlockWords block={block} />
          </StatusWord>
        ))}
        {warnings.map((warning) => (
          <StatusWord key={warning} icon="care" tone="warn">
            <WarningWords warning={warning} />
          </StatusWord>
        ))}
      </button>
    </li>
  );
}

function About({ option: { organizations, lastSignIn, remembered } }: { readonly option: HoldingOption }) {
  return (
    <>
      {remembered && <Trans>Proposed because you used it before on this instance.</Trans>}{" "}
      {organizations !== null && <Plural value={organizations} _0="In no organization." one="In # organization." other="In # organizations." />}{" "}
      {lastSignIn !== null && (
        <Trans>
          Last sign-in <Time at={lastSignIn} form="day" />.
        </Trans>
      )}
    </>
  );
}

function BlockWords({ block }: { readonly block: HoldingBlock }) {
  switch (block) {
    case "not-found":
      return <Trans>This account was not found on the instance.</Trans>;
    case "deleted":
      return <Trans>This account is deleted.</Trans>;
    case "is-leaver":
      return <Trans>This is the person who leaves.</Trans>;
    case "is-limited":
      return <Trans>This case limits this person.</Trans>;
  }
}

function WarningWords({ warning }: { readonly warning: HoldingWarning }) {
  return warning === "never-signed-in" ? <Trans>Never signed in. Make sure that someone can.</Trans> : <Trans>Looks like a person, not like an account for holding.</Trans>;
}
