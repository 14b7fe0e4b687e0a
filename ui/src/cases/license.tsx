// Allowances of a license in words: the keys Gatehouse may change by name, sizes in binary units, numbers grouped.
// Everything else is shown as the instance spells it.
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
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

/** The name of a key; a key without one is shown as it is spelled. */
export function LicenseKey({ name }: { readonly name: string }) {
  const { t } = useLingui();
  const words: Readonly<Record<string, string>> = {
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
  };
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
