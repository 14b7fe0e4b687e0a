// All pages of an instance window and how they are tied together. Features do not know each other; this file knows them all.
import { createMemoryHistory, createRoute, createRouter, redirect, useNavigate } from "@tanstack/react-router";
import { DrawingFailed } from "./errors/DrawingBoundary";
import { OrganizationsPage } from "./features/organizations/OrganizationsPage";
import { PeoplePage } from "./features/people/PeoplePage";
import { leavingRoutes } from "./routes/leaving";
import { rootRoute } from "./routes/root";

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: () => {
    // oxlint-disable-next-line typescript/only-throw-error -- the router's way to lead elsewhere
    throw redirect({ to: "/people" });
  },
});

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/people",
  validateSearch: (search: Record<string, unknown>): { person?: number } => (typeof search["person"] === "number" ? { person: search["person"] } : {}),
  component: People,
});

function People() {
  const navigate = useNavigate();
  const { person } = peopleRoute.useSearch();
  return (
    <PeoplePage
      chosen={person}
      onChoose={(next) => void navigate({ to: "/people", search: next === undefined ? {} : { person: next }, replace: true })}
      onStartLeaving={(id) => void navigate({ to: "/leaving/begin", search: { person: id } })}
    />
  );
}

const organizationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/organizations",
  validateSearch: (search: Record<string, unknown>): { organization?: number } => (typeof search["organization"] === "number" ? { organization: search["organization"] } : {}),
  component: Organizations,
});

function Organizations() {
  const navigate = useNavigate();
  const { organization } = organizationsRoute.useSearch();
  return (
    <OrganizationsPage
      chosen={organization}
      onChoose={(next) => void navigate({ to: "/organizations", search: next === undefined ? {} : { organization: next }, replace: true })}
      onStartLeaving={(id) => void navigate({ to: "/leaving/begin", search: { organizations: [id] } })}
    />
  );
}

const tree = rootRoute.addChildren([indexRoute, peopleRoute, organizationsRoute, ...leavingRoutes]);

/** A router of its own for each window; it starts with the people. */
export function makeRouter() {
  return createRouter({
    routeTree: tree,
    history: createMemoryHistory({ initialEntries: ["/people"] }),
    defaultErrorComponent: ({ error, reset }) => <DrawingFailed words={String(error)} at={new Date().toISOString()} onRestart={reset} />,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
