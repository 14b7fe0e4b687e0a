// The frame of an instance window, as the people page and the matrix stand in it.
import type { ReactNode } from "react";
import { Banner } from "../src/ui/Banner";
import { Button } from "../src/ui/Button";
import { InstanceEdge } from "../src/ui/InstanceEdge";
import { Navigation } from "../src/ui/Navigation";
import type { NavigationItem } from "../src/ui/Navigation";
import { Pill } from "../src/ui/Pill";
import { AsOf } from "../src/ui/Time";
import { InstanceWindow } from "../src/ui/Window";

const ITEMS: readonly NavigationItem[] = [
  { id: "people", icon: "people", label: "People", testId: "nav-people" },
  { id: "organizations", icon: "organizations", label: "Organizations", testId: "nav-organizations" },
  { id: "access", icon: "access", label: "Access", testId: "nav-access" },
  { id: "leaving", icon: "leaving", label: "Leaving", testId: "nav-leaving", waiting: 1, waitingLabel: "1 run needs you" },
  { id: "history", icon: "history", label: "History", testId: "nav-history" },
  { id: "settings", icon: "settings", label: "Settings", testId: "nav-settings" },
];

const OPENED = new Date().toISOString();

export function Shell({ current, open, notice, plain, children }: { readonly current: string; readonly open?: boolean; readonly notice?: ReactNode; readonly plain?: boolean; readonly children: ReactNode }) {
  const editing = open ? (
    <>
      <Pill tone="warn" icon="unlocked">
        Editing open, 12 min left
      </Pill>
      <Button>Lock now</Button>
    </>
  ) : (
    <>
      <Pill icon="locked">Look only</Pill>
      <Button>Unlock editing</Button>
    </>
  );
  return (
    <InstanceWindow
      edge={<InstanceEdge color="blue" kind={open ? "live" : "test"} />}
      banner={
        <Banner
          look={{ color: "blue", shape: "circle" }}
          name="Flowline EU"
          kind={open ? "live" : "test"}
          switcher={<Button variant="quiet">Switch</Button>}
          freshness={
            <>
              <AsOf at={OPENED} /> <Button variant="quiet" icon="refresh" label="Refresh" />
            </>
          }
          editing={editing}
        />
      }
      notice={notice}
      navigation={plain ? undefined : <Navigation items={ITEMS} current={current} onGo={() => undefined} />}
    >
      {children}
    </InstanceWindow>
  );
}
