// The last sentences of a lead: what a change from a panel does, and what is deleted by it.
import { Plural, Trans } from "@lingui/react/macro";
import type { Review } from "../../ipc/bindings";
import { SafeText } from "../../ui/SafeText";

/** What is not said by the numbers, and that nothing is deleted where nothing is. */
export function PanelSummary({ review }: { readonly review: Review }) {
  return (
    <>
      <Done review={review} /> <Deleted review={review} />
    </>
  );
}

function Done({ review }: { readonly review: Review }) {
  const name = <SafeText text={review.title} />;
  const { lines } = review.summary;
  switch (review.kind) {
    case "edit-person":
      return <Plural value={lines} one={<Trans>{lines} value of {name} changes.</Trans>} other={<Trans>{lines} values of {name} change.</Trans>} />;
    case "admin-role":
      return <Trans>The admin rights of {name} change.</Trans>;
    case "invite":
      return <Trans>{name} is invited by mail.</Trans>;
    case "add-member":
      return <Trans>{name} gets access at once, without a mail.</Trans>;
    case "create-organization":
      return <Trans>The organization {name} is created, with exactly these allowances.</Trans>;
    case "create-team":
      return <Trans>The team {name} is created.</Trans>;
    case "rename-team":
      return <Trans>The team {name} gets another name.</Trans>;
    case "access":
      return <Plural value={lines} one={<Trans>{lines} line changes who has access in {name}.</Trans>} other={<Trans>{lines} lines change who has access in {name}.</Trans>} />;
    case "remove-from":
      return review.summary.removed > 0 ? null : <Trans>{name} is removed from a team.</Trans>;
    case "create-person":
    case "customer-leaves":
    case "person-leaves":
    case "create-holding-account":
    case "hand-over":
    case "delete-person":
      return null;
  }
}

function Deleted({ review }: { readonly review: Review }) {
  const name = <SafeText text={review.title} />;
  if (review.kind === "delete-person") return <Trans>The account of {name} is deleted for good. Nothing else is deleted.</Trans>;
  if (review.lines.some(({ change }) => change.endsWith("-with-connections"))) return <Trans>The connections that {name} made there are deleted. Nothing else is deleted.</Trans>;
  return <Trans>Nothing is deleted.</Trans>;
}
