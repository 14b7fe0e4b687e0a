import { useLingui } from "@lingui/react/macro";
import type { Support } from "../../ipc/bindings";
import { moment } from "../../lib/dates";
import type { Detail } from "../../ui/ErrorBlock";

/** The folded lines for support. */
export function useSupportDetails(support: Support | null): readonly Detail[] {
  const { t } = useLingui();
  if (!support) return [];
  const lines: readonly (readonly [string, string | number | null])[] = [
    [t`What was done`, support.operation],
    [t`Answer`, support.status],
    [t`Code`, support.makeCode],
    [t`The instance said`, support.detail],
    [t`Request`, support.request],
    [t`Time`, support.at === "" ? null : moment(support.at)],
  ];
  return lines.flatMap(([name, value]) => (value === null || value === "" ? [] : [{ name, value: String(value) }]));
}
