// What the list of people says without rows.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PeopleFilter } from "../../ipc/bindings";
import type { EmptyWords } from "../../lists/ListEmpty";

/** The words. */
export const PEOPLE_EMPTY: EmptyWords<PeopleFilter> = {
  typed: (typed) => <Trans>Nobody here matches “{typed}”.</Trans>,
  typedAndFiltered: (typed) => <Trans>Nobody here matches “{typed}” and the chosen filters.</Trans>,
  filtered: <Trans>Nobody here matches all of the chosen filters.</Trans>,
  noneOf,
  arrivingSoFar: (soFar, searched) => (searched ? <Trans>{soFar} people are here so far; we are asking the instance too.</Trans> : <Trans>{soFar} people are here so far; more are on their way.</Trans>),
  notAllRead: <Trans>Not all organizations are read yet; somebody may still appear.</Trans>,
  allLookedAt: (soFar) => <Trans>All {soFar} people were looked at.</Trans>,
  searched: (soFar) => <Trans>The search looks at name, email, number and organizations of all {soFar} people.</Trans>,
  showAll: <Trans>Show everybody</Trans>,
  arriving: <Trans>The people of this instance appear here as they arrive.</Trans>,
  nothing: <Trans>Everybody with an account on this instance stands here.</Trans>,
  nothingYet: <Trans>There is nobody yet. New accounts appear after a refresh.</Trans>,
};

/** What one filter alone says when it finds nobody: what would stand here. */
function noneOf(filter: PeopleFilter): ReactNode {
  switch (filter) {
    case "never-signed-in":
      return <Trans>Everybody has signed in at least once. Who never did appears here.</Trans>;
    case "not-for-90-days":
      return <Trans>Everybody signed in within the last 90 days. Who did not appears here.</Trans>;
    case "owns-organization":
      return <Trans>Nobody owns an organization. Owners appear here.</Trans>;
    case "admin-rights":
      return <Trans>Nobody has admin rights on this instance. Administrators appear here.</Trans>;
    case "invitation-open":
      return <Trans>No one has an open invitation. New invitations appear here.</Trans>;
    case "waiting-for-company-sign-in":
      return <Trans>No one waits for company sign-in. Who does appears here.</Trans>;
    case "two-step-off":
      return <Trans>Nobody is known to have two-step sign-in off. Who does appears here.</Trans>;
    case "former-customer":
      return <Trans>No customer has left here yet. Who left appears here once the case is finished.</Trans>;
    case "deleted":
      return <Trans>No account is deleted. Deleted accounts appear here.</Trans>;
  }
}
