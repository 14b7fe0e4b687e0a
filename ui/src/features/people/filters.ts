// The quick filters of the list of people, in words.
import { useLingui } from "@lingui/react/macro";
import type { PeopleFilter } from "../../ipc/bindings";
import type { FilterWords } from "../../lists/Filters";

/** All of them, in the order in which they are asked most. */
export function usePeopleFilters(): readonly FilterWords<PeopleFilter>[] {
  const { t } = useLingui();
  const words: Record<PeopleFilter, string> = {
    "never-signed-in": t`Never signed in`,
    "not-for-90-days": t`Not for 90 days`,
    "owns-organization": t`Owns an organization`,
    "admin-rights": t`Admin rights`,
    "invitation-open": t`Invitation open`,
    "waiting-for-company-sign-in": t`Waiting for company sign-in`,
    "two-step-off": t`Two-step sign-in off`,
    "former-customer": t`Former customers`,
    deleted: t`Deleted`,
  };
  return (Object.keys(words) as PeopleFilter[]).map((filter) => ({ filter, words: words[filter] }));
}
