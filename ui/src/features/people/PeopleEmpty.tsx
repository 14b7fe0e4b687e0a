// What the list of people says without rows.
import { Trans } from "@lingui/react/macro";
import { count } from "../../lib/counts";
import { ListEmpty } from "../../lists/ListEmpty";
import type { ListNews } from "../../lists/listTypes";
import { Button } from "../../ui/Button";
import { Empty } from "../../ui/Empty";
import { SafeText } from "../../ui/SafeText";

interface PeopleEmptyProps {
  readonly page: ListNews;
  readonly search: string;
  readonly onEmptySearch: () => void;
}

/** Stands where the first row would be. */
export function PeopleEmpty(props: PeopleEmptyProps) {
  return (
    <ListEmpty
      page={props.page}
      search={props.search}
      notFound={<NothingFound {...props} />}
      arriving={<Empty title={<Trans>The people of this instance appear here as they arrive.</Trans>} why={<Trans>You can search and work while the list is on its way.</Trans>} />}
      nothing={<Empty title={<Trans>Everybody with an account on this instance stands here.</Trans>} why={<Trans>There is nobody yet. New accounts appear after a refresh.</Trans>} />}
    />
  );
}

function NothingFound({ page, search, onEmptySearch }: PeopleEmptyProps) {
  const typed = <SafeText text={search.trim()} />;
  const soFar = count(page.total);
  return (
    <Empty
      title={<Trans>Nobody here matches “{typed}”.</Trans>}
      why={
        page.state === "loading" ? (
          <Trans>{soFar} people are here so far; we are asking the instance too.</Trans>
        ) : (
          <Trans>The search looks at name, email and number of all {soFar} people.</Trans>
        )
      }
      action={
        <Button onPress={onEmptySearch}>
          <Trans>Show everybody</Trans>
        </Button>
      }
    />
  );
}
