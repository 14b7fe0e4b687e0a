// What the list of people says without rows.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PeopleFilter } from "../../ipc/bindings";
import { count } from "../../lib/counts";
import { isPartial } from "../../lists/CoverageLine";
import { ListEmpty } from "../../lists/ListEmpty";
import { isNarrowed } from "../../lists/listTypes";
import type { ListNews, ListWish } from "../../lists/listTypes";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { SafeText } from "../../ui/SafeText";

interface PeopleEmptyProps {
  readonly page: ListNews;
  readonly wish: ListWish<PeopleFilter>;
  readonly onShowAll: () => void;
}

/** Stands where the first row would be. */
export function PeopleEmpty(props: PeopleEmptyProps) {
  const { page, wish, onShowAll } = props;
  return (
    <ListEmpty
      page={page}
      narrowed={isNarrowed(wish)}
      notFound={
        <Empty
          title={<NotFound wish={wish} />}
          why={<Why {...props} />}
          action={
            <Button onPress={onShowAll}>
              <Trans>Show everybody</Trans>
            </Button>
          }
        />
      }
      arriving={<Empty title={<Trans>The people of this instance appear here as they arrive.</Trans>} why={<Trans>You can search and work while the list is on its way.</Trans>} />}
      nothing={<Empty title={<Trans>Everybody with an account on this instance stands here.</Trans>} why={<Trans>There is nobody yet. New accounts appear after a refresh.</Trans>} />}
    />
  );
}

function NotFound({ wish }: { readonly wish: ListWish<PeopleFilter> }): ReactNode {
  const typed = wish.search.trim() === "" ? undefined : <SafeText text={wish.search.trim()} />;
  const [filter, ...more] = wish.filters;
  if (typed && filter) return <Trans>Nobody here matches “{typed}” and the chosen filters.</Trans>;
  if (typed) return <Trans>Nobody here matches “{typed}”.</Trans>;
  return filter && more.length === 0 ? <NoneOf filter={filter} /> : <Trans>Nobody here matches all of the chosen filters.</Trans>;
}

/** What one filter alone says when it finds nobody: what would stand here. */
function NoneOf({ filter }: { readonly filter: PeopleFilter }): ReactNode {
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

function Why({ page, wish }: PeopleEmptyProps): ReactNode {
  const soFar = count(page.total);
  if (page.state === "loading" && wish.search.trim() !== "") return <Trans>{soFar} people are here so far; we are asking the instance too.</Trans>;
  if (page.state === "loading") return <Trans>{soFar} people are here so far; more are on their way.</Trans>;
  if (isPartial(page)) return <Trans>Not all organizations are read yet; somebody may still appear.</Trans>;
  if (wish.search.trim() === "") return <Trans>All {soFar} people were looked at.</Trans>;
  return <Trans>The search looks at name, email, number and organizations of all {soFar} people.</Trans>;
}
