// Who leaves: a customer with everything they own, or one person only.
import { Trans, useLingui } from "@lingui/react/macro";
import { Lacking } from "../../cases/StartLeaving";
import { useLacking } from "../../cases/leaveRights";
import type { Blocker, ProposedBecause } from "../../ipc/bindings";
import { calendarDay } from "../../lib/dates";
import { DateField } from "../../ui/DateField";
import { ErrorBlock } from "../../ui/ErrorBlock";
import { RadioCards } from "../../ui/RadioCards";
import { SafeText } from "../../ui/SafeText";
import { TextArea, TextField } from "../../ui/TextField";
import { Blockers, blockersAt } from "./Blockers";
import styles from "./Leaving.module.css";
import type { DraftOnScreen } from "./useDraft";

/** The days that the core takes. */
const FIRST_DAY = "2000-01-01";
const LAST_DAY = "2099-12-31";

/** The page; `leave-kind`, `leave-customer-name`, `leave-date`, `leave-reference`, `leave-note`. */
export function WhoStep({ draft, input, change }: DraftOnScreen) {
  const { t } = useLingui();
  const lacking = useLacking("customer");
  const person = <SafeText text={draft.leaver.name} />;
  return (
    <div className={styles.page} data-testid="leave-who">
      <h1>
        <Trans>Who leaves?</Trans>
      </h1>
      <Blockers blockers={blockersAt(draft, "who")} draft={draft} />
      <RadioCards
        testId="leave-kind"
        label={t`Who leaves`}
        labelHidden
        value={input.kind}
        onChange={(kind) => change({ kind })}
        cards={[
          { value: "customer", title: <Trans>The customer leaves</Trans>, words: <Trans>{person} and the organizations they own. They are frozen and handed to a holding account; {person} can still look.</Trans> },
          { value: "person", title: <Trans>Only this person leaves</Trans>, words: <Trans>What {person} owns is handed over to a colleague, then {person} is removed. Nothing is frozen.</Trans> },
        ]}
      />
      {input.kind === "customer" && lacking.length > 0 && (
        <ErrorBlock testId="leave-lacking" tone="warn" happened={<Trans>With this key the customer cannot leave.</Trans>} now={<Lacking lacking={lacking} />} />
      )}
      {input.kind === "customer" && (
        <TextField
          testId="leave-customer-name"
          label={t`What do you call this customer?`}
          size="large"
          value={input.customerName}
          onChange={(customerName) => change({ customerName })}
          hint={input.customerName === draft.proposedName.text ? <Because because={draft.proposedName.because} /> : <Trans>This name heads every page and the proof.</Trans>}
          problem={input.customerName.trim() === "" ? <Trans>The customer needs a name.</Trans> : undefined}
        />
      )}
      <Notes draft={draft} input={input} change={change} />
    </div>
  );
}

/** What is only noted: reference, day and note change nothing on the instance. */
function Notes({ draft, input, change }: Pick<DraftOnScreen, "draft" | "input" | "change">) {
  const { t } = useLingui();
  const standsInTheWay = (kind: Blocker["kind"]) => draft.blockers.some((blocker) => blocker.kind === kind);
  const noDay = input.leaveDate === "" || (standsInTheWay("leave-date-unclear") && input.leaveDate === draft.choices.leaveDate);
  return (
    <>
      <div className={styles.pair}>
        <DateField testId="leave-date" label={t`Leave date`} min={FIRST_DAY} max={LAST_DAY} value={input.leaveDate} onChange={(leaveDate) => change({ leaveDate })} hint={noDay ? undefined : calendarDay(input.leaveDate)} problem={noDay ? <Trans>The leave date needs a day between 2000 and 2099.</Trans> : undefined} />
        <TextField testId="leave-reference" label={t`Your reference (optional)`} hint={<Trans>A ticket or a contract.</Trans>} value={input.reference} onChange={(reference) => change({ reference })} />
      </div>
      <TextArea
        testId="leave-note"
        label={t`Note (optional)`}
        rows={3}
        hint={<Trans>Date, reference and note stand in the proof. They change nothing on the instance.</Trans>}
        value={input.note}
        onChange={(note) => change({ note })}
        problem={standsInTheWay("note-too-long") ? <Trans>The note is too long: 4,000 characters fit.</Trans> : undefined}
      />
    </>
  );
}

function Because({ because }: { readonly because: ProposedBecause }) {
  switch (because) {
    case "common-words":
      return <Trans>Proposed because these words stand in the names of the organizations.</Trans>;
    case "email-domain":
      return <Trans>Proposed because of the email address.</Trans>;
    case "person-name":
      return <Trans>Proposed because it is the person’s name.</Trans>;
  }
}
