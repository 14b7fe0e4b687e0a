// A message for the customer: what was done and what stays, ready to be copied into an email. It says what was read back,
// so it counts lines that ended well only.
import { Trans, useLingui } from "@lingui/react/macro";
import { copyText } from "../../ipc/clipboard";
import type { Evidence, OrganizationId } from "../../ipc/bindings";
import { calendarDay, day } from "../../lib/dates";
import { plainMarks } from "../../lib/marks";
import { Button } from "../../ui/Button";
import { TextArea } from "../../ui/TextField";
import { useToast } from "../../ui/Toast";
import { accessLeft, endedWell } from "./accessLeft";
import styles from "./Evidence.module.css";

/** The action; `evidence-message`, `evidence-copy-message`. */
export function CustomerMessage({ proof }: { readonly proof: Evidence }) {
  const { t } = useLingui();
  const say = useToast();
  const message = useMessage(proof);
  const copy = async () => {
    if (await copyText(message)) say(<Trans>The message is copied.</Trans>);
  };
  return (
    <div className={styles.action}>
      <div className={styles.actionHead}>
        <h3>
          <Trans>Tell the customer</Trans>
        </h3>
        <Button testId="evidence-copy-message" icon="copy" onPress={() => void copy()}>
          <Trans>Copy the message</Trans>
        </Button>
      </div>
      <TextArea testId="evidence-message" label={t`Message for the customer`} labelHidden rows={9} readOnly value={message} onChange={() => undefined} />
    </div>
  );
}

function useMessage(proof: Evidence): string {
  const { t } = useLingui();
  const name = plainMarks(proof.review.person?.name ?? proof.review.title);
  const on = day(proof.endedAt);
  const leaveDate = calendarDay(proof.review.leaveDate ?? "");
  const reference = plainMarks(proof.review.reference ?? "");
  const frozen = names(proof, "license");
  const handedOver = names(proof, "transfer");
  const left = accessLeft(proof);
  const [looking, member, outside] = [left.looks, left.member, left.outside].map((ids) => placeNames(proof, ids));
  const what = proof.review.warnings.some(({ kind }) => kind === "no-data-stores") ? t`scenarios` : t`scenarios and data`;
  const sentences = [
    frozen !== "" && t`These organizations are frozen since ${on}: ${frozen}. Their scenarios no longer run.`,
    handedOver !== "" && t`We look after these organizations from now on: ${handedOver}.`,
    t`Nothing was deleted. Your scenarios, data stores and connections are still there, so you can come back.`,
    looking !== "" && t`You can still sign in and look at your ${what} in ${looking}, with a limited role.`,
    member !== "" && t`You are still a member of ${member}, with a limited role.`,
    outside !== "" && t`You are still a member of ${outside}; the teams there are no longer open to you.`,
    leaveDate !== "" && t`Date of your leave: ${leaveDate}`,
    reference !== "" && t`Our reference: ${reference}`,
  ];
  return [t`Hello ${name},`, ...sentences.filter((sentence) => sentence !== false), t`Kind regards`].join("\n\n");
}

/** The organizations in which a change of this kind ended well. */
function names(proof: Evidence, change: string): string {
  return placeNames(
    proof,
    proof.lines.filter((line) => endedWell(line) && line.line.line.change === change).map(({ line }) => line.line.organization),
  );
}

function placeNames({ review }: Evidence, ids: readonly (OrganizationId | null)[]): string {
  return review.organizations
    .filter(({ id }) => ids.includes(id))
    .map((place) => plainMarks(place.name))
    .join(", ");
}
