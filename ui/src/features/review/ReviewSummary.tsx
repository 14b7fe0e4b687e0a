// The lead of a review: whole sentences with the numbers of its lines, and what stays said last.
import { Plural, Trans } from "@lingui/react/macro";
import type { Review } from "../../ipc/bindings";
import { Lead } from "../../ui/Prose";
import { SafeText } from "../../ui/SafeText";
import { PanelSummary } from "./PanelSummary";

/** The sentences; the numbers are counted by the core from the lines below. */
export function ReviewSummary({ review }: { readonly review: Review }) {
  const { frozen, handedOver, limited, removed, created } = review.summary;
  if (review.kind === "access") return <AccessWords review={review} />;
  return (
    <Lead>
      {frozen > 0 && <Plural value={frozen} one="# organization is frozen. " other="# organizations are frozen. " />}
      {handedOver > 0 && <HandedOver review={review} count={handedOver} />}
      {limited > 0 && <Plural value={limited} one="# person is limited. " other="# people are limited. " />}
      {removed > 0 && <Plural value={removed} one="# person is removed. " other="# people are removed. " />}
      {created > 0 && <Plural value={created} one="# account is created. " other="# accounts are created. " />}
      <PanelSummary review={review} />
    </Lead>
  );
}

function HandedOver({ review, count }: { readonly review: Review; readonly count: number }) {
  const to = <SafeText text={review.successor?.name ?? ""} />;
  return (
    <>
      <Plural value={count} one={<Trans>Ownership of {count} organization goes to {to}.</Trans>} other={<Trans>Ownership of {count} organizations goes to {to}.</Trans>} />{" "}
    </>
  );
}

/** What a change of access does, in the numbers of its groups. */
function AccessWords({ review }: { readonly review: Review }) {
  const { removed = 0, less = 0, more = 0, new: fresh = 0 } = review.summary.access ?? {};
  return (
    <Lead>
      {removed > 0 && <Plural value={removed} one="# change removes access. " other="# changes remove access. " />}
      {less > 0 && <Plural value={less} one="# gives less. " other="# give less. " />}
      {more > 0 && <Plural value={more} one="# gives more, or other, access. " other="# give more, or other, access. " />}
      {fresh > 0 && <Plural value={fresh} one="# gives new access. " other="# give new access. " />}
      <Trans>Nothing is deleted.</Trans>
    </Lead>
  );
}
