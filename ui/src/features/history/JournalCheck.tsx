// Whether the journal is as it was written. It is looked through when the page opens and whenever something was carried
// out; what was altered is named, and everything can be read all the same.
import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { RunKindWord } from "../../cases/RunRows";
import { ProblemSentence } from "../../errors/ErrorNotice";
import type { BrokenCase, BrokenEntry, JournalState } from "../../ipc/bindings";
import { problemOf } from "../../ipc/call";
import { historyCheck } from "../../ipc/queries";
import { count } from "../../lib/counts";
import { ErrorBlock } from "../../ui/ErrorBlock";
import { Icon } from "../../ui/Icon";
import { SafeText } from "../../ui/SafeText";
import { Time } from "../../ui/Time";
import styles from "./History.module.css";

/** The line; `journal-check` with `data-state` = `checking` · `unchanged` · `altered` · `unknown`, and `data-run` and `data-entry` of what was altered. Nothing where nothing was done yet. */
export function JournalCheck() {
  const { data: journal, error } = useQuery(historyCheck);
  if (!journal && error) {
    return (
      <p className={styles.check} data-testid="journal-check" data-state="unknown">
        <Icon name="care" size={14} />
        <ProblemSentence problem={problemOf(error)} />
      </p>
    );
  }
  if (!journal) {
    return (
      <p className={styles.check} data-testid="journal-check" data-state="checking">
        <Trans>Checking the journal…</Trans>
      </p>
    );
  }
  if (journal.broken) return <Altered broken={journal.broken} />;
  return journal.entries > 0 && <Unchanged journal={journal} />;
}

function Unchanged({ journal }: { readonly journal: JournalState }) {
  const since = journal.since === null ? null : <Time at={journal.since} form="day" />;
  return (
    <p className={styles.check} data-testid="journal-check" data-state="unchanged" data-entries={journal.entries}>
      <Icon name="done" size={14} />
      <span>
        <Trans>The journal is unchanged since {since}.</Trans> <Plural value={journal.entries} one="It has # entry." other="It has # entries." />
      </span>
    </p>
  );
}

function Altered({ broken }: { readonly broken: BrokenEntry }) {
  const entry = count(broken.entry);
  return (
    <div className={styles.altered}>
      <ErrorBlock
        testId="journal-check"
        data-state="altered"
        data-run={broken.run}
        data-entry={broken.entry}
        happened={broken.case ? <InCase entry={entry} of={broken.case} /> : <Trans>An entry of the journal was altered or is missing. Of which case cannot be read any more.</Trans>}
        fine={<Trans>What was written before it is as it was. Everything can still be read here.</Trans>}
        now={<Trans>What comes after it cannot be trusted. Show this to your IT, and hold it against proofs that were saved.</Trans>}
      />
    </div>
  );
}

function InCase({ entry, of }: { readonly entry: string; readonly of: BrokenCase }) {
  const title = of.title === "" ? <RunKindWord kind={of.kind} /> : <SafeText text={of.title} />;
  const day = <Time at={of.startedAt} form="day" />;
  return (
    <Trans>
      Entry {entry} of the case “{title}” of {day} was altered or is missing.
    </Trans>
  );
}
