// The first reading of an instance that was just connected: how far it is and about how much longer it takes, while the lists
// can be used; then what it found and three things that can be done now. Closed, it does not come again.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { Coverage } from "../../ipc/bindings";
import { count } from "../../lib/counts";
import type { BothLists } from "../../shell/useListNews";
import { useBothLists } from "../../shell/useListNews";
import { useFirstStep } from "../../shell/useFirstStep";
import { Button } from "../../ui/Button";
import { FootCard } from "../../ui/FootCard";
import { TextLink } from "../../ui/TextLink";
import { TimeLeft } from "../../ui/TimeLeft";
import styles from "./Welcome.module.css";
import { useTimeLeft } from "./useTimeLeft";

interface FirstListsProps {
  readonly onPeople: () => void;
  readonly onAccess: () => void;
  readonly onLeaving: () => void;
}

/** The card, `first-lists` with `data-state` (`reading` or `read`), `data-people` and `data-organizations`; nothing before anything is known. */
export function FirstLists(props: FirstListsProps) {
  const { t } = useLingui();
  const lists = useBothLists();
  const { seen, busy, problem } = useFirstStep("lists");
  if (!lists || lists.people.total + lists.organizations.total === 0) return null;
  const reading = isReading(lists);
  return (
    <FootCard
      testId="first-lists"
      data-state={reading ? "reading" : "read"}
      data-people={lists.people.total}
      data-organizations={lists.organizations.total}
      label={t`The first reading`}
      icon={reading ? "refresh" : "done"}
      title={reading ? <Trans>The first reading</Trans> : <Trans>Everything is read</Trans>}
      actions={
        <Button variant="quiet" testId="first-lists-close" icon="close" busy={busy} onPress={() => void seen()}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      {reading ? <Reading lists={lists} /> : <Found {...props} lists={lists} />}
      {problem && <ErrorNotice problem={problem} />}
    </FootCard>
  );
}

function isReading({ people, organizations }: BothLists): boolean {
  return people.state === "loading" || organizations.state === "loading" || people.coverage.going;
}

function Reading({ lists }: { readonly lists: BothLists }) {
  const { people, at } = lists;
  const { coverage } = people;
  const seconds = useTimeLeft(coverage.read + coverage.teams, 2 * coverage.total, at);
  return (
    <p role="status">
      <Counts lists={lists} /> <Trans>so far; the lists can be used meanwhile.</Trans> <Members coverage={coverage} /> {seconds !== undefined && <TimeLeft seconds={seconds} />}
    </p>
  );
}

function Members({ coverage }: { readonly coverage: Coverage }): ReactNode {
  if (coverage.total === 0) return null;
  const read = count(coverage.read);
  const teams = count(coverage.teams);
  const total = count(coverage.total);
  if (coverage.read < coverage.total) {
    return (
      <Trans>
        Who is where: read for {read} of {total} organizations.
      </Trans>
    );
  }
  return (
    <Trans>
      Teams: read for {teams} of {total} organizations.
    </Trans>
  );
}

function Found({ lists, onPeople, onAccess, onLeaving }: FirstListsProps & { readonly lists: BothLists }) {
  return (
    <>
      <p role="status">
        <Counts lists={lists} />. <Trans>Three things you can do now:</Trans>
      </p>
      <ul className={styles.links}>
        <li>
          <TextLink testId="first-people" onPress={onPeople}>
            <Trans>Look through the people</Trans>
          </TextLink>
        </li>
        <li>
          <TextLink testId="first-access" onPress={onAccess}>
            <Trans>See who may do what</Trans>
          </TextLink>
        </li>
        <li>
          <TextLink testId="first-leaving" onPress={onLeaving}>
            <Trans>Start a leave</Trans>
          </TextLink>
        </li>
      </ul>
    </>
  );
}

function Counts({ lists: { people, organizations } }: { readonly lists: BothLists }) {
  return (
    <>
      <Plural value={people.total} one="# person" other="# people" />, <Plural value={organizations.total} one="# organization" other="# organizations" />
    </>
  );
}
