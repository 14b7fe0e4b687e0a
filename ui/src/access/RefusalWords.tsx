// Why something cannot be staged, in a sentence each, and what can be done instead.
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Refusal, RefusedCells } from "../ipc/bindings";
import { count } from "../lib/counts";
import { unreachable } from "../lib/unreachable";
import { SafeText } from "../ui/SafeText";
import styles from "./Beside.module.css";
import { LOCKS } from "./cellWords";
import type { RoleNames } from "./cellWords";

/** One sentence. */
export function RefusalWords({ reason, names }: { readonly reason: Refusal; readonly names: RoleNames }): ReactNode {
  const { i18n } = useLingui();
  switch (reason.kind) {
    case "owner":
    case "fixed-team-admin":
    case "waiting-for-company-sign-in":
    case "role-not-shown":
      return i18n._(LOCKS[reason.kind].why);
    case "account-deleted":
      return i18n._(LOCKS["deleted-account"].why);
    case "own-access":
      return <Trans>This is the account of your key. Nobody takes away their own access here.</Trans>;
    case "owner-role-is-handed-over":
      return <Trans>Ownership is handed over, not given as a role.</Trans>;
    case "no-such-role-here":
      return <NoSuchRole role={names.get(reason.detail)} />;
    case "not-read":
      return <Trans>It is not known yet who has access here, so nothing can be changed.</Trans>;
    case "place-deleted":
      return <Trans>This place no longer exists.</Trans>;
    case "nothing-there":
      return <Trans>There is no access to remove.</Trans>;
    case "follows-from-admin":
      return <Trans>Team Admin comes with Admin in the organization. Change the role in the organization instead.</Trans>;
    case "goes-with-removal":
      return <Trans>This goes with the removal from the organization. Take that back first.</Trans>;
    default:
      return unreachable(reason);
  }
}

function NoSuchRole({ role }: { readonly role: string | undefined }) {
  const name = role === undefined ? undefined : <SafeText text={role} />;
  return name ? <Trans>{name} is no role that can be given here.</Trans> : <Trans>This role cannot be given here.</Trans>;
}

/** One reason alone, or several with their counts. */
export function RefusedList({ refused, names }: { readonly refused: readonly RefusedCells[]; readonly names: RoleNames }) {
  const [only] = refused;
  if (only && refused.length === 1 && only.count === 1) {
    return (
      <p>
        <RefusalWords reason={only.reason} names={names} />
      </p>
    );
  }
  return (
    <ul className={styles.reasons}>
      {refused.map((one) => (
        <li key={JSON.stringify(one.reason)}>
          <span className={styles.number}>{count(one.count)}</span>
          <span>
            <RefusalWords reason={one.reason} names={names} />
          </span>
        </li>
      ))}
    </ul>
  );
}
