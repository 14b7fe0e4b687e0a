// Everything we found: what the person owns, where else they are, who works there, and what stops when it is frozen.
import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import { commands } from "../../ipc/bindings";
import type { Completeness, FoundOrganization, LeaveDraft } from "../../ipc/bindings";
import { count } from "../../lib/counts";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { Lead } from "../../ui/Prose";
import { ProgressBar } from "../../ui/ProgressBar";
import { SafeText } from "../../ui/SafeText";
import { Blockers, blockersAt } from "./Blockers";
import { FoundPlace } from "./FoundPlace";
import styles from "./Leaving.module.css";
import { included, stopping } from "./picture";
import type { DraftOnScreen } from "./useDraft";

/** The page; `leave-found`. */
export function FoundStep(shown: DraftOnScreen) {
  const { draft, input, change } = shown;
  const all = draft.organizations.filter((place) => place.owned);
  const owned = [...all.filter(isAsked), ...all.filter((place) => !isAsked(place))];
  const member = draft.organizations.filter((place) => !place.owned);
  const chosen = included(draft, input);
  return (
    <div className={styles.page} data-testid="leave-found" data-looking={draft.completeness.looking}>
      <h1>
        <Trans>Everything we found</Trans>
      </h1>
      <Progress draft={draft} />
      {draft.problem && <ErrorNotice testId="leave-problem" problem={draft.problem} />}
      {!draft.completeness.looking && (
        <Blockers
          blockers={blockersAt(draft, "found")}
          draft={draft}
          actions={
            <Button onPress={() => change({ kind: "person" })}>
              <Trans>Only this person leaves</Trans>
            </Button>
          }
        />
      )}
      {input.kind === "customer" && chosen.length > 0 && <BlastRadius places={chosen} />}
      {owned.length > 0 && <Places title={<OwnedTitle draft={draft} />} places={owned} shown={shown} />}
      {member.length > 0 && <Places title={<MemberTitle draft={draft} />} places={member} shown={shown} />}
      {draft.organizations.length === 0 && !draft.completeness.looking && <Empty title={<Trans>This person is in no organization.</Trans>} />}
    </div>
  );
}

/** What has to be decided stands first. */
function isAsked({ decision }: FoundOrganization): boolean {
  return decision !== null;
}

interface PlacesProps {
  readonly title: ReactNode;
  readonly places: readonly FoundOrganization[];
  readonly shown: DraftOnScreen;
}

function Places({ title, places, shown }: PlacesProps) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {places.map((place) => (
          <FoundPlace key={place.id} place={place} shown={shown} />
        ))}
      </ul>
    </section>
  );
}

function OwnedTitle({ draft }: { readonly draft: LeaveDraft }) {
  const person = <SafeText text={draft.leaver.name} />;
  return <Trans>Owned by {person}</Trans>;
}

function MemberTitle({ draft }: { readonly draft: LeaveDraft }) {
  const person = <SafeText text={draft.leaver.name} />;
  return <Trans>Others that {person} is a member of</Trans>;
}

function BlastRadius({ places }: { readonly places: readonly FoundOrganization[] }) {
  const { scenarios, silent } = stopping(places);
  return (
    <div data-testid="leave-blast-radius" data-scenarios={scenarios}>
      <Lead>
        <Plural value={scenarios} _0="No active scenario stops." one="# active scenario stops." other="# active scenarios stop." />{" "}
        {silent > 0 && <Plural value={silent} one="# organization does not say how many it has." other="# organizations do not say how many they have." />}
      </Lead>
    </div>
  );
}

function Progress({ draft }: { readonly draft: LeaveDraft }) {
  const { looked, total, looking } = draft.completeness;
  return (
    <div className={styles.progress} data-testid="leave-progress" data-looked={looked} data-total={total} data-state={stateOf(draft.completeness)}>
      <p role="status">
        <ProgressWords seen={draft.completeness} />
      </p>
      {looking && (
        <>
          <div className={styles.bar}>
            <LookingBar looked={looked} total={total} />
          </div>
          <Button testId="leave-stop-looking" onPress={() => void commands.leaveStopLooking(draft.draft)}>
            <Trans>Stop looking</Trans>
          </Button>
        </>
      )}
    </div>
  );
}

function stateOf(seen: Completeness): string {
  if (seen.looking) return "looking";
  if (seen.stopped) return "stopped";
  if (seen.looked < seen.total) return "incomplete";
  return isCountedOtherwise(seen) ? "counted-otherwise" : "complete";
}

/** Everything was looked at, and the instance's own counter says another number. */
function isCountedOtherwise({ looking, stopped, found, expected }: Completeness): boolean {
  return !looking && !stopped && expected !== null && found !== expected;
}

function LookingBar({ looked, total }: { readonly looked: number; readonly total: number }) {
  const words = `${count(looked)} / ${count(total)}`;
  return <ProgressBar done={looked} total={total} label={words} words={words} />;
}

function ProgressWords({ seen }: { readonly seen: Completeness }) {
  const looked = count(seen.looked);
  const total = count(seen.total);
  const found = count(seen.found);
  const expected = seen.expected === null ? null : count(seen.expected);
  return (
    <>
      {seen.looking && seen.total === 0 ? (
        <Trans>Looking for organizations.</Trans>
      ) : (
        <Trans>
          Looked at {looked} of {total} organizations.
        </Trans>
      )}{" "}
      {isCountedOtherwise(seen) && (
        <Trans>
          Found {found}; the instance counts {expected}.
        </Trans>
      )}
      {expected !== null && !isCountedOtherwise(seen) && (
        <Trans>
          Found {found} of {expected} memberships that the instance counts.
        </Trans>
      )}{" "}
      {seen.stopped && <Trans>You stopped the looking; there may be more.</Trans>}
    </>
  );
}
