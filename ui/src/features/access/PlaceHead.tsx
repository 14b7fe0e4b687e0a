// The head of a place: its name, what it is, and for an organization among others the button that unfolds its teams. A press
// opens the menu of the column, which the keyboard reaches from any cell.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { AccessColumn } from "../../ipc/bindings";
import { plainMarks } from "../../lib/marks";
import { Icon } from "../../ui/Icon";
import { SafeText } from "../../ui/SafeText";
import styles from "./Access.module.css";

interface PlaceHeadProps {
  readonly place: AccessColumn;
  readonly single: boolean;
  readonly sorted: "ascending" | "descending" | undefined;
  readonly onMenu: (head: HTMLElement) => void;
  readonly onExpand: (organization: number, expand: boolean) => void;
}

/** Name over a hint; `access-column` is the button. */
export function PlaceHead({ place, single, sorted, onMenu, onExpand }: PlaceHeadProps) {
  const { t } = useLingui();
  const name = plainMarks(place.name);
  const unfolds = !single && place.team === null && (place.teams ?? 0) > 0;
  return (
    <span className={styles.place}>
      <button type="button" tabIndex={-1} className={styles.placeName} data-testid="access-column" title={name} onClick={(event) => onMenu(event.currentTarget)}>
        <span className={place.team === null ? styles.organization : styles.team}>
          {single && place.team === null ? <Trans>Organization</Trans> : <SafeText text={place.name} />}
        </span>
        <Under place={place} single={single} />
      </button>
      {sorted && (
        <span className={styles.sorted}>
          <Icon name={sorted === "ascending" ? "up" : "down"} size={14} />
        </span>
      )}
      {unfolds && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.unfold}
          data-testid="access-expand"
          aria-expanded={place.expanded}
          aria-label={place.expanded ? t`Fold the teams of ${name}` : t`Unfold the teams of ${name}`}
          onClick={() => onExpand(place.organization, !place.expanded)}
        >
          <Icon name={place.expanded ? "left" : "right"} size={14} />
        </button>
      )}
    </span>
  );
}

function Under({ place, single }: { readonly place: AccessColumn; readonly single: boolean }) {
  if (place.reading === "refused") return <Hint words={<Trans>not readable</Trans>} />;
  if (place.reading !== "known") return <Hint words={<Trans>being read…</Trans>} />;
  if (place.team !== null) return null;
  return single || place.teams === null ? null : <Hint words={<Plural value={place.teams} one="# team" other="# teams" />} />;
}

function Hint({ words }: { readonly words: ReactNode }) {
  return <span className={styles.under}>{words}</span>;
}
