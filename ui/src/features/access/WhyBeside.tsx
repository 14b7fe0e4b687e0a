// "Why does this person have this?", answered beside the cell.
import { Trans, useLingui } from "@lingui/react/macro";
import { queryOptions, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { msg } from "@lingui/core/macro";
import { ProblemSentence } from "../../errors/ErrorNotice";
import type { CellLabel, FollowWord, NamedRole, WhyLine } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { keys } from "../../ipc/queries";
import { unreachable } from "../../lib/unreachable";
import type { GridPosition } from "../../ui/gridTypes";
import { SafeText } from "../../ui/SafeText";
import { AsOf, Time } from "../../ui/Time";
import beside from "../../access/Beside.module.css";
import { Beside } from "../../access/Beside";
import { FOLLOWS, LOCKS } from "../../access/cellWords";
import { BEFORE_PLACES } from "./target";

interface WhyBesideProps {
  readonly anchor: HTMLElement;
  readonly view: number;
  readonly version: number;
  readonly at: GridPosition;
  readonly onClose: () => void;
}

const NOT_KNOWN = {
  reading: msg({ message: "It is being read who has access here." }),
  "not-read": msg({ message: "It has not been read who has access here." }),
  refused: msg({ message: "Your key may not read who has access here." }),
  gone: msg({ message: "This place is deleted on the instance." }),
};

/** `access-why`. */
export function WhyBeside({ anchor, view, version, at, onClose }: WhyBesideProps) {
  const { t } = useLingui();
  const column = at.column - BEFORE_PLACES;
  const { data: why, error } = useQuery(queryOptions({ queryKey: [...keys.access, "why", view, version, at.row, column] as const, queryFn: () => data(commands.accessWhy(view, version, at.row, column)), gcTime: 0 }));
  if (!why && !error) return null;
  return (
    <Beside testId="access-why" anchor={anchor} role="alert" label={t`Why`} onClose={onClose}>
      {why && (
        <>
          <p className={beside.besideTitle}>
            <SafeText text={why.cell.user.name} /> · <SafeText text={why.cell.team?.name ?? why.cell.organization.name} />
          </p>
          <ul className={beside.reasons}>
            {why.lines.map((line) => (
              <li key={JSON.stringify(line)}>
                <span>
                  <WhyWords line={line} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {error && <ProblemSentence problem={problemOf(error)} />}
    </Beside>
  );
}

function WhyWords({ line }: { readonly line: WhyLine }): ReactNode {
  const { i18n } = useLingui();
  switch (line.kind) {
    case "has":
      return <Has role={line.detail.role.name} asOf={line.detail.asOf} />;
    case "no-access":
      return (
        <>
          <Trans>Has no access here.</Trans> <AsOf at={line.detail.asOf} />
        </>
      );
    case "unknown":
      return line.detail === "role-not-shown" ? <Trans>Is here in a role that the instance shows nowhere.</Trans> : i18n._(NOT_KNOWN[line.detail]);
    case "locked":
      return i18n._(LOCKS[line.detail].why);
    case "through-organization":
      return <Through role={line.detail.name} />;
    case "not-in-organization":
      return <Trans>Is not in the organization. With a role in a team they become a member of it.</Trans>;
    case "invitation":
      return <Trans>An invitation is open.</Trans>;
    case "administers-instance":
      return <Trans>Has admin rights on this instance, and so reaches every organization in other ways too.</Trans>;
    case "staged":
      return <Staged was={line.detail.was} wish={line.detail.wish} note={line.detail.note} />;
    case "follows":
      return <Follows word={line.detail.word} cause={line.detail.cause} />;
    case "changed-here":
      return <ChangedHere role={line.detail.role} title={line.detail.title} at={line.detail.at} />;
    default:
      return unreachable(line);
  }
}

function Has({ role, asOf }: { readonly role: string; readonly asOf: string }) {
  const name = <SafeText text={role} />;
  return (
    <>
      <Trans>Has the role {name} here.</Trans> <AsOf at={asOf} />
    </>
  );
}

function Through({ role }: { readonly role: string }) {
  const name = <SafeText text={role} />;
  return <Trans>Comes with the role {name} in the organization. It is fixed: it can only be removed and added again.</Trans>;
}

function Staged({ was, wish, note }: { readonly was: NamedRole | null; readonly wish: NamedRole | null; readonly note: string | null }) {
  const before = <RoleOrNone role={was} />;
  const after = <RoleOrNone role={wish} />;
  return (
    <>
      <Trans>
        Waits in your changes: {before} becomes {after}.
      </Trans>{" "}
      {note !== null && <SafeText text={note} />}
    </>
  );
}

function Follows({ word, cause }: { readonly word: FollowWord; readonly cause: CellLabel }) {
  const { i18n } = useLingui();
  const what = i18n._(FOLLOWS[word]);
  const where = <SafeText text={cause.team?.name ?? cause.organization.name} />;
  return (
    <Trans>
      Because of your change in {where}: {what}.
    </Trans>
  );
}

function ChangedHere({ role, title, at }: { readonly role: NamedRole | null; readonly title: string; readonly at: string }) {
  const after = <RoleOrNone role={role} />;
  const name = <SafeText text={title} />;
  const when = <Time at={at} />;
  return (
    <Trans>
      Changed from here to {after}, {when} ({name}).
    </Trans>
  );
}

function RoleOrNone({ role }: { readonly role: NamedRole | null }) {
  return role === null ? <Trans>no access</Trans> : <SafeText text={role.name} />;
}
