// What the list of organizations says without rows.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { OrganizationFilter } from "../../ipc/bindings";
import { count } from "../../lib/counts";
import { isPartial } from "../../lists/CoverageLine";
import { ListEmpty } from "../../lists/ListEmpty";
import { isNarrowed } from "../../lists/listTypes";
import type { ListNews, ListWish } from "../../lists/listTypes";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { SafeText } from "../../ui/SafeText";

interface OrganizationsEmptyProps {
  readonly page: ListNews;
  readonly wish: ListWish<OrganizationFilter>;
  readonly onShowAll: () => void;
}

/** Stands where the first row would be. */
export function OrganizationsEmpty(props: OrganizationsEmptyProps) {
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
              <Trans>Show all organizations</Trans>
            </Button>
          }
        />
      }
      arriving={<Empty title={<Trans>The organizations of your customers appear here as they arrive.</Trans>} why={<Trans>You can search and work while the list is on its way.</Trans>} />}
      nothing={<Empty title={<Trans>The organizations of your customers stand here.</Trans>} why={<Trans>There is none yet. New organizations appear after a refresh.</Trans>} />}
    />
  );
}

function NotFound({ wish }: { readonly wish: ListWish<OrganizationFilter> }): ReactNode {
  const typed = wish.search.trim() === "" ? undefined : <SafeText text={wish.search.trim()} />;
  const [filter, ...more] = wish.filters;
  if (typed && filter) return <Trans>No organization matches “{typed}” and the chosen filters.</Trans>;
  if (typed) return <Trans>No organization matches “{typed}”.</Trans>;
  return filter && more.length === 0 ? <NoneOf filter={filter} /> : <Trans>No organization matches all of the chosen filters.</Trans>;
}

/** What one filter alone says when it finds nothing: what would stand here. */
function NoneOf({ filter }: { readonly filter: OrganizationFilter }): ReactNode {
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

function Why({ page, wish }: OrganizationsEmptyProps): ReactNode {
  const soFar = count(page.total);
  if (page.state === "loading") return <Trans>{soFar} organizations are here so far; more are on their way.</Trans>;
  if (isPartial(page)) return <Trans>Not all organizations are read yet; more may appear.</Trans>;
  if (wish.search.trim() === "") return <Trans>All {soFar} organizations were looked at.</Trans>;
  return <Trans>The search looks at name and number of all {soFar} organizations.</Trans>;
}
