// What is to be known of an account, as words with a glyph. An account about which there is nothing to say has none.
// Invitations and company sign-in belong to memberships, of which one is enough.
import { useLingui } from "@lingui/react/macro";
import type { PersonRow } from "../../ipc/bindings";
import type { State } from "../../lists/cells";

/** The words of one person, the weightiest first. Who never signed in or is deleted needs no second factor. */
export function usePersonStates({ deleted, admin, neverSignedIn, twoStep, invitation, ssoPending, formerCustomer }: PersonRow): readonly State[] {
  const { t } = useLingui();
  const all: readonly (State | false)[] = [
    deleted && { icon: "removal", words: t`Deleted` },
    admin && { icon: "admin", tone: "warn", words: t`Admin rights` },
    formerCustomer && { icon: "leaving", words: t`Former customer` },
    invitation && { icon: "invitation", words: t`Invitation open` },
    ssoPending && { icon: "company-sign-in", words: t`Waiting for company sign-in` },
    neverSignedIn && { icon: "never", words: t`Never signed in` },
    twoStep === false && !deleted && !neverSignedIn && { icon: "two-step-off", tone: "faint", words: t`Two-step sign-in off` },
  ];
  return all.filter((state) => state !== false);
}
