// About how much longer a run takes.
import { TimeLeft } from "../../ui/TimeLeft";
import styles from "./Runs.module.css";

/** The line; `run-remaining`. */
export function Remaining({ seconds }: { readonly seconds: number }) {
  return (
    <p className={styles.remaining} data-testid="run-remaining" data-seconds={seconds}>
      <TimeLeft seconds={seconds} />
    </p>
  );
}
