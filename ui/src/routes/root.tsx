// The root of all pages of an instance window: the frame with its navigation. Pages hang their routes under `rootRoute`.
import { Outlet, createRootRoute, useLocation, useMatches, useRouter } from "@tanstack/react-router";
import { InstanceFrame } from "../shell/InstanceFrame";
import { WaitingChanges } from "./WaitingChanges";
import { ALL_PAGES, PAGES, pageAt } from "../shell/pages";

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** Takes the whole width, without navigation and resume offer: wizard, review, run. */
    readonly wide?: boolean;
    /** Can be read without a key: what is kept on this computer. */
    readonly keyless?: boolean;
  }
}

/** Parent of every page. */
export const rootRoute = createRootRoute({ component: Framed });

function Framed() {
  const router = useRouter();
  const { pathname } = useLocation();
  const matches = useMatches();
  return (
    <InstanceFrame
      pages={ALL_PAGES.filter((page) => PAGES[page] in router.routesByPath)}
      page={pageAt(pathname)}
      wide={matches.some((match) => match.staticData.wide === true)}
      keyless={matches.some((match) => match.staticData.keyless === true)}
      onGo={(page) => router.history.push(PAGES[page])}
      tray={<WaitingChanges />}
      onRun={(run) => router.history.push(`/runs/${encodeURIComponent(run)}`)}
    >
      <Outlet />
    </InstanceFrame>
  );
}
