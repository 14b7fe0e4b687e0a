// "Member → Admin": what was read before and what was read afterwards. Where it did not come out as wanted, what is there
// now and what was wanted.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { LicenseKey, LicenseValue, licenseEntries } from "../../cases/license";
import { FieldWord, Nothing } from "../../cases/PanelLines";
import type { ChangeRow, SeenValue } from "../../ipc/bindings";
import { Change } from "../../ui/Change";
import { SafeText } from "../../ui/SafeText";
import styles from "./History.module.css";

/** The words of a row, on one line. */
export function ChangedWords({ row }: { readonly row: ChangeRow }) {
  if (row.change === "license") return <LicenseWords row={row} />;
  return (
    <span className={styles.changed}>
      <About row={row} />
      <Values row={row} renderValue={(seen) => <Value change={row.change} seen={seen} />} />
    </span>
  );
}

/** The same as plain text, for the whole of a line that is cut. */
export function changedText({ before, after, wanted }: ChangeRow): string {
  return [before, after ?? wanted].flatMap((seen) => (seen ? [seen.name ?? seen.value] : [])).join(" → ");
}

/** What changes, where the values alone do not say it. */
function About({ row }: { readonly row: ChangeRow }) {
  const words = aboutWords(row);
  return words && <span className={styles.about}>{words}</span>;
}

function aboutWords({ change, field }: ChangeRow): ReactNode {
  switch (change) {
    case "transfer":
      return <Trans>Owner:</Trans>;
    case "set-admin-role":
      return <Trans>Admin rights:</Trans>;
    case "update-user":
      return (
        field && (
          <>
            <FieldWord field={field} />:
          </>
        )
      );
    case "create-user":
    case "delete-user":
      return <Trans>Account:</Trans>;
    case "create-org":
      return <Trans>New organization:</Trans>;
    case "create-team":
      return <Trans>New team:</Trans>;
    case "rename-team":
      return <Trans>Name of the team:</Trans>;
    case "invite":
      return <Trans>Invited as:</Trans>;
    default:
      return null;
  }
}

function Values({ row, renderValue: value }: { readonly row: ChangeRow; readonly renderValue: (seen: SeenValue) => ReactNode }) {
  const { before, after, wanted, result } = row;
  if (result === "done" || result === "already-so") {
    const now = after ?? wanted;
    return <Change before={before && before.value !== now.value ? value(before) : undefined} after={value(now)} removal={now.value === "none"} />;
  }
  if (!after) {
    return (
      <span className={styles.wanted}>
        <Trans>{value(wanted)} was wanted</Trans>
      </span>
    );
  }
  return (
    <span className={styles.wanted}>
      <strong>{value(after)}</strong>
      {after.value !== wanted.value && <Trans>, {value(wanted)} was wanted</Trans>}
    </span>
  );
}

function Value({ change, seen: { value, name } }: { readonly change: string; readonly seen: SeenValue }) {
  if (value === "none") return <Nothing change={change} />;
  if (value === "gone-account") return <Trans>deleted</Trans>;
  if (value === "not-shown") return <Trans>a role that the instance does not show</Trans>;
  if (value.startsWith("gone-")) return <Trans>no longer exists</Trans>;
  if (change === "create-user" || change === "delete-user") return /^\d+$/.test(value) ? `#${value}` : <SafeText text={value} />;
  return <SafeText text={name ?? value} />;
}

/** The first allowance with its values, and how many more there are. */
function LicenseWords({ row }: { readonly row: ChangeRow }) {
  const keys = licenseEntries(row.wanted.value);
  const [first] = keys;
  if (!first) return <Trans>Allowances stay as they are</Trans>;
  const more = keys.length - 1;
  const value = (seen: SeenValue) => {
    const json = licenseEntries(seen.value).find(({ key }) => key === first.key)?.json ?? null;
    return <LicenseValue name={first.key} json={json} />;
  };
  return (
    <span className={styles.changed}>
      <span className={styles.about}>
        <LicenseKey name={first.key} />:
      </span>
      <Values row={row} renderValue={value} />
      {more > 0 && (
        <span className={styles.about}>
          <Trans>+{more}</Trans>
        </span>
      )}
    </span>
  );
}
