// The five lines of the check, each with its glyph as it arrives.
import { useLingui } from "@lingui/react/macro";
import type { Check, CheckLine, CheckOutcome } from "../../ipc/bindings";
import { Hidden } from "../../ui/Hidden";
import { Icon } from "../../ui/Icon";
import type { IconName } from "../../ui/Icon";
import { SafeText } from "../../ui/SafeText";
import styles from "./Instances.module.css";

const ORDER: readonly Check[] = ["address", "key", "owner", "people", "organizations"];
type State = CheckOutcome | "waiting";

const GLYPHS: Record<State, IconName> = { waiting: "waiting", checking: "doing", fine: "done", limited: "not-sure", refused: "care" };

/** All five, with the name of the key's owner once it is known, also those whose turn has not come; each with `data-check` and `data-outcome`. */
export function CheckLines({ lines, owner }: { readonly lines: readonly CheckLine[]; readonly owner: string | undefined }) {
  const { t } = useLingui();
  const names: Record<Check, string> = {
    address: t`The address answers like a Make instance`,
    key: t`The key is accepted`,
    owner: t`It is clear whose key it is`,
    people: t`May list people`,
    organizations: t`May read organizations and teams`,
  };
  const states: Record<State, string> = { waiting: t`waiting`, checking: t`checking`, fine: t`yes`, limited: t`in part`, refused: t`no` };
  return (
    <ul className={styles.lines}>
      {ORDER.map((check) => {
        const named = check === "owner" ? owner : undefined;
        const state = lines.find((line) => line.check === check)?.outcome ?? "waiting";
        return (
          <li key={check} className={styles.line} data-check={check} data-outcome={state}>
            <Icon name={GLYPHS[state]} size={18} />
            <span>{names[check]}</span>
            {state === "waiting" ? <Hidden>{states[state]}</Hidden> : <span className={styles.state}>{named === undefined || state !== "fine" ? states[state] : <SafeText text={named} />}</span>}
          </li>
        );
      })}
    </ul>
  );
}
