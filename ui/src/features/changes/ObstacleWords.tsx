// What stands in the way of a change, in words. The core says which; nothing was sent.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { FieldWord } from "../../cases/PanelLines";
import { LicenseKey } from "../../cases/license";
import type { Obstacle } from "../../ipc/bindings";
import { Button } from "../../ui/Button";
import { ErrorBlock } from "../../ui/ErrorBlock";
import type { OnChange } from "./at";
import styles from "./Changes.module.css";

/** The obstacles, one line each; `change-obstacles`, each `change-obstacle` with `data-kind`. */
export function Obstacles({ obstacles, onChange }: { readonly obstacles: readonly Obstacle[]; readonly onChange: OnChange }) {
  return (
    <ErrorBlock
      testId="change-obstacles"
      tone="warn"
      happened={
        <ul className={styles.obstacles}>
          {obstacles.map((obstacle) => (
            <li key={JSON.stringify(obstacle)} data-testid="change-obstacle" data-kind={obstacle.kind}>
              <ObstacleWords obstacle={obstacle} /> <Instead obstacle={obstacle} onChange={onChange} />
            </li>
          ))}
        </ul>
      }
      fine={<Trans>Nothing was sent.</Trans>}
      now={<Trans>Change what stands in the way, then go on.</Trans>}
    />
  );
}

/** Where something else comes first, the way to it. */
function Instead({ obstacle, onChange }: { readonly obstacle: Obstacle; readonly onChange: OnChange }) {
  if (obstacle.kind !== "owner-stays") return null;
  return (
    <Button testId="change-hand-over-first" icon="owner" onPress={() => onChange({ what: "hand-over", organization: obstacle.detail })}>
      <Trans>Hand over ownership…</Trans>
    </Button>
  );
}

function ObstacleWords({ obstacle }: { readonly obstacle: Obstacle }): ReactNode {
  switch (obstacle.kind) {
    case "nothing-to-do":
      return <Trans>Everything is like this already.</Trans>;
    case "person-deleted":
      return <Trans>This account is deleted.</Trans>;
    case "owner-unknown":
      return <Trans>The instance does not show who owns the organization.</Trans>;
    case "different-owners":
      return <Trans>These organizations belong to different people. Hand over those of one person at a time.</Trans>;
    case "owns-already":
      return <Trans>This person owns the organization already.</Trans>;
    case "owner-stays":
      return <Trans>The owner cannot be removed. Hand the organization over first.</Trans>;
    case "not-there":
      return <Trans>The person is not there, or the team no longer exists.</Trans>;
    case "there-already":
      return <Trans>This person is in the organization already.</Trans>;
    case "role-not-shown":
      return <Trans>The instance does not show the role there, so nobody could tell what is taken away.</Trans>;
    case "role-not-given":
      return <Trans>This role cannot be given there.</Trans>;
    default:
      return <Typed obstacle={obstacle} />;
  }
}

type OfTyped = Exclude<
  Obstacle,
  { kind: "nothing-to-do" | "person-deleted" | "owner-unknown" | "different-owners" | "owns-already" | "owner-stays" | "not-there" | "there-already" | "role-not-shown" | "role-not-given" }
>;

/** What was typed or chosen in a form, and what belongs to an account. */
function Typed({ obstacle }: { readonly obstacle: OfTyped }): ReactNode {
  switch (obstacle.kind) {
    case "name-not-taken":
      return <Trans>Make does not take this name. Letters, digits and spaces are fine.</Trans>;
    case "name-in-use":
      return <Trans>Something of this name is there already.</Trans>;
    case "email-not-taken":
      return <Trans>This is no email address.</Trans>;
    case "email-in-use":
      return <Trans>Someone has an account with this email already.</Trans>;
    case "field-not-shown":
      return <NotShown field={<FieldWord field={obstacle.detail} />} />;
    case "password-too-weak":
      return <Trans>The password does not meet the rule.</Trans>;
    case "own-account":
      return <Trans>This is the account of your own key. Ask a colleague.</Trans>;
    case "owns-organizations":
      return <Trans>This person still owns organizations. Hand them over first.</Trans>;
    case "owned-not-known":
      return <Trans>Not every organization could be looked at, so it is not known what this person owns.</Trans>;
    case "license-missing":
      return <Trans>A new organization needs allowances of its own.</Trans>;
    case "license-lacks":
      return <Lacks name={<LicenseKey name={obstacle.detail} />} />;
    case "license-value":
      return <OutOfRange name={<LicenseKey name={obstacle.detail} />} />;
    case "place-missing":
      return <Missing field={<FieldWord field={obstacle.detail} />} />;
  }
}

function NotShown({ field }: { readonly field: ReactNode }) {
  return <Trans>The instance does not show “{field}”, so a change of it could not be read back.</Trans>;
}

function Lacks({ name }: { readonly name: ReactNode }) {
  return <Trans>The allowance “{name}” is missing.</Trans>;
}

function OutOfRange({ name }: { readonly name: ReactNode }) {
  return <Trans>Make does not take this value for “{name}”.</Trans>;
}

function Missing({ field }: { readonly field: ReactNode }) {
  return <Trans>“{field}” is not chosen yet.</Trans>;
}
