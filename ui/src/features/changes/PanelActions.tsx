// What can be changed about the person or the organization in a panel: one button that unfolds the changes, each of which
// opens a form. Shown by the panels, tied in by the routes.
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { ReactNode } from "react";
import { person as personQuery } from "../../ipc/queries";
import { Button } from "../../ui/Button";
import { TextLink } from "../../ui/TextLink";
import type { OnChange } from "./at";
import styles from "./Changes.module.css";

/** The button "Change…" and, once it is pressed, what can be changed. */
function Unfolding({ testId, children }: { readonly testId: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button testId={testId} icon={open ? "up" : "down"} expanded={open} controls={open ? id : undefined} onPress={() => setOpen(!open)}>
        <Trans>Change…</Trans>
      </Button>
      {open && (
        <div id={id} className={styles.unfolded}>
          {children}
        </div>
      )}
    </>
  );
}

/** For a person: edit, admin rights, bring in, remove from, hand over. Nothing for a deleted account. */
export function PersonActions({ person, onChange }: { readonly person: number; readonly onChange: OnChange }) {
  const { data: panel } = useQuery(personQuery(person));
  if (!panel || panel.person.deleted) return null;
  const owns = panel.memberships.some(({ organization }) => organization.owner);
  return (
    <Unfolding testId="person-change">
      <Button testId="person-edit" variant="quiet" icon="edit" onPress={() => onChange({ what: "edit-person", person })}>
        <Trans>Edit…</Trans>
      </Button>
      <Button testId="person-admin-role" variant="quiet" icon="admin" onPress={() => onChange({ what: "admin-role", person })}>
        <Trans>Admin rights…</Trans>
      </Button>
      <Button testId="person-bring-in" variant="quiet" icon="add" onPress={() => onChange({ what: "bring-in", person })}>
        <Trans>Bring into an organization…</Trans>
      </Button>
      {owns && (
        <Button testId="person-hand-over" variant="quiet" icon="owner" onPress={() => onChange({ what: "hand-over", person })}>
          <Trans>Hand over ownership…</Trans>
        </Button>
      )}
      {panel.memberships.length > 0 && (
        <Button testId="person-remove-from" variant="quiet" icon="removal" onPress={() => onChange({ what: "remove-from", person })}>
          <Trans>Remove from…</Trans>
        </Button>
      )}
    </Unfolding>
  );
}

/** At the very end of a person's panel: the end of the account. */
export function PersonEnd({ person, onChange }: { readonly person: number; readonly onChange: OnChange }) {
  const { data: panel } = useQuery(personQuery(person));
  if (!panel || panel.person.deleted) return null;
  return (
    <div className={styles.end}>
      <p className={styles.words}>
        <Trans>Removing permanently deletes the account for good. To end a cooperation, “Start leaving…” is the careful way.</Trans>
      </p>
      <TextLink testId="person-delete" onPress={() => onChange({ what: "delete-person", person })}>
        <Trans>Remove permanently…</Trans>
      </TextLink>
    </div>
  );
}

/** For an organization: hand over, bring someone in, teams. */
export function OrganizationActions({ organization, onChange }: { readonly organization: number; readonly onChange: OnChange }) {
  return (
    <Unfolding testId="organization-change">
      <Button testId="organization-hand-over" variant="quiet" icon="owner" onPress={() => onChange({ what: "hand-over", organization })}>
        <Trans>Hand over ownership…</Trans>
      </Button>
      <Button testId="organization-bring-in" variant="quiet" icon="add" onPress={() => onChange({ what: "bring-in", organization })}>
        <Trans>Bring someone in…</Trans>
      </Button>
      <Button testId="organization-create-team" variant="quiet" icon="add" onPress={() => onChange({ what: "create-team", organization })}>
        <Trans>New team…</Trans>
      </Button>
      <Button testId="organization-rename-team" variant="quiet" icon="edit" onPress={() => onChange({ what: "rename-team", organization })}>
        <Trans>Rename a team…</Trans>
      </Button>
    </Unfolding>
  );
}

/** At the head of the people. */
export function CreatePerson({ onChange }: { readonly onChange: OnChange }) {
  return (
    <Button testId="people-create" icon="add" onPress={() => onChange({ what: "create-person" })}>
      <Trans>New person…</Trans>
    </Button>
  );
}

/** At the head of the organizations. */
export function CreateOrganization({ onChange }: { readonly onChange: OnChange }) {
  return (
    <Button testId="organizations-create" icon="add" onPress={() => onChange({ what: "create-organization" })}>
      <Trans>New organization…</Trans>
    </Button>
  );
}
