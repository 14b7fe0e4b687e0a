// The steps of a run by organization. An organization whose steps have all ended folds to one line by itself; its steps
// stay in the document, and a person may unfold it.
import { Trans } from "@lingui/react/macro";
import { useId, useState } from "react";
import type { RunStep, RunView } from "../../ipc/bindings";
import { byOrganization } from "../../cases/grouping";
import type { LineGroup } from "../../cases/grouping";
import { Icon } from "../../ui/Icon";
import { SafeText } from "../../ui/SafeText";
import { StepLine } from "./StepLine";
import styles from "./Runs.module.css";
import type { RunActions } from "./useRunActions";

const lineOf = (step: RunStep) => step.line;

interface RunGroupsProps {
  readonly view: RunView;
  /** Without them nothing can be asked of the steps. */
  readonly actions?: RunActions;
  /** Nothing folds by itself. */
  readonly still?: boolean;
}

/** All steps; one `run-step` each. */
export function RunGroups({ view, actions, still }: RunGroupsProps) {
  return byOrganization(view.steps, lineOf).map((group) => <Group key={group.organization ?? 0} group={group} view={view} actions={actions} still={still} />);
}

function Group({ group, view, actions, still }: RunGroupsProps & { readonly group: LineGroup<RunStep> }) {
  const id = useId();
  const [chosen, setChosen] = useState<boolean>();
  const { items } = group;
  const ended = items.filter(hasEnded).length;
  const all = items.length;
  const open = chosen ?? (still === true || ended < all);
  return (
    <section className={styles.group}>
      <h2>
        <button type="button" className={styles.head} aria-expanded={open} aria-controls={id} onClick={() => setChosen(!open)}>
          <Icon name={open ? "down" : "right"} size={18} />
          <span className={styles.place}>
            <PlaceName view={view} organization={group.organization} />
          </span>
          <span className={styles.count}>
            <Trans>
              {ended} of {all} done
            </Trans>
          </span>
        </button>
      </h2>
      <ul id={id} hidden={!open}>
        {items.map((step) => (
          <StepLine key={step.step} step={step} view={view} actions={actions} />
        ))}
      </ul>
    </section>
  );
}

function hasEnded({ state }: RunStep): boolean {
  return state === "done" || state === "already-so" || state === "skipped";
}

function PlaceName({ view, organization }: { readonly view: RunView; readonly organization: number | null }) {
  const known = view.review.organizations.find((place) => place.id === organization);
  if (known) return <SafeText text={known.name} />;
  return organization === null ? <Trans>Accounts</Trans> : `#${organization}`;
}
