// What stays as it is, beside every page of a case: the counts are the core's, the sentences depend on what the case is for.
import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { NotShown, PersonLabel, PlanKind, Stays } from "../ipc/bindings";
import { SafeText } from "../ui/SafeText";
import { WhatStays } from "../ui/WhatStays";

interface CaseStaysProps {
  readonly kind: PlanKind;
  readonly stays: Stays;
  readonly person: PersonLabel | null;
  /** Not everything was found yet, so the numbers may grow. */
  readonly growing?: boolean;
}

/** The column "What stays". */
export function CaseStays({ kind, stays, person, growing = false }: CaseStaysProps) {
  const nothing = <Trans key="nothing">Nothing is deleted.</Trans>;
  if (kind === "create-holding-account") {
    return <WhatStays lines={[nothing, <Trans key="mail">No mail is sent. The account gets a random password that nobody sees or keeps.</Trans>]} />;
  }
  if (kind !== "customer-leaves" && kind !== "person-leaves") return <WhatStays lines={ofPanel(kind, nothing)} />;
  const lines = [...counted(stays, kind), ...stillGrowing(growing), ...about(kind, person), ...stays.leftAlone.map(alone), ...stays.notShown.map(unknown), ...rights(stays)];
  return <WhatStays lines={[nothing, ...lines]} />;
}

/** For changes from panels: what people ask about first. */
function ofPanel(kind: Exclude<PlanKind, "customer-leaves" | "person-leaves" | "create-holding-account">, nothing: ReactNode): readonly [ReactNode, ...ReactNode[]] {
  switch (kind) {
    case "hand-over":
      return [nothing, <Trans key="runs">Scenarios keep running. License, teams and colleagues stay as they are.</Trans>];
    case "edit-person":
      return [nothing, <Trans key="access">Organizations, teams and roles stay as they are.</Trans>];
    case "admin-role":
      return [nothing, <Trans key="access">Roles in organizations and teams stay as they are.</Trans>];
    case "remove-from":
      return [<Trans key="account">The account stays on the instance, and so do the scenarios.</Trans>];
    case "delete-person":
      return [<Trans key="organizations">Organizations, teams and scenarios stay. Only the account goes.</Trans>];
    case "create-person":
    case "create-organization":
    case "create-team":
    case "rename-team":
    case "invite":
    case "add-member":
    case "access":
      return [nothing, <Trans key="others">Everybody else keeps what they have.</Trans>];
  }
}

function stillGrowing(growing: boolean): readonly ReactNode[] {
  return growing ? [<Trans key="growing">We are still looking, so these numbers may grow.</Trans>] : [];
}

function counted({ scenarios, teams, colleaguesKept }: Stays, kind: PlanKind): readonly ReactNode[] {
  const frozen = kind === "customer-leaves";
  return [
    scenarios > 0 && (frozen ? <StoppedScenarios key="scenarios" scenarios={scenarios} /> : <Plural key="scenarios" value={scenarios} one="# scenario stays and keeps running." other="# scenarios stay and keep running." />),
    <Trans key="data">Data stores and connections stay as they are.</Trans>,
    teams > 0 && <Plural key="teams" value={teams} one="# team stays." other="# teams stay." />,
    colleaguesKept > 0 && <Plural key="colleagues" value={colleaguesKept} one="# colleague keeps their access." other="# colleagues keep their access." />,
  ].filter((line) => line !== false);
}

function StoppedScenarios({ scenarios }: { readonly scenarios: number }) {
  return <Plural value={scenarios} one="# scenario stays. It stops, and nothing in it changes." other="# scenarios stay. They stop, and nothing in them changes." />;
}

function about(kind: PlanKind, person: PersonLabel | null): readonly ReactNode[] {
  if (!person) return [];
  const name = <SafeText text={person.name} />;
  return [
    kind === "customer-leaves" ? (
      <Trans key="person">{name} keeps the account and can look at what the chosen roles show.</Trans>
    ) : (
      <Trans key="person">The account of {name} stays on the instance.</Trans>
    ),
  ];
}

function alone(organization: string): ReactNode {
  return <LeftAlone key={`alone ${organization}`} name={organization} />;
}

function LeftAlone({ name }: { readonly name: string }) {
  const organization = <SafeText text={name} />;
  return <Trans>{organization} stays as it is.</Trans>;
}

function unknown(row: NotShown): ReactNode {
  return <Unknown key={`unknown ${row.person.id} ${row.place}`} row={row} />;
}

function Unknown({ row }: { readonly row: NotShown }) {
  const [person, place] = [<SafeText key="person" text={row.person.name} />, <SafeText key="place" text={row.place} />];
  return row.leftOut ? (
    <Trans>
      {person} stays in {place}, in a role that the instance does not show. This case leaves it out.
    </Trans>
  ) : (
    <Trans>
      {person} stays in {place}, in a role that the instance does not show.
    </Trans>
  );
}

function rights({ administrator }: Stays): readonly ReactNode[] {
  return administrator ? [<Rights key="rights" name={administrator.name} />] : [];
}

function Rights({ name }: { readonly name: string }) {
  const person = <SafeText text={name} />;
  return <Trans>{person} keeps the admin rights on this instance.</Trans>;
}
