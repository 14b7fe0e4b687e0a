// About how much longer a run takes. Rounded so that it does not pretend to know more than it does.
import { Plural, Trans } from "@lingui/react/macro";
import styles from "./Runs.module.css";

const MINUTE = 60;
/** From so many minutes on, hours say more. */
const LONG = 90;

/** The line; `run-remaining`. */
export function Remaining({ seconds }: { readonly seconds: number }) {
  return (
    <p className={styles.remaining} data-testid="run-remaining" data-seconds={seconds}>
      <Words minutes={Math.round(seconds / MINUTE)} />
    </p>
  );
}

function Words({ minutes }: { readonly minutes: number }) {
  if (minutes < 1) return <Trans>Less than a minute left.</Trans>;
  if (minutes < LONG) return <Plural value={minutes} one="About # minute left." other="About # minutes left." />;
  const hours = Math.round(minutes / MINUTE);
  return <Plural value={hours} one="About # hour left." other="About # hours left." />;
}
