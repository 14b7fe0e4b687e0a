// What the list of organizations says without rows.
import { Trans } from "@lingui/react/macro";
import { count } from "../../lib/counts";
import { ListEmpty } from "../../lists/ListEmpty";
import type { ListNews } from "../../lists/listTypes";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { SafeText } from "../../ui/SafeText";

interface OrganizationsEmptyProps {
  readonly page: ListNews;
  readonly search: string;
  readonly onEmptySearch: () => void;
}

/** Stands where the first row would be. */
export function OrganizationsEmpty(props: OrganizationsEmptyProps) {
  return (
    <ListEmpty
      page={props.page}
      search={props.search}
      notFound={<NothingFound {...props} />}
      arriving={<Empty title={<Trans>The organizations of your customers appear here as they arrive.</Trans>} why={<Trans>You can search and work while the list is on its way.</Trans>} />}
      nothing={<Empty title={<Trans>The organizations of your customers stand here.</Trans>} why={<Trans>There is none yet. New organizations appear after a refresh.</Trans>} />}
    />
  );
}

function NothingFound({ page, search, onEmptySearch }: OrganizationsEmptyProps) {
  const typed = <SafeText text={search.trim()} />;
  const soFar = count(page.total);
  return (
    <Empty
      title={<Trans>No organization matches “{typed}”.</Trans>}
      why={
        page.state === "loading" ? (
          <Trans>{soFar} organizations are here so far; more are on their way.</Trans>
        ) : (
          <Trans>The search looks at name and number of all {soFar} organizations.</Trans>
        )
      }
      action={
        <Button onPress={onEmptySearch}>
          <Trans>Show all organizations</Trans>
        </Button>
      }
    />
  );
}
