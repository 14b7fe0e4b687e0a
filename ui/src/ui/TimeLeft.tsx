// About how much longer something takes. Rounded so that it does not pretend to know more than it does.
import { Plural, Trans } from "@lingui/react/macro";

const MINUTE = 60;
/** From so many minutes on, hours say more. */
const LONG = 90;

/** "About 3 minutes left." */
export function TimeLeft({ seconds }: { readonly seconds: number }) {
  const minutes = Math.round(seconds / MINUTE);
  if (minutes < 1) return <Trans>Less than a minute left.</Trans>;
  if (minutes < LONG) return <Plural value={minutes} one="About # minute left." other="About # minutes left." />;
  const hours = Math.round(minutes / MINUTE);
  return <Plural value={hours} one="About # hour left." other="About # hours left." />;
}
