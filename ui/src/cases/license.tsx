// Allowances of a license in words: the keys Gatehouse may change by name, sizes in binary units, numbers grouped.
// Everything else is shown as the instance spells it.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Unit } from "../ipc/bindings";
import { bytesInWords } from "../lib/bytes";
import { count } from "../lib/counts";
import { SafeText } from "../ui/SafeText";

const SIZES: readonly string[] = ["transfer", "dsslimit", "fslimit", "dlqStorage"];

/** What freezing lowers stands first, in this order; the rest follows as the instance has it. */
const FIRST: readonly string[] = ["operations", "transfer"];

/** The same entries in the order in which people look at them. */
export function inOrder<Entry extends { readonly key: string }>(entries: readonly Entry[]): readonly Entry[] {
  const place = (entry: Entry) => (FIRST.includes(entry.key) ? FIRST.indexOf(entry.key) : FIRST.length);
  return entries.toSorted((left, right) => place(left) - place(right));
}

/** What the keys are called; those that are not here have no word. */
export function useLicenseWords(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    operations: t`Operations`,
    transfer: t`Data transfer`,
    dslimit: t`Data stores`,
    dsslimit: t`Data store storage`,
    fslimit: t`Largest file`,
    iolimit: t`Waiting webhooks`,
    dlqStorage: t`Incomplete executions`,
    scenarios: t`Active scenarios`,
    teams: t`Teams`,
    premiumApps: t`Premium apps`,
    apiLimit: t`API calls per minute`,
    interval: t`Shortest schedule`,
    appslimit: t`Apps in active scenarios`,
    users: t`People`,
    allowOverage: t`May go over operations`,
    executionTime: t`Longest run of a scenario`,
    retention: t`Run history is kept`,
    priority: t`Priority`,
    auditLogsDays: t`Audit log is kept`,
    webhookLogRetentionDays: t`Webhook log is kept`,
    customProperties: t`Custom properties`,
    gracePeriod: t`Grace period`,
    fulltext: t`Search in run history`,
    dedicatedSso: t`Company sign-in of its own`,
    customVariables: t`Custom variables`,
    customFunctions: t`Custom functions`,
    onDemandScheduling: t`Scenarios on demand`,
    scenarioIO: t`Scenario inputs and outputs`,
    scenarioInputs: t`Scenario inputs`,
    dynamicConnections: t`Dynamic connections`,
    dynamicDependencies: t`Dynamic dependencies`,
    analyticsAccess: t`Analytics`,
    creatingTemplates: t`Creating templates`,
    installPublicApps: t`Installing public apps`,
    customRoles: t`Custom roles`,
  };
}

/** The name of a key; a key without one is shown as it is spelled. */
export function LicenseKey({ name }: { readonly name: string }) {
  const words = useLicenseWords();
  return Object.hasOwn(words, name) ? words[name] : <SafeText text={name} />;
}

/** A value given as JSON text; `null` and nothing are "not set". */
export function LicenseValue({ name, json }: { readonly name: string; readonly json: string | null }) {
  const { t } = useLingui();
  return json === null || json === "null" ? t`not set` : valueInWords(name, json);
}

function valueInWords(name: string, json: string): ReactNode {
  const bare = json.replaceAll(/^"|"$/g, "");
  if (!/^\d{1,15}$/.test(bare)) return <SafeText text={bare} />;
  return SIZES.includes(name) ? bytesInWords(Number(bare)) : count(Number(bare));
}

/** A value given as JSON text, in its unit; what Make does not document is shown as the instance spells it. */
export function LicenseUnit({ json, unit }: { readonly json: string; readonly unit: Unit | null }): ReactNode {
  const bare = json.replaceAll(/^"|"$/g, "");
  if (bare === "null") return <Trans>not set</Trans>;
  if (unit === "flag") return <Flag bare={bare} />;
  if (unit === null || unit === "word" || !/^\d{1,15}$/.test(bare)) return <SafeText text={bare} />;
  const value = Number(bare);
  switch (unit) {
    case "count":
      return count(value);
    case "bytes":
      return bytesInWords(value);
    case "minutes":
      return <Plural value={value} one="# minute" other="# minutes" />;
    case "days":
      return <Plural value={value} one="# day" other="# days" />;
    case "per-minute":
      return value === 0 ? <Trans>none</Trans> : count(value);
    case "percent":
      return <Trans>up to {value} %</Trans>;
  }
}

function Flag({ bare }: { readonly bare: string }) {
  if (bare === "true") return <Trans>yes</Trans>;
  return bare === "false" ? <Trans>no</Trans> : <SafeText text={bare} />;
}

/** A license as it was read back (compact JSON with the spelling of the instance), key by key; nothing where it is none. */
export function licenseEntries(json: string): readonly { readonly key: string; readonly json: string }[] {
  try {
    const read: unknown = JSON.parse(json);
    if (typeof read !== "object" || read === null || Array.isArray(read)) return [];
    return inOrder(Object.entries(read).map(([key, value]) => ({ key, json: JSON.stringify(value) })));
  } catch {
    return [];
  }
}
