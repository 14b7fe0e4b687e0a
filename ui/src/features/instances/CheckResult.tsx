// The outcome of the check as a region of its own: `connect-result` with `data-state`.
import { useLingui } from "@lingui/react/macro";
import { ErrorNotice } from "../../errors/ErrorNotice";
import { hostOf, understood } from "./address";
import { CheckLines } from "./CheckLines";
import { CheckReport } from "./CheckReport";
import styles from "./Instances.module.css";
import type { Checked } from "./useCheck";

/** Lines as they arrive, then what they mean. */
export function CheckResult({ checked, address }: { readonly checked: Checked; readonly address: string }) {
  const { t } = useLingui();
  const state = checked.running ? "checking" : (checked.report?.state ?? "refused");
  return (
    <section className={styles.result} aria-label={t`What the check found`} aria-live="polite" data-testid="connect-result" data-state={state}>
      <CheckLines lines={checked.lines} owner={checked.report?.operator?.name} />
      {checked.report && <CheckReport report={checked.report} />}
      {checked.problem && <ErrorNotice testId="connect-problem" problem={checked.problem} occasion="key" values={{ instance: hostOf(understood(address) ?? address) }} />}
    </section>
  );
}
