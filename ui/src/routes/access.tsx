// The pages of access, tied together: choosing, the matrix, what waits, and the review that another feature draws.
import { AccessPage } from "../features/access/AccessPage";
import { ChoosePage } from "../features/access/ChoosePage";
import { TrayReviewPage } from "../features/access/TrayReviewPage";
import { ReviewPage } from "../features/review/ReviewPage";
import type { AccessScope } from "../ipc/bindings";
import { useRemembered } from "../lists/memory";
import { useChange } from "./changes";
import { usePlaces } from "./places";
import type { AccessAt } from "./places";

/** Choosing a place, or the matrix of the chosen one. */
export function Access({ at }: { readonly at: AccessAt }) {
  const { go } = usePlaces();
  const change = useChange();
  const [last, remember] = useRemembered<AccessAt>("access scope", {});
  const asked = scopeOf(at);
  if (asked && JSON.stringify(scopeOf(last)) !== JSON.stringify(asked)) remember(() => at);
  const scope = asked ?? (at.choose ? undefined : scopeOf(last));
  if (!scope) return <ChoosePage onChoose={(organization) => go({ page: "access", at: { organization } })} onPeople={() => go({ page: "people" })} />;
  return (
    <AccessPage
      key={JSON.stringify(scope)}
      scope={scope}
      onOther={() => go({ page: "access", at: { choose: true } })}
      onHandOver={(organization) => change({ what: "hand-over", organization })}
      onOpenPerson={(person) => go({ page: "people", person })}
      onOpenOrganization={(organization) => go({ page: "organizations", organization })}
    />
  );
}

function scopeOf({ organization, people }: AccessAt): AccessScope | undefined {
  if (organization !== undefined) return { kind: "organization", detail: organization };
  return people && people.length > 0 ? { kind: "people", detail: { people: [...people], organizations: null } } : undefined;
}

/** What waits, as lines that are confirmed. */
export function TrayReviewed() {
  const { go, replace, back } = usePlaces();
  return (
    <TrayReviewPage
      onBack={back}
      renderReview={(review, onAgain) => (
        <ReviewPage
          key={review.plan}
          review={review}
          onBack={back}
          onAgain={onAgain}
          onStarted={(run) => replace({ page: "run", run })}
          onOpenRun={(run) => go({ page: "run", run })}
        />
      )}
    />
  );
}
