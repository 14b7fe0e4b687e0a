// What the organization may use each period and what it has used, in words and units; the renewal as dates.
import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { LicenseKey, LicenseUnit, inOrder } from "../../cases/license";
import type { OrganizationPanel } from "../../ipc/bindings";
import { bytesInWords } from "../../lib/bytes";
import { count } from "../../lib/counts";
import { FactLine } from "../../ui/Facts";
import { Fold } from "../../ui/Fold";
import { SafeText } from "../../ui/SafeText";
import { Day, Time } from "../../ui/Time";
import styles from "./Organizations.module.css";
import { Part } from "./Part";

/** What people ask about; everything else is folded. */
const ASKED: readonly string[] = ["operations", "transfer", "scenarios", "teams", "users", "dslimit", "dsslimit", "fslimit", "iolimit", "apiLimit"];

/** The license, each key a `license-item` with `data-key` and `data-value`. */
export function License({ panel }: { readonly panel: OrganizationPanel }) {
  const lines = inOrder(panel.license).filter(({ key }) => key !== "restartPeriod");
  const asked = lines.filter(({ key }) => ASKED.includes(key));
  const rest = lines.filter(({ key }) => !ASKED.includes(key));
  return (
    <Part name="license" title={<Trans>License</Trans>} state={panel.licenseState} notReadable={<Trans>Your key may not read the license.</Trans>}>
      <p className={styles.hint}>
        <Renewal panel={panel} />
      </p>
      <Lines lines={asked} />
      {rest.length > 0 && (
        <Fold testId="license-rest" title={<Trans>Everything else in this license</Trans>}>
          <Lines lines={rest} />
        </Fold>
      )}
    </Part>
  );
}

function Lines({ lines }: { readonly lines: OrganizationPanel["license"] }) {
  return (
    <ul>
      {lines.map(({ key, value, unit }) => (
        <FactLine key={key} testId="license-item" data-key={key} data-value={value} level="plain" name={<LicenseKey name={key} />} value={<LicenseUnit json={value} unit={unit} />} />
      ))}
    </ul>
  );
}

function Renewal({ panel: { restartPeriod, usage } }: { readonly panel: OrganizationPanel }): ReactNode {
  return (
    <>
      <Period period={restartPeriod} />{" "}
      {usage?.nextReset != null && (
        <Trans>
          The next renewal is on <When at={usage.nextReset} />.
        </Trans>
      )}
    </>
  );
}

function Period({ period }: { readonly period: string | null }): ReactNode {
  switch (period) {
    case null:
      return <Trans>What it may use each period.</Trans>;
    case "1 month":
      return <Trans>What it may use each month.</Trans>;
    case "1 year":
      return <Trans>What it may use each year.</Trans>;
    default: {
      const words = <SafeText text={period} />;
      return <Trans>What it may use each period of {words}.</Trans>;
    }
  }
}

/** A day of the calendar, or a moment. */
function When({ at }: { readonly at: string }) {
  return /^\d{4}-\d{2}-\d{2}$/.test(at) ? <Day date={at} /> : <Time at={at} form="day" />;
}

/** What was used since the last renewal; `usage-item` with `data-key`. */
export function Usage({ panel }: { readonly panel: OrganizationPanel }) {
  const { usage, usageState } = panel;
  return (
    <Part name="usage" title={<Trans>Used in this period</Trans>} state={usageState} notReadable={<Trans>Your key may not read what was used.</Trans>}>
      {usage?.lastReset != null && (
        <p className={styles.hint}>
          <Trans>
            Counted since <When at={usage.lastReset} />.
          </Trans>
        </p>
      )}
      <ul>
        <Used panel={panel} name="operations" value={usage?.operations ?? null} words={count} />
        <Used panel={panel} name="transfer" value={usage?.transfer ?? null} words={bytesInWords} />
      </ul>
    </Part>
  );
}

function Used({ panel, name, value, words }: { readonly panel: OrganizationPanel; readonly name: string; readonly value: number | null; readonly words: (value: number) => string }) {
  const allowed = allowance(panel, name);
  const used = value === null ? undefined : words(value);
  const of = allowed === undefined ? undefined : words(allowed);
  return (
    <FactLine
      testId="usage-item"
      data-key={name}
      level="plain"
      name={<LicenseKey name={name} />}
      value={<Amount used={used} of={of} />}
    />
  );
}

function Amount({ used, of }: { readonly used: string | undefined; readonly of: string | undefined }): ReactNode {
  if (used === undefined) return <Trans>not told</Trans>;
  if (of === undefined) return used;
  return (
    <Trans>
      {used} of {of}
    </Trans>
  );
}

/** What the license allows, where that is a plain number. */
function allowance({ license }: OrganizationPanel, key: string): number | undefined {
  const bare = license.find((line) => line.key === key)?.value.replaceAll('"', "") ?? "";
  return /^\d{1,15}$/.test(bare) ? Number(bare) : undefined;
}
