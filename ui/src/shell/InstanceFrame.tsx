// The frame of an instance window: which instance this is, whether it may write, where one can go, and what needs care.
// The page inside is given; without a key another one stands in its place.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { ErrorNotice } from "../errors/ErrorNotice";
import { InstanceName } from "../errors/InstanceName";
import type { InstanceInfo, RunItem } from "../ipc/bindings";
import { problemOf } from "../ipc/call";
import { instance, runs } from "../ipc/queries";
import type { ListNews } from "../lists/listTypes";
import { Banner } from "../ui/Banner";
import { Button } from "../ui/Button";
import { InstanceEdge } from "../ui/InstanceEdge";
import { lookAt } from "../ui/instanceLook";
import { Navigation } from "../ui/Navigation";
import type { NavigationItem } from "../ui/Navigation";
import { ToastProvider } from "../ui/Toast";
import { InstanceWindow } from "../ui/Window";
import { Away, isAway } from "./Away";
import { EditingControl } from "./EditingControl";
import { Freshness } from "./Freshness";
import { KeyNeeded } from "./KeyNeeded";
import { Closing } from "./Closing";
import { RenewLine } from "./RenewLine";
import { ResumeOffer } from "./ResumeOffer";
import { StaleLine } from "./StaleLine";
import { Switcher } from "./Switcher";
import { ALL_PAGES } from "./pages";
import type { Page } from "./pages";
import styles from "./Shell.module.css";
import { useListNews } from "./useListNews";
import { usePresence } from "./usePresence";

interface InstanceFrameProps {
  readonly page: Page | undefined;
  /** The page takes the whole width, without navigation and resume offer. */
  readonly wide: boolean;
  /** The page can be read without a key. */
  readonly keyless: boolean;
  readonly onGo: (page: Page) => void;
  readonly onRun: (run: string) => void;
  /** What waits to be reviewed; not on pages that take the whole width. */
  readonly tray?: ReactNode;
  /** What stands under the names of the pages, wherever these stand. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** The frame around `children`. */
export function InstanceFrame(props: InstanceFrameProps) {
  const { data: info, error, dataUpdatedAt, refetch } = useQuery(instance);
  useTitle(info?.name);
  usePresence();
  if (!info && error) {
    return (
      <ErrorNotice
        problem={problemOf(error)}
        actions={
          <Button onPress={() => void refetch()}>
            <Trans>Try again</Trans>
          </Button>
        }
      />
    );
  }
  if (!info) return null;
  return (
    <InstanceName name={info.name}>
      <ToastProvider look={lookAt(info.look)}>
        <Framed {...props} info={info} readAt={dataUpdatedAt} />
        <Closing info={info} />
      </ToastProvider>
    </InstanceName>
  );
}

function Framed(props: InstanceFrameProps & { readonly info: InstanceInfo; readonly readAt: number }) {
  const { info, readAt, wide, onRun, children } = props;
  const news = useListNews(props.page);
  const unfinished = useUnfinished();
  const [renewing, setRenewing] = useState(false);
  const needsKey = !props.keyless && (info.key === "missing" || (info.key === "waiting-for-keychain" && (news?.total ?? 0) === 0));
  const first = wide ? undefined : unfinished[0];
  const away = isAway(info);
  return (
    <InstanceWindow
      edge={<InstanceEdge color={lookAt(info.look).color} kind={info.kind} />}
      banner={<InstanceBanner info={info} readAt={readAt} news={news} />}
      notice={
        <>
          {!needsKey && !renewing && !away && <StaleLine news={news} onNewKey={() => setRenewing(true)} />}
          {!needsKey && !renewing && !away && !wide && <RenewLine onNewKey={() => setRenewing(true)} />}
          {first && !away && <ResumeOffer key={first.run} run={first} more={unfinished.length - 1} onShow={onRun} />}
        </>
      }
      navigation={wide || away ? undefined : <Pages {...props} unfinished={unfinished} onLeaveKey={() => setRenewing(false)} />}
      foot={!wide && !away && props.foot}
    >
      {away && <Away info={info} />}
      <div className={styles.beneath} hidden={away}>
        {renewing || needsKey ? <KeyNeeded info={info} onDone={renewing ? () => setRenewing(false) : undefined} /> : children}
        {!wide && props.tray}
      </div>
    </InstanceWindow>
  );
}

function InstanceBanner({ info, readAt, news }: { readonly info: InstanceInfo; readonly readAt: number; readonly news: ListNews | undefined }) {
  return (
    <Banner
      testId="instance-banner"
      data-instance={info.name}
      data-kind={info.kind}
      data-editing={info.editing.open ? "open" : "locked"}
      look={lookAt(info.look)}
      name={info.name}
      kind={info.kind}
      switcher={<Switcher />}
      freshness={<Freshness news={news} />}
      editing={<EditingControl info={info} readAt={readAt} />}
    />
  );
}

/** Runs that stand still and wait for a person. */
function useUnfinished() {
  const { data: all = [] } = useQuery(runs);
  return all.filter((run) => !run.over && (run.state === "stopped" || run.state === "needs-you"));
}

/** Where somebody looks for a run that waits for them. */
function pageOf({ kind }: RunItem): Page {
  if (kind === "access") return "access";
  return kind === "customer-leaves" || kind === "person-leaves" || kind === "create-holding-account" ? "leaving" : "history";
}

function Pages({ page, onGo, unfinished, onLeaveKey }: InstanceFrameProps & { readonly unfinished: readonly RunItem[]; readonly onLeaveKey: () => void }) {
  const { t } = useLingui();
  const waits = (at: Page) => {
    const waiting = unfinished.filter((run) => pageOf(run) === at).length;
    return { waiting, waitingLabel: t`cases that need you: ${waiting}` };
  };
  const all: Record<Page, NavigationItem<Page>> = {
    people: { id: "people", icon: "people", label: t`People`, testId: "nav-people" },
    organizations: { id: "organizations", icon: "organizations", label: t`Organizations`, testId: "nav-organizations" },
    access: { id: "access", icon: "access", label: t`Access`, testId: "nav-access", ...waits("access") },
    leaving: { id: "leaving", icon: "leaving", label: t`Leaving`, testId: "nav-leaving", ...waits("leaving") },
    history: { id: "history", icon: "history", label: t`History`, testId: "nav-history", ...waits("history") },
    settings: { id: "settings", icon: "settings", label: t`Settings`, testId: "nav-settings" },
  };
  const go = (next: Page) => {
    onLeaveKey();
    onGo(next);
  };
  return <Navigation items={ALL_PAGES.map((name) => all[name])} current={page} onGo={go} />;
}

/** The name stands in the title of the page too: screen readers say it when the window gets the focus. */
function useTitle(name: string | undefined) {
  useEffect(() => {
    if (name !== undefined) document.title = `${name} – Gatehouse`;
  }, [name]);
}
