// Who may do what in one organization, or what some people may do anywhere: head, search, and the matrix. How it is arranged is
// remembered as long as the window lives; what is staged lives in the core.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { AccessHead, AccessScope, ColumnReading } from "../../ipc/bindings";
import { Unreadable } from "../../lists/Unreadable";
import { useRemembered } from "../../lists/memory";
import { count } from "../../lib/counts";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { Empty } from "../../ui/Empty";
import { ListLayout } from "../../ui/ListLayout";
import { Notice } from "../../ui/Notice";
import { PageCount, PageHead } from "../../ui/PageHead";
import { SafeText } from "../../ui/SafeText";
import { SearchField } from "../../ui/SearchField";
import { Matrix } from "./Matrix";
import { PLAIN, accessHead, scopeKey } from "./queries";

interface AccessPageProps {
  readonly scope: AccessScope;
  /** Chooses another organization. */
  readonly onOther: () => void;
  readonly onHandOver: (organization: number) => void;
  readonly onOpenPerson: (person: number) => void;
  readonly onOpenOrganization: (organization: number) => void;
}

/** The page; `access` with `data-scope`. */
export function AccessPage(props: AccessPageProps) {
  const { scope, onOther } = props;
  const { t } = useLingui();
  const [arrange, onArrange] = useRemembered(`access arrange ${scopeKey(scope)}`, PLAIN);
  const { data: head, error, refetch } = useQuery(accessHead(useQueryClient(), scope, arrange));
  if (!head) return error ? <Unreadable error={error} onAgain={() => void refetch()} /> : null;
  const narrowed = arrange.search !== "" || arrange.onlyStaged;
  return (
    <ListLayout>
      <PageHead
        title={<Title head={head} scope={scope} />}
        count={<Counts head={head} scope={scope} />}
        action={
          <Button testId="access-other" onPress={onOther}>
            <Trans>Other organization…</Trans>
          </Button>
        }
        search={<SearchField testId="access-search" label={t`Search people here`} placeholder={t`Name, email or number`} value={arrange.search} onChange={(search) => onArrange((old) => ({ ...old, search }))} />}
        chips={
          <Chip testId="access-only-staged" chosen={arrange.onlyStaged} onChange={(onlyStaged) => onArrange((old) => ({ ...old, onlyStaged }))}>
            <Trans>Only with changes</Trans>
          </Chip>
        }
      />
      <Missing head={head} single={scope.kind === "organization"} />
      {head.rows === 0 ? (
        <Nobody narrowed={narrowed} single={scope.kind === "organization"} reading={readingOf(head, scope)} onAll={() => onArrange((old) => ({ ...old, search: "", onlyStaged: false }))} />
      ) : (
        <Matrix key={head.view} {...props} head={head} single={scope.kind === "organization"} arrange={arrange} onArrange={onArrange} />
      )}
    </ListLayout>
  );
}

function Title({ head, scope }: { readonly head: AccessHead; readonly scope: AccessScope }) {
  if (scope.kind === "organization") return <SafeText text={head.title} />;
  return <Plural value={scope.detail.people.length} one="Access of # person" other="Access of # people" />;
}

/** How far it is known who is in the one organization; of several, each column says so by itself. */
function readingOf({ columns }: AccessHead, scope: AccessScope): ColumnReading {
  return scope.kind === "organization" ? (columns[0]?.reading ?? "not-read") : "known";
}

/** How many people and places; while searching, how many of them. What was not read is not counted. */
function Counts({ head, scope }: { readonly head: AccessHead; readonly scope: AccessScope }) {
  const shown = count(head.rows);
  const all = count(head.allRows);
  const teams = head.columns.filter(({ team }) => team !== null).length;
  const organizations = head.columns.length - teams;
  if (readingOf(head, scope) !== "known" && head.allRows === 0) return null;
  const teamsKnown = head.columns[0]?.teams !== null;
  return (
    <PageCount testId="access-count" data-shown={head.rows} data-total={head.allRows}>
      {head.rows === head.allRows ? <Plural value={head.rows} one="# person" other="# people" /> : <Trans>{shown} of {all} people</Trans>}
      {(scope.kind === "people" || teamsKnown) && " · "}
      {scope.kind === "organization" ? teamsKnown && <Plural value={teams} one="# team" other="# teams" /> : <Plural value={organizations} one="# organization" other="# organizations" />}
    </PageCount>
  );
}

/** What is not shown, or not read so far; never silently. */
function Missing({ head, single }: { readonly head: AccessHead; readonly single: boolean }) {
  const { truncated, truncatedColumns, columns } = head;
  const people = truncated === null ? undefined : count(truncated);
  const places = truncatedColumns === null ? undefined : count(truncatedColumns);
  const refused = columns.filter(({ reading }) => reading === "refused").length;
  const reading = columns.filter((column) => column.reading === "reading").length;
  return (
    <>
      {people !== undefined && (
        <Notice testId="access-truncated">
          <Trans>{people} more people do not fit here. Search, or choose fewer people.</Trans>
        </Notice>
      )}
      {places !== undefined && (
        <Notice testId="access-truncated-places">
          <Trans>{places} more places do not fit here. Fold some organizations, or choose fewer people.</Trans>
        </Notice>
      )}
      {refused > 0 && (
        <Notice testId="access-refused-places" icon="hide">
          {single && columns[0]?.reading === "refused" ? (
            <Trans>Your key may not read who is in this organization.</Trans>
          ) : (
            <Plural value={refused} one="Your key may not read who is in # of these places." other="Your key may not read who is in # of these places." />
          )}
        </Notice>
      )}
      {reading > 0 && (
        <Notice testId="access-reading" tone="accent" icon="doing">
          <Plural value={reading} one="# place is still being read." other="# places are still being read." />
        </Notice>
      )}
    </>
  );
}

interface NobodyProps {
  readonly narrowed: boolean;
  readonly single: boolean;
  readonly reading: ColumnReading;
  readonly onAll: () => void;
}

function Nobody({ narrowed, single, reading, onAll }: NobodyProps): ReactNode {
  if (!narrowed) return <Empty testId="access-empty" title={single ? <Trans>The people of this organization stand here.</Trans> : <Trans>The people you chose stand here.</Trans>} why={<WhyNobody reading={reading} />} />;
  return (
    <Empty
      testId="access-empty"
      title={<Trans>Nobody here matches.</Trans>}
      action={
        <Button onPress={onAll}>
          <Trans>Show everybody</Trans>
        </Button>
      }
    />
  );
}

/** Nobody known is not nobody there. */
function WhyNobody({ reading }: { readonly reading: ColumnReading }): ReactNode {
  switch (reading) {
    case "known":
      return <Trans>Nobody is here.</Trans>;
    case "reading":
      return <Trans>It is being read who is here.</Trans>;
    case "refused":
      return <Trans>Who is here cannot be read with this key. There may be people.</Trans>;
    case "not-read":
      return <Trans>It is not known yet who is here.</Trans>;
  }
}
