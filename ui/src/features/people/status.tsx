// What is to be known of an account, as words with a glyph. An account about which there is nothing to say has none.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PersonRow } from "../../ipc/bindings";
import { StatusWord } from "../../ui/StatusWord";

/** The words of one person, the weightiest first. */
export function statusWords({ deleted, admin, neverSignedIn }: PersonRow): readonly ReactNode[] {
  return [
    deleted && (
      <StatusWord key="deleted" icon="removal">
        <Trans>Deleted</Trans>
      </StatusWord>
    ),
    admin && (
      <StatusWord key="admin" icon="admin" tone="warn">
        <Trans>Admin rights</Trans>
      </StatusWord>
    ),
    neverSignedIn && (
      <StatusWord key="never" icon="never">
        <Trans>Never signed in</Trans>
      </StatusWord>
    ),
  ].filter(Boolean);
}
