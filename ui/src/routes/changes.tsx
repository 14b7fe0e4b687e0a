// The pages of one-step changes, tied together: a form is given the review that another feature draws, and its run goes on
// where all runs are.
import type { ChangeAt, OnChange } from "../features/changes/at";
import { ChangePage } from "../features/changes/ChangePage";
import { ReviewPage } from "../features/review/ReviewPage";
import { usePlaces } from "./places";

/** Opens the form of a change. */
export function useChange(): OnChange {
  const { go } = usePlaces();
  return (at) => go({ page: "change", at });
}

/** The form of a change, its review. */
export function Change({ at }: { readonly at: ChangeAt }) {
  const { go, replace, back } = usePlaces();
  const change = useChange();
  const openRun = (run: string) => go({ page: "run", run });
  return (
    <ChangePage
      key={JSON.stringify(at)}
      at={at}
      parts={{
        renderReview: ({ review, onBack }) => (
          <ReviewPage key={review.plan} review={review} onBack={onBack} onAgain={onBack} onStarted={(run) => replace({ page: "run", run })} onOpenRun={openRun} />
        ),
        onLeave: back,
        onChange: change,
      }}
    />
  );
}
