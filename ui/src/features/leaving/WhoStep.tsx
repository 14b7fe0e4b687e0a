// Who leaves: a customer with everything they own, or one person only.
import { Trans, useLingui } from "@lingui/react/macro";
import type { ProposedBecause } from "../../ipc/bindings";
import { RadioCards } from "../../ui/RadioCards";
import { SafeText } from "../../ui/SafeText";
import { TextField } from "../../ui/TextField";
import { Blockers, blockersAt } from "./Blockers";
import styles from "./Leaving.module.css";
import type { DraftOnScreen } from "./useDraft";

/** The page; `leave-kind`, `leave-customer-name`, `leave-reference`. */
export function WhoStep({ draft, input, change }: DraftOnScreen) {
  const { t } = useLingui();
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
      <TextField testId="leave-reference" label={t`Your reference (optional)`} hint={<Trans>A ticket or a contract. It stands in the proof.</Trans>} value={input.reference} onChange={(reference) => change({ reference })} />
    </div>
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
