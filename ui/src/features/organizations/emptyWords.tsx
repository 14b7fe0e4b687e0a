// What the list of organizations says without rows.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { OrganizationFilter } from "../../ipc/bindings";
import type { EmptyWords } from "../../lists/ListEmpty";

/** The words. */
export const ORGANIZATIONS_EMPTY: EmptyWords<OrganizationFilter> = {
  typed: (typed) => <Trans>No organization matches “{typed}”.</Trans>,
  typedAndFiltered: (typed) => <Trans>No organization matches “{typed}” and the chosen filters.</Trans>,
  filtered: <Trans>No organization matches all of the chosen filters.</Trans>,
  noneOf,
  arrivingSoFar: (soFar) => <Trans>{soFar} organizations are here so far; more are on their way.</Trans>,
  notAllRead: <Trans>Not all organizations are read yet; more may appear.</Trans>,
  allLookedAt: (soFar) => <Trans>All {soFar} organizations were looked at.</Trans>,
  searched: (soFar) => <Trans>The search looks at name and number of all {soFar} organizations.</Trans>,
  showAll: <Trans>Show all organizations</Trans>,
  arriving: <Trans>The organizations of your customers appear here as they arrive.</Trans>,
  nothing: <Trans>The organizations of your customers stand here.</Trans>,
  nothingYet: <Trans>There is none yet. New organizations appear after a refresh.</Trans>,
};

/** What one filter alone says when it finds nothing: what would stand here. */
function noneOf(filter: OrganizationFilter): ReactNode {
  switch (filter) {
    case "frozen":
      return <Trans>No organization is frozen. Frozen ones appear here.</Trans>;
    case "held-by-holding-account":
      return <Trans>No organization is held by a holding account. After a leave they appear here.</Trans>;
    case "former-customer":
      return <Trans>No customer has left here yet. Their organizations appear here once the case is finished.</Trans>;
    case "deleted":
      return <Trans>No organization is deleted. Deleted ones appear here.</Trans>;
  }
}
