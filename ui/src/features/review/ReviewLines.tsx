// The lines of a review by organization. Equal team lines fold under one head; every step keeps its own element.
import { Plural, Trans } from "@lingui/react/macro";
import type { Review, ReviewLine, Weight } from "../../ipc/bindings";
import { LineChange, LineWhat, Person } from "../../cases/LineWords";
import { byOrganization, folded } from "../../cases/grouping";
import type { TeamFold } from "../../cases/grouping";
import { isRemoval, lineData, lineIcon } from "../../cases/lineData";
import { PlanFold, PlanGroup, PlanLine } from "../../ui/PlanLine";
import { SafeText } from "../../ui/SafeText";
import { byWeight } from "./byWeight";
import styles from "./Review.module.css";

const itself = (line: ReviewLine) => line;

/** All lines; one `review-line` per step. Changes of access stand by weight, all others by organization alone. */
export function ReviewLines({ review }: { readonly review: Review }) {
  if (review.kind !== "access") return <Places review={review} lines={review.lines} />;
  return byWeight(review.lines).map(({ weight, count, lines }) => (
    <section key={weight} className={styles.weight} data-testid="review-weight" data-weight={weight} data-lines={count}>
      <h2 className={styles.weightTitle}>
        <WeightWords weight={weight} /> <span className={styles.weightCount}>{count}</span>
      </h2>
      <Places review={review} lines={lines} level={3} />
    </section>
  ));
}

function Places({ review, lines, level }: { readonly review: Review; readonly lines: readonly ReviewLine[]; readonly level?: 3 }) {
  return byOrganization(lines, itself).map(({ organization, items }) => (
    <PlanGroup key={organization ?? 0} level={level} title={<PlaceTitle review={review} organization={organization} />}>
      {folded(items, itself).map((block) =>
        block.kind === "line" ? <Line key={block.item.step} line={block.item} review={review} /> : <Folded key={block.items[0]?.step} fold={block} review={review} />,
      )}
    </PlanGroup>
  ));
}

function WeightWords({ weight }: { readonly weight: Weight }) {
  switch (weight) {
    case "removed":
      return <Trans>Access removed</Trans>;
    case "less":
      return <Trans>Less access</Trans>;
    case "more":
      return <Trans>More or other access</Trans>;
    case "new":
      return <Trans>New access</Trans>;
  }
}

function PlaceTitle({ review, organization }: { readonly review: Review; readonly organization: number | null }) {
  const known = review.organizations.find((place) => place.id === organization);
  if (known) return <SafeText text={known.name} />;
  return organization === null ? <Trans>Accounts</Trans> : `#${organization}`;
}

function Line({ line, review }: { readonly line: ReviewLine; readonly review: Review }) {
  const removal = isRemoval(line);
  return (
    <PlanLine
      testId="review-line"
      {...lineData(line)}
      icon={lineIcon(line)}
      removal={removal}
      what={<LineWhat line={line} review={review} />}
      after={<LineChange line={line} review={review} removal={removal} />}
    />
  );
}

function Folded({ fold, review }: { readonly fold: TeamFold<ReviewLine>; readonly review: Review }) {
  const { teams } = fold;
  const person = <Person person={fold.person} />;
  return (
    <PlanFold
      testId="review-fold"
      what={<Plural value={teams} one={<Trans>{person} in {teams} team</Trans>} other={<Trans>{person} in {teams} teams</Trans>} />}
      before={<Role name={fold.before} />}
      after={<Role name={fold.after} />}
    >
      {fold.items.map((line) => (
        <Line key={line.step} line={line} review={review} />
      ))}
    </PlanFold>
  );
}

function Role({ name }: { readonly name: string | null }) {
  return name === null ? <Trans>no access</Trans> : <SafeText text={name} />;
}
