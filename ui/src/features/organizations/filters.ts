// The quick filters of the list of organizations, in words.
import { useLingui } from "@lingui/react/macro";
import type { OrganizationFilter } from "../../ipc/bindings";
import type { FilterWords } from "../../lists/Filters";

/** All of them, in the order in which they are asked most. */
export function useOrganizationFilters(): readonly FilterWords<OrganizationFilter>[] {
  const { t } = useLingui();
  const words: Record<OrganizationFilter, string> = {
    frozen: t`Frozen`,
    "held-by-holding-account": t`Held by a holding account`,
    "former-customer": t`Former customers`,
    deleted: t`Deleted`,
  };
  return (Object.keys(words) as OrganizationFilter[]).map((filter) => ({ filter, words: words[filter] }));
}
