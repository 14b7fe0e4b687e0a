// One change on the instance as a sentence, and many as a few counts.
import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Person, Place } from "../../cases/LineWords";
import type { NewsLine } from "../../ipc/bindings";
import { SafeText } from "../../ui/SafeText";

/** The sentence. Every name stands with its number, because names repeat. */
export function ChangeWords({ change }: { readonly change: NewsLine }): ReactNode {
  switch (change.kind) {
    case "person-new": {
      const who = <Person person={change.detail} />;
      return <Trans>{who} is new.</Trans>;
    }
    case "person-gone": {
      const who = <Person person={change.detail} />;
      return <Trans>{who} is deleted or gone.</Trans>;
    }
    case "admin-rights-given": {
      const who = <Person person={change.detail} />;
      return <Trans>{who} has admin rights on this instance now.</Trans>;
    }
    case "admin-rights-taken": {
      const who = <Person person={change.detail} />;
      return <Trans>{who} has no admin rights on this instance any more.</Trans>;
    }
    default:
      return <PlaceChange change={change} />;
  }
}

type OfPlace = Exclude<NewsLine, { kind: "person-new" | "person-gone" | "admin-rights-given" | "admin-rights-taken" }>;

function PlaceChange({ change }: { readonly change: OfPlace }): ReactNode {
  const where = <Place place={"organization" in change.detail ? change.detail.organization : change.detail} />;
  switch (change.kind) {
    case "organization-new":
      return <Trans>{where} is new.</Trans>;
    case "organization-gone":
      return <Trans>{where} is deleted or gone.</Trans>;
    case "frozen":
      return <Trans>{where} is frozen now.</Trans>;
    case "unfrozen":
      return <Trans>{where} is not frozen any more.</Trans>;
    case "owner-changed":
      return <OwnerChange where={where} change={change} />;
    case "role-changed": {
      const who = <Person person={change.detail.person} />;
      const [from, to] = [<RoleName key="from" name={change.detail.from} />, <RoleName key="to" name={change.detail.to} />];
      return (
        <Trans>
          {who} is {to} in {where} now, was {from}.
        </Trans>
      );
    }
    case "member-added": {
      const who = <Person person={change.detail.person} />;
      const role = <RoleName name={change.detail.role} />;
      return (
        <Trans>
          {who} is in {where} now, as {role}.
        </Trans>
      );
    }
    case "member-removed": {
      const who = <Person person={change.detail.person} />;
      return (
        <Trans>
          {who} is not in {where} any more.
        </Trans>
      );
    }
  }
}

function OwnerChange({ where, change }: { readonly where: ReactNode; readonly change: Extract<NewsLine, { kind: "owner-changed" }> }) {
  const { from, to } = change.detail;
  const before = from && <Person person={from} />;
  const now = to && <Person person={to} />;
  if (!now) return <Trans>{where} has no owner any more.</Trans>;
  if (!before) {
    return (
      <Trans>
        {where} belongs to {now} now.
      </Trans>
    );
  }
  return (
    <Trans>
      {where} belongs to {now} now, before to {before}.
    </Trans>
  );
}

function RoleName({ name }: { readonly name: string }) {
  return name === "" ? <Trans>a role that is not shown</Trans> : <SafeText text={name} />;
}

/** How many of one kind: "2 new people". */
export function KindCount({ kind, count }: { readonly kind: NewsLine["kind"]; readonly count: number }): ReactNode {
  switch (kind) {
    case "person-new":
      return <Plural value={count} one="# new person" other="# new people" />;
    case "person-gone":
      return <Plural value={count} one="# person gone" other="# people gone" />;
    case "owner-changed":
      return <Plural value={count} one="# owner changed" other="# owners changed" />;
    case "admin-rights-given":
      return <Plural value={count} one="# new administrator" other="# new administrators" />;
    case "admin-rights-taken":
      return <Plural value={count} one="# administrator less" other="# administrators less" />;
    case "frozen":
      return <Plural value={count} one="# organization frozen" other="# organizations frozen" />;
    case "unfrozen":
      return <Plural value={count} one="# organization no longer frozen" other="# organizations no longer frozen" />;
    case "organization-new":
      return <Plural value={count} one="# new organization" other="# new organizations" />;
    case "organization-gone":
      return <Plural value={count} one="# organization gone" other="# organizations gone" />;
    case "role-changed":
      return <Plural value={count} one="# role changed" other="# roles changed" />;
    case "member-added":
      return <Plural value={count} one="# person added to an organization" other="# people added to organizations" />;
    case "member-removed":
      return <Plural value={count} one="# person removed from an organization" other="# people removed from organizations" />;
  }
}
