// What a line says: about whom and where, before, after. The same words in review, run and proof.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PersonLabel, PlaceLabel, Review, ReviewLine } from "../ipc/bindings";
import { personNumber } from "../lib/counts";
import { Change } from "../ui/Change";
import { Hidden } from "../ui/Hidden";
import { Icon } from "../ui/Icon";
import { PersonName } from "../ui/PersonName";
import { SafeText } from "../ui/SafeText";
import styles from "./Cases.module.css";
import { LicenseKey, LicenseValue, inOrder } from "./license";
import { AllAllowances, Nothing, PanelWhat, isOfPanels } from "./PanelLines";

/** Where the words of a line come from. */
interface LineProps {
  readonly line: ReviewLine;
  /** The plan the line belongs to: it knows the people by number. */
  readonly review: Review;
}

/** A person as server text, whole. */
export function Person({ person }: { readonly person: PersonLabel }) {
  return <PersonName name={person.name} email={person.email} id={person.id} />;
}

/** Whose case it is, beside a heading: where that is the person's name already, it does not stand there twice. */
export function Whose({ person, heading }: { readonly person: PersonLabel; readonly heading: string }) {
  if (person.name !== heading) return <Person person={person} />;
  return (
    <>
      <SafeText text={person.email} /> {personNumber(person.id)}
    </>
  );
}

/** An organization by name and number, whole: names repeat. */
export function Place({ place }: { readonly place: PlaceLabel }) {
  return (
    <>
      <strong>
        <SafeText text={place.name} />
      </strong>{" "}
      {personNumber(place.id)}
    </>
  );
}

/** What the line is about, and under it what was noted beside it. */
export function LineWhat({ line, review }: LineProps) {
  const about = <About line={line} review={review} />;
  if (!line.note) return about;
  return (
    <span className={styles.two}>
      {about}
      <span className={styles.note} data-testid="line-note">
        <Hidden>
          <Trans>Note:</Trans>
        </Hidden>
        <Icon name="file" size={14} />
        <SafeText text={line.note} />
      </span>
    </span>
  );
}

function About({ line, review }: LineProps) {
  if (line.change === "license") return <LicenseWhat line={line} />;
  if (line.change === "transfer") return <OwnerWord />;
  if (isOfPanels(line)) return <PanelWhat line={line} />;
  if (!line.user) return null;
  const person = line.change === "create-user" ? <SafeText text={line.user.name} /> : <Person person={line.user} />;
  if (line.change === "create-user") return <Trans>New account {person}</Trans>;
  if (line.team) {
    const team = <SafeText text={line.team.name} />;
    return <InTeam person={person} team={team} />;
  }
  if (line.why === "member-first") {
    return (
      <span className={styles.two}>
        {person}
        <span className={styles.hint}>
          <Trans>must be a member before it can own</Trans>
        </span>
      </span>
    );
  }
  return line.user.id === review.person?.id && line.why === "still-admin" ? <StillAdmin person={person} /> : person;
}

function OwnerWord() {
  return (
    <span className={styles.short}>
      <Trans>Owner</Trans>
    </span>
  );
}

function InTeam({ person, team }: { readonly person: ReactNode; readonly team: ReactNode }) {
  return (
    <span className={styles.two}>
      {person}
      <span className={styles.hint}>
        <Trans>in the team {team}</Trans>
      </span>
    </span>
  );
}

function StillAdmin({ person }: { readonly person: ReactNode }) {
  return (
    <span className={styles.two}>
      {person}
      <span className={styles.hint}>
        <Trans>handing over leaves the former owner as Admin</Trans>
      </span>
    </span>
  );
}

function LicenseWhat({ line }: { readonly line: ReviewLine }) {
  if (line.license.length === 0) return <Trans>Allowances, frozen already</Trans>;
  return (
    <span className={styles.stack}>
      {inOrder(line.license).map(({ key }) => (
        <span key={key}>
          <LicenseKey name={key} />
        </span>
      ))}
    </span>
  );
}

/** Before → after. */
export function LineChange({ line, review, removal }: LineProps & { readonly removal?: boolean }) {
  if (line.change === "license") return <LicenseChanges line={line} />;
  if (line.change === "create-user") return <Change after={<SafeText text={line.after} />} />;
  if (line.change === "create-org") return <AllAllowances line={line} />;
  return <Change before={<Value line={line} review={review} of="before" />} after={<Value line={line} review={review} of="after" />} removal={removal} />;
}

function LicenseChanges({ line }: { readonly line: ReviewLine }) {
  if (line.license.length === 0) return <Change after={<Trans>stays as it is</Trans>} />;
  return (
    <span className={styles.stackEnd}>
      {inOrder(line.license).map(({ key, before, after }) => (
        <Change key={key} before={<LicenseValue name={key} json={before} />} after={<LicenseValue name={key} json={after} />} />
      ))}
    </span>
  );
}

/** One side of a line in words: a role, a person with their number, "no access". */
export function Value({ line, review, of }: LineProps & { readonly of: "before" | "after" }) {
  const [value, name] = of === "before" ? [line.before, line.beforeName] : [line.after, line.afterName];
  return <NamedValue change={line.change} value={value} name={name} review={review} />;
}

/** A value as it is spelled with its name, where it has one. Owners are shown with email and number: names repeat. */
export function NamedValue({ change, value, name, review }: { readonly change: string; readonly value: string; readonly name: string | null; readonly review: Review }) {
  if (value === "none") return <Nothing change={change} />;
  if (change === "delete-user" && value === "gone-account") return <Trans>deleted</Trans>;
  if (change === "delete-user") return <Trans>account</Trans>;
  if (value === "not-shown") return <Trans>a role that the instance does not show</Trans>;
  if (value.startsWith("gone-")) return <Trans>no longer exists</Trans>;
  if (change === "transfer") return <Owner value={value} name={name} review={review} />;
  return <SafeText text={name ?? value} />;
}

function Owner({ value, name, review }: { readonly value: string; readonly name: string | null; readonly review: Review }) {
  const known = review.people.find((person) => String(person.id) === value);
  return (
    <span className={styles.owner}>
      <SafeText text={known?.name ?? name ?? ""} />{" "}
      <span className={styles.hint}>
        {known && <SafeText text={known.email} />} {personNumber(value)}
      </span>
    </span>
  );
}
