// What the operator noted about a case: the day from which it counts, and a note of their own.
import { Trans } from "@lingui/react/macro";
import type { Review } from "../ipc/bindings";
import { SafeLines } from "../ui/SafeText";
import { Day } from "../ui/Time";
import styles from "./Cases.module.css";

/** `case-leave-date` and `case-note`, each where there is one. */
export function CaseNotes({ review }: { readonly review: Review }) {
  const { leaveDate, note } = review;
  if (leaveDate === null && note === null) return null;
  return (
    <div className={styles.notes}>
      {leaveDate !== null && (
        <p>
          <Trans>
            Leave date: <Day testId="case-leave-date" date={leaveDate} />
          </Trans>
        </p>
      )}
      {note !== null && (
        <p data-testid="case-note">
          <SafeLines text={note} />
        </p>
      )}
    </div>
  );
}
