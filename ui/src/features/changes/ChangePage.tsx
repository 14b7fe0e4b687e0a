// The form of a change, by its kind.
import { AdminRolePage } from "./AdminRolePage";
import type { ChangeAt } from "./at";
import { BringInPage } from "./BringInPage";
import type { ChangeParts } from "./ChangeForm";
import { CreateOrganizationPage } from "./CreateOrganizationPage";
import { CreatePersonPage } from "./CreatePersonPage";
import { DeletePersonPage } from "./DeletePersonPage";
import { EditPersonPage } from "./EditPersonPage";
import { HandOverPage } from "./HandOverPage";
import { RemoveFromPage } from "./RemoveFromPage";
import { TeamPage } from "./TeamPage";

/** The page of a change. */
export function ChangePage({ at, parts }: { readonly at: ChangeAt; readonly parts: ChangeParts }) {
  switch (at.what) {
    case "hand-over":
      return <HandOverPage organization={at.organization} person={at.person} parts={parts} />;
    case "edit-person":
      return <EditPersonPage person={at.person ?? 0} parts={parts} />;
    case "admin-role":
      return <AdminRolePage person={at.person ?? 0} parts={parts} />;
    case "remove-from":
      return <RemoveFromPage at={at} parts={parts} />;
    case "create-person":
      return <CreatePersonPage parts={parts} />;
    case "create-organization":
      return <CreateOrganizationPage parts={parts} />;
    case "create-team":
    case "rename-team":
      return <TeamPage at={at} parts={parts} />;
    case "bring-in":
      return <BringInPage at={at} parts={parts} />;
    case "delete-person":
      return <DeletePersonPage person={at.person ?? 0} parts={parts} />;
  }
}
