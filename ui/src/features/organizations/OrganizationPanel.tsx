// One organization beside the list: owner, members, teams, license, usage, scenarios, and what happened here. Each part
// says by itself whether the key may read it.
import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Happened } from "../../cases/Happened";
import { LooksLike } from "../../cases/LooksLike";
import { StartLeaving } from "../../cases/StartLeaving";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { OrganizationPanel as Panel } from "../../ipc/bindings";
import { problemOf } from "../../ipc/call";
import { organization as organizationQuery } from "../../ipc/queries";
import { States } from "../../lists/cells";
import { personNumber } from "../../lib/counts";
import { Hint } from "../../ui/Prose";
import { SafeText } from "../../ui/SafeText";
import { SidePanel } from "../../ui/SidePanel";
import { Spinner } from "../../ui/Spinner";
import { License, Usage } from "./License";
import { Members, Owner, Teams } from "./Members";
import styles from "./Organizations.module.css";
import { useOrganizationStates } from "./status";

interface OrganizationPanelProps {
  readonly organization: number;
  readonly onStartLeaving: (organization: number) => void;
  readonly onOpenPerson: (person: number) => void;
  readonly onOpenRun: (run: string) => void;
  /** Where the owner is in the way of another role. */
  readonly onHandOver: (organization: number) => void;
  /** More to do with it, beside "Start leaving…". */
  readonly actions?: ReactNode;
  /** What stands at its end. */
  readonly foot?: ReactNode;
  readonly onClose: () => void;
}

/** The panel; `organization-panel` with `data-id`, `data-frozen`, `data-looking`. */
export function OrganizationPanel(props: OrganizationPanelProps) {
  const { organization, onStartLeaving, actions, onClose } = props;
  const { data: panel, error } = useQuery(organizationQuery(organization));
  const row = panel?.organization;
  const problem = error ? problemOf(error) : undefined;
  const gone = problem?.code.kind === "not-found";
  return (
    <SidePanel
      testId="organization-panel"
      data-id={organization}
      data-frozen={row && String(row.frozen)}
      data-looking={panel && String(panel.looking)}
      title={row ? <SafeText text={row.name} /> : personNumber(organization)}
      under={row && personNumber(organization)}
      actions={
        row &&
        !row.deleted && (
          <>
            <StartLeaving testId="organization-start-leaving" kind="customer" onPress={() => onStartLeaving(organization)} />
            {actions}
          </>
        )
      }
      onClose={onClose}
    >
      {gone && (
        <p className={styles.quiet}>
          <Trans>The list holds no organization with this number.</Trans>
        </p>
      )}
      {problem && !gone && <ErrorNotice problem={problem} />}
      {!panel && !problem && <Spinner />}
      {panel && <About {...props} panel={panel} />}
    </SidePanel>
  );
}

function About({ panel, foot, onOpenPerson, onOpenRun, onHandOver }: OrganizationPanelProps & { readonly panel: Panel }) {
  const row = panel.organization;
  const states = useOrganizationStates(row);
  return (
    <>
      <LooksLike like={row.looksLike} />
      {states.length > 0 && <States all={states} wrap />}
      <p>
        <Frozen panel={panel} /> <Scenarios panel={panel} /> <Place panel={panel} />
      </p>
      {row.deleted && (
        <Hint>
          <Trans>It is deleted on the instance, so no leave can begin here.</Trans>
        </Hint>
      )}
      {panel.problem && <ErrorNotice testId="organization-problem" problem={panel.problem} />}
      <Owner panel={panel} onOpenPerson={onOpenPerson} />
      <Members panel={panel} onOpenPerson={onOpenPerson} onHandOver={onHandOver} />
      <Teams panel={panel} />
      <License panel={panel} />
      <Usage panel={panel} />
      <Happened happened={panel.happened} onOpenRun={onOpenRun} />
      {foot}
    </>
  );
}

function Frozen({ panel }: { readonly panel: Panel }) {
  if (panel.organization.frozen) return <Trans>It is frozen: its operations are 0, so scenarios do not run even where they are active.</Trans>;
  switch (panel.licenseState) {
    case "known":
      return <Trans>It is not frozen: its license lets scenarios run.</Trans>;
    case "waiting":
      return null;
    case "failed":
    case "not-readable":
      return <Trans>Its license could not be read, so whether it is frozen is not known. Refresh, or look at it in the web console.</Trans>;
  }
}

function Scenarios({ panel: { scenarios, activeScenarios, scenariosState, organization } }: { readonly panel: Panel }) {
  const active = activeScenarios ?? organization.activeScenarios;
  if (active === null) return scenariosState === "waiting" ? null : <Trans>How many of its scenarios are active is not known.</Trans>;
  if (scenarios === 0) return <Trans>It has no scenario.</Trans>;
  if (scenarios === null) return <Plural value={active} _0="None of its scenarios is active." one="# of its scenarios is active." other="# of its scenarios are active." />;
  return (
    <Trans>
      <Plural value={scenarios} one="# scenario" other="# scenarios" />, {active} of them active.
    </Trans>
  );
}

function Place({ panel: { country, reference } }: { readonly panel: Panel }): ReactNode {
  const place = country === null ? undefined : <SafeText text={country} />;
  const own = reference === null ? undefined : <SafeText text={reference} />;
  return (
    <>
      {place && <Trans>Country: {place}.</Trans>} {own && <Trans>Your reference: {own}.</Trans>}
    </>
  );
}
