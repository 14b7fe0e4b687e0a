// What the lines of changes from panels say: a value of a person, admin rights, an account, an organization, a team.
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PersonField, ReviewLine } from "../ipc/bindings";
import { PersonName } from "../ui/PersonName";
import styles from "./Cases.module.css";
import { LicenseKey, LicenseValue, inOrder } from "./license";

const OF_PANELS: readonly string[] = ["update-user", "set-admin-role", "delete-user", "invite", "create-org", "create-team", "rename-team"];

/** Whether the words of a line stand here. */
export function isOfPanels({ change }: ReviewLine): boolean {
  return OF_PANELS.includes(change);
}

/** What the line is about. */
export function PanelWhat({ line }: { readonly line: ReviewLine }) {
  const person = line.user && <PersonName name={line.user.name} email={line.user.email} id={line.user.id} />;
  switch (line.change) {
    case "update-user":
      return line.field && <FieldWord field={line.field} />;
    case "create-team":
      return <Trans>New team</Trans>;
    case "rename-team":
      return <Trans>Name of the team</Trans>;
    case "set-admin-role":
      return <With person={person} hint={<Trans>admin rights on this instance</Trans>} />;
    case "invite":
      return <With person={person} hint={<Trans>gets an invitation by mail</Trans>} />;
    case "create-org":
      return <With person={person} hint={<Trans>owns the new organization</Trans>} />;
    default:
      return person;
  }
}

function With({ person, hint }: { readonly person: ReactNode; readonly hint: ReactNode }) {
  return (
    <span className={styles.two}>
      {person}
      <span className={styles.hint}>{hint}</span>
    </span>
  );
}

/** A value of a person by its name. */
export function FieldWord({ field }: { readonly field: PersonField }) {
  const { t } = useLingui();
  const words: Record<PersonField, string> = { name: t`Name`, email: t`Email`, language: t`Language`, "time-zone": t`Time zone`, country: t`Country` };
  return words[field];
}

/** Where there was nothing before, or is nothing after. */
export function Nothing({ change }: { readonly change: string }) {
  if (change === "transfer") return <Trans>nobody</Trans>;
  if (change === "update-user") return <Trans>not set</Trans>;
  if (change === "set-admin-role") return <Trans>no admin rights</Trans>;
  if (change === "create-org" || change === "create-team" || change === "create-user") return <Trans>not there</Trans>;
  return <Trans>no access</Trans>;
}

/** Every allowance that a new organization begins with. */
export function AllAllowances({ line }: { readonly line: ReviewLine }) {
  return (
    <span className={styles.stackEnd}>
      {inOrder(line.license).map(({ key, after }) => (
        <span key={key}>
          <LicenseKey name={key} /> <LicenseValue name={key} json={after} />
        </span>
      ))}
    </span>
  );
}
