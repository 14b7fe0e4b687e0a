// The pages of one-step changes, tied together: a form is given the review that another feature draws, and its run goes on
// where all runs are.
import { createRoute, useNavigate, useRouter } from "@tanstack/react-router";
import { CHANGES } from "../features/changes/at";
import type { ChangeAt, OnChange } from "../features/changes/at";
import { ChangePage } from "../features/changes/ChangePage";
import { ReviewPage } from "../features/review/ReviewPage";
import { rootRoute } from "./root";

/** Opens the form of a change. */
export function useChange(): OnChange {
  const navigate = useNavigate();
  return ({ what, ...search }) => void navigate({ to: "/changes/$what", params: { what }, search });
}

const changeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/changes/$what",
  staticData: { wide: true },
  validateSearch: (search: Record<string, unknown>): Omit<ChangeAt, "what"> => ({
    ...(typeof search["person"] === "number" && { person: search["person"] }),
    ...(typeof search["organization"] === "number" && { organization: search["organization"] }),
    ...(typeof search["team"] === "number" && { team: search["team"] }),
    ...(search["directly"] === true && { directly: true }),
  }),
  component: Change,
});

function Change() {
  const navigate = useNavigate();
  const router = useRouter();
  const change = useChange();
  const search = changeRoute.useSearch();
  const { what: name } = changeRoute.useParams();
  const what = CHANGES.find((one) => one === name) ?? "edit-person";
  const at: ChangeAt = { what, ...search };
  const openRun = (run: string) => void navigate({ to: "/runs/$run", params: { run } });
  return (
    <ChangePage
      key={JSON.stringify(at)}
      at={at}
      parts={{
        renderReview: ({ review, onBack }) => (
          <ReviewPage key={review.plan} review={review} onBack={onBack} onAgain={onBack} onStarted={(run) => void navigate({ to: "/runs/$run", params: { run }, replace: true })} onOpenRun={openRun} />
        ),
        onLeave: () => router.history.back(),
        onChange: change,
      }}
    />
  );
}

/** All of them, children of `rootRoute`. */
export const changesRoutes = [changeRoute] as const;
