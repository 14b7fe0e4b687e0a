// The first sentence of the proof of one change: the fact, as it was read.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PlanKind } from "../../ipc/bindings";

/** "… was handed over", by the kind of the plan. */
export function PanelTitle({ kind, name }: { readonly kind: Exclude<PlanKind, "customer-leaves" | "person-leaves">; readonly name: ReactNode }) {
  switch (kind) {
    case "create-holding-account":
    case "create-person":
    case "create-organization":
    case "create-team":
      return <Trans>{name} was created</Trans>;
    case "hand-over":
      return <Trans>{name}: handed over</Trans>;
    case "edit-person":
      return <Trans>{name} was changed</Trans>;
    case "admin-role":
      return <Trans>The admin rights of {name} were changed</Trans>;
    case "remove-from":
      return <Trans>{name} was removed</Trans>;
    case "delete-person":
      return <Trans>The account of {name} was deleted</Trans>;
    case "invite":
      return <Trans>{name} was invited</Trans>;
    case "add-member":
      return <Trans>{name} was added</Trans>;
    case "access":
      return <Trans>{name}: access was changed</Trans>;
    case "rename-team":
      return <Trans>The team {name} was renamed</Trans>;
  }
}
