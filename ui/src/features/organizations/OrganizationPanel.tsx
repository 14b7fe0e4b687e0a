// One organization beside the list: what the list knows of it, and where a leave begins.
import { Plural, Trans } from "@lingui/react/macro";
import { StartLeaving } from "../../cases/StartLeaving";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { OrganizationRow } from "../../ipc/bindings";
import { problemOf } from "../../ipc/call";
import { States } from "../../lists/cells";
import { personNumber } from "../../lib/counts";
import { Hint } from "../../ui/Prose";
import { SafeText } from "../../ui/SafeText";
import { SidePanel } from "../../ui/SidePanel";
import { Spinner } from "../../ui/Spinner";
import styles from "./Organizations.module.css";
import { useOrganizationStates } from "./status";
import { useOrganization } from "./useOrganization";

interface OrganizationPanelProps {
  readonly organization: number;
  readonly onStartLeaving: (organization: number) => void;
  readonly onClose: () => void;
}

/** The panel; `organization-panel` with `data-id`, `data-frozen`. */
export function OrganizationPanel({ organization, onStartLeaving, onClose }: OrganizationPanelProps) {
  const { data: row, error } = useOrganization(organization);
  return (
    <SidePanel
      testId="organization-panel"
      data-id={organization}
      data-frozen={row && String(row.frozen)}
      title={row ? <SafeText text={row.name} /> : personNumber(organization)}
      under={row && personNumber(organization)}
      actions={
        row &&
        !row.deleted && <StartLeaving testId="organization-start-leaving" kind="customer" onPress={() => onStartLeaving(organization)} />
      }
      onClose={onClose}
    >
      {error && <ErrorNotice problem={problemOf(error)} />}
      {row === undefined && !error && <Spinner />}
      {row === null && (
        <p className={styles.quiet}>
          <Trans>The list holds no organization with this number.</Trans>
        </p>
      )}
      {row && <About row={row} />}
    </SidePanel>
  );
}

function About({ row }: { readonly row: OrganizationRow }) {
  const states = useOrganizationStates(row);
  return (
    <>
      {states.length > 0 && <States all={states} wrap />}
      <p>
        <Frozen row={row} /> <Scenarios count={row.activeScenarios} />
      </p>
      {row.deleted ? (
        <Hint>
          <Trans>It is deleted on the instance, so no leave can begin here.</Trans>
        </Hint>
      ) : (
        <Hint>
          <Trans>Leaving looks for its owner first. You choose what happens, and nothing is sent before you say so.</Trans>
        </Hint>
      )}
    </>
  );
}

function Frozen({ row }: { readonly row: OrganizationRow }) {
  if (row.frozen) return <Trans>It is frozen: its operations are 0, so scenarios do not run even where they are active.</Trans>;
  return <Trans>The instance does not list it as frozen.</Trans>;
}

function Scenarios({ count }: { readonly count: number | null }) {
  if (count === null) return <Trans>How many of its scenarios are active is not known.</Trans>;
  return <Plural value={count} _0="None of its scenarios is active." one="# of its scenarios is active." other="# of its scenarios are active." />;
}
