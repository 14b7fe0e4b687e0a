// What is to be known of an organization, as words with a glyph. One about which there is nothing to say has none.
import { useLingui } from "@lingui/react/macro";
import type { OrganizationRow } from "../../ipc/bindings";
import type { State } from "../../lists/cells";

/** The words of one organization, the weightiest first. */
export function useOrganizationStates({ deleted, frozen, held, formerCustomer }: OrganizationRow): readonly State[] {
  const { t } = useLingui();
  const all: readonly (State | false)[] = [
    deleted && { icon: "removal", words: t`Deleted` },
    frozen && { icon: "frozen", words: t`Frozen` },
    held && { icon: "owner", words: t`Held by a holding account` },
    formerCustomer && { icon: "leaving", words: t`Former customer` },
  ];
  return all.filter((state) => state !== false);
}
