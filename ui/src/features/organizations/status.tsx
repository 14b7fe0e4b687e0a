// What is to be known of an organization, as words with a glyph. One about which there is nothing to say has none.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { OrganizationRow } from "../../ipc/bindings";
import { StatusWord } from "../../ui/StatusWord";

/** The words of one organization, the weightiest first. */
export function statusWords({ deleted, frozen }: OrganizationRow): readonly ReactNode[] {
  return [
    deleted && (
      <StatusWord key="deleted" icon="removal">
        <Trans>Deleted</Trans>
      </StatusWord>
    ),
    frozen && (
      <StatusWord key="frozen" icon="frozen">
        <Trans>Frozen</Trans>
      </StatusWord>
    ),
  ].filter(Boolean);
}
