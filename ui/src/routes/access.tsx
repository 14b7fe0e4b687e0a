// The pages of access, tied together: choosing, the matrix, what waits, and the review that another feature draws.
import { createRoute, useNavigate, useRouter } from "@tanstack/react-router";
import { AccessPage } from "../features/access/AccessPage";
import { ChoosePage } from "../features/access/ChoosePage";
import { TrayPage } from "../features/access/TrayPage";
import { TrayReviewPage } from "../features/access/TrayReviewPage";
import { ReviewPage } from "../features/review/ReviewPage";
import type { AccessScope } from "../ipc/bindings";
import { useRemembered } from "../lists/memory";
import { useChange } from "./changes";
import { rootRoute } from "./root";

/** Whose access: everybody's in an organization, or that of some people. With nothing, what was looked at last. */
interface AccessSearch {
  readonly organization?: number;
  readonly people?: readonly number[];
  /** Asks for an organization anew. */
  readonly choose?: boolean;
}

const accessRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/access",
  validateSearch: (search: Record<string, unknown>): AccessSearch => ({
    ...(typeof search["organization"] === "number" && { organization: search["organization"] }),
    ...(Array.isArray(search["people"]) && { people: search["people"].filter((id) => typeof id === "number") }),
    ...(search["choose"] === true && { choose: true }),
  }),
  component: Access,
});

function Access() {
  const navigate = useNavigate();
  const change = useChange();
  const search = accessRoute.useSearch();
  const [last, remember] = useRemembered<AccessSearch>("access scope", {});
  const asked = scopeOf(search);
  if (asked && JSON.stringify(scopeOf(last)) !== JSON.stringify(asked)) remember(() => search);
  const scope = asked ?? (search.choose ? undefined : scopeOf(last));
  if (!scope) return <ChoosePage onChoose={(organization) => void navigate({ to: "/access", search: { organization } })} onPeople={() => void navigate({ to: "/people" })} />;
  return (
    <AccessPage
      key={JSON.stringify(scope)}
      scope={scope}
      onOther={() => void navigate({ to: "/access", search: { choose: true } })}
      onHandOver={(organization) => change({ what: "hand-over", organization })}
      onOpenPerson={(person) => void navigate({ to: "/people", search: { person } })}
      onOpenOrganization={(organization) => void navigate({ to: "/organizations", search: { organization } })}
    />
  );
}

function scopeOf({ organization, people }: AccessSearch): AccessScope | undefined {
  if (organization !== undefined) return { kind: "organization", detail: organization };
  return people && people.length > 0 ? { kind: "people", detail: { people: [...people], organizations: null } } : undefined;
}

const trayRoute = createRoute({ getParentRoute: () => rootRoute, path: "/tray", component: TrayPage });

const trayReviewRoute = createRoute({ getParentRoute: () => rootRoute, path: "/tray/review", staticData: { wide: true }, component: TrayReviewed });

function TrayReviewed() {
  const navigate = useNavigate();
  const router = useRouter();
  const back = () => router.history.back();
  return (
    <TrayReviewPage
      onBack={back}
      renderReview={(review, onAgain) => (
        <ReviewPage
          key={review.plan}
          review={review}
          onBack={back}
          onAgain={onAgain}
          onStarted={(run) => void navigate({ to: "/runs/$run", params: { run }, replace: true })}
          onOpenRun={(run) => void navigate({ to: "/runs/$run", params: { run } })}
        />
      )}
    />
  );
}

/** All of them, children of `rootRoute`. */
export const accessRoutes = [accessRoute, trayRoute, trayReviewRoute] as const;
