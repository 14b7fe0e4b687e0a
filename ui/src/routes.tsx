// All pages of an instance window and how they are tied together. Features do not know each other; this file knows them all.
import { createMemoryHistory, createRoute, createRouter, redirect, useNavigate } from "@tanstack/react-router";
import { DrawingFailed } from "./errors/DrawingBoundary";
import { OrganizationPanel } from "./features/organizations/OrganizationPanel";
import { OrganizationsPage } from "./features/organizations/OrganizationsPage";
import { PeoplePage } from "./features/people/PeoplePage";
import { NeverPage } from "./features/settings/NeverPage";
import { SettingsPage } from "./features/settings/SettingsPage";
import { PersonPanel } from "./features/people/PersonPanel";
import { OrganizationAccess } from "./features/access/OrganizationAccess";
import { AllThatHappened } from "./cases/Happened";
import { FirstSteps } from "./routes/FirstSteps";
import { News } from "./routes/News";
import { CreateOrganization, CreatePerson, OrganizationActions, PersonActions, PersonEnd } from "./features/changes/PanelActions";
import { changesRoutes, useChange } from "./routes/changes";
import { accessRoutes } from "./routes/access";
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
  const change = useChange();
  const { person } = peopleRoute.useSearch();
  const choose = (next: number | undefined) => void navigate({ to: "/people", search: next === undefined ? {} : { person: next }, replace: true });
  return (
    <PeoplePage
      chosen={person}
      onChoose={choose}
      strip={<News />}
      create={<CreatePerson onChange={change} />}
      onShowAccess={(people) => void navigate({ to: "/access", search: { people } })}
      panel={
        person !== undefined && (
          <PersonPanel
            key={person}
            person={person}
            onStartLeaving={(id) => void navigate({ to: "/leaving/begin", search: { person: id } })}
            actions={<PersonActions person={person} onChange={change} />}
            foot={
              <>
                <AllThatHappened to="person" onPress={() => void navigate({ to: "/history", search: { person } })} />
                <PersonEnd person={person} onChange={change} />
              </>
            }
            onOpenOrganization={(id) => void navigate({ to: "/organizations", search: { organization: id } })}
            onOpenRun={(run) => void navigate({ to: "/runs/$run", params: { run } })}
            onHandOver={(id) => change({ what: "hand-over", organization: id })}
            onClose={() => choose(undefined)}
          />
        )
      }
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
  const change = useChange();
  const { organization } = organizationsRoute.useSearch();
  const choose = (next: number | undefined) => void navigate({ to: "/organizations", search: next === undefined ? {} : { organization: next }, replace: true });
  return (
    <OrganizationsPage
      chosen={organization}
      onChoose={choose}
      strip={
        <>
          <FirstSteps />
          <News />
        </>
      }
      create={<CreateOrganization onChange={change} />}
      panel={
        organization !== undefined && (
          <OrganizationPanel
            key={organization}
            organization={organization}
            onStartLeaving={(id) => void navigate({ to: "/leaving/begin", search: { organizations: [id] } })}
            actions={
              <>
                <OrganizationAccess onPress={() => void navigate({ to: "/access", search: { organization } })} />
                <OrganizationActions organization={organization} onChange={change} />
              </>
            }
            foot={<AllThatHappened to="organization" onPress={() => void navigate({ to: "/history", search: { organization } })} />}
            onOpenPerson={(id) => void navigate({ to: "/people", search: { person: id } })}
            onOpenRun={(run) => void navigate({ to: "/runs/$run", params: { run } })}
            onHandOver={(id) => change({ what: "hand-over", organization: id })}
            onClose={() => choose(undefined)}
          />
        )
      }
    />
  );
}

const settingsRoute = createRoute({ getParentRoute: () => rootRoute, path: "/settings", staticData: { keyless: true }, component: Settings });

function Settings() {
  const navigate = useNavigate();
  return <SettingsPage onNever={() => void navigate({ to: "/settings/never" })} />;
}

const neverRoute = createRoute({ getParentRoute: () => rootRoute, path: "/settings/never", staticData: { keyless: true }, component: NeverPage });

const tree = rootRoute.addChildren([indexRoute, peopleRoute, organizationsRoute, ...accessRoutes, ...leavingRoutes, ...changesRoutes, settingsRoute, neverRoute]);

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
