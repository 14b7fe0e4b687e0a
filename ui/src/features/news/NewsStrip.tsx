// "While you were away": a thin line under the lists, where it moves no row when it arrives. It opens what changed on the
// instance since it was last looked at, not by this application, and goes once it is seen.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { ReactNode } from "react";
import type { News, NewsLine } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { keys, news as newsQuery } from "../../ipc/queries";
import { Button } from "../../ui/Button";
import { Strip } from "../../ui/Strip";
import { TextLink } from "../../ui/TextLink";
import { Time } from "../../ui/Time";
import { ChangeWords, KindCount } from "./changes";
import styles from "./News.module.css";

/** So many kinds are counted in the line; the list holds everything. */
const KINDS = 3;

interface NewsStripProps {
  readonly onOpenPerson: (person: number) => void;
  readonly onOpenOrganization: (organization: number) => void;
}

/** The strip, `news` with `data-count`; inside it `news-show`, `news-seen` and `news-item` with `data-kind`. Nothing without news. */
export function NewsStrip(props: NewsStripProps) {
  const { t } = useLingui();
  const { data: news } = useQuery(newsQuery);
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const id = useId();
  if (!news || news.since === null || news.lines.length === 0) return null;
  const seen = async () => {
    await commands.newsSeen();
    await client.invalidateQueries({ queryKey: keys.news });
    setOpen(false);
  };
  return (
    <Strip
      testId="news"
      data-count={news.lines.length + news.more}
      label={t`What changed meanwhile`}
      icon="history"
      unfolded={{ id, open, content: <Lines {...props} news={news} /> }}
      actions={
        <>
          <Button variant="quiet" testId="news-show" expanded={open} controls={id} icon={open ? "up" : "down"} onPress={() => setOpen(!open)}>
            {open ? <Trans>Hide the list</Trans> : <Trans>Show the list</Trans>}
          </Button>
          <Button variant="quiet" testId="news-seen" icon="check" onPress={() => void seen()}>
            <Trans>Seen</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          Since <Time at={news.since} form="recent" />, not by this app:
        </Trans>{" "}
        <Counts news={news} />
      </p>
    </Strip>
  );
}

/** Counted by kind only where every change is here to be counted. */
function Counts({ news }: { readonly news: News }): ReactNode {
  const { lines, more, complete } = news;
  const kinds = [...new Set(lines.map(({ kind }) => kind))];
  const counted = more === 0 && kinds.length <= KINDS;
  const still = !complete && <Trans>More may follow: organizations are still being read.</Trans>;
  return (
    <>
      {counted ? kinds.map((kind, place) => <Part key={kind} first={place === 0} kind={kind} count={lines.filter((line) => line.kind === kind).length} />) : <Plural value={lines.length + more} one="# change" other="# changes" />}. {still}
    </>
  );
}

function Part({ first, kind, count }: { readonly first: boolean; readonly kind: NewsLine["kind"]; readonly count: number }) {
  return (
    <>
      {!first && ", "}
      <KindCount kind={kind} count={count} />
    </>
  );
}

function Lines({ news, onOpenPerson, onOpenOrganization }: NewsStripProps & { readonly news: News }) {
  return (
    <>
      <ul>
        {news.lines.map((change, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same change may have happened twice
          <li key={index} className={styles.item} data-testid="news-item" data-kind={change.kind}>
            <span>
              <ChangeWords change={change} />
            </span>
            <Lead change={change} onOpenPerson={onOpenPerson} onOpenOrganization={onOpenOrganization} />
          </li>
        ))}
      </ul>
      {news.more > 0 && (
        <p className={styles.more}>
          <Plural value={news.more} one="# more change is not listed." other="# more changes are not listed." />
        </p>
      )}
    </>
  );
}

/** To the place or the person it is about, where they are still there. */
function Lead({ change, onOpenPerson, onOpenOrganization }: NewsStripProps & { readonly change: NewsLine }) {
  if (change.kind === "person-gone" || change.kind === "organization-gone") return null;
  const { detail } = change;
  const person = change.kind === "person-new" || change.kind === "admin-rights-given" || change.kind === "admin-rights-taken";
  const id = "organization" in detail ? detail.organization.id : detail.id;
  return (
    <TextLink testId="news-open" onPress={() => (person ? onOpenPerson(id) : onOpenOrganization(id))}>
      <Trans>Look at it</Trans>
    </TextLink>
  );
}
