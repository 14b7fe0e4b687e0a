// The line under the banner when the day comes by which somebody wanted to have renewed the key.
import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { passport } from "../ipc/queries";
import { calendarDay } from "../lib/dates";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";

const DAY_MS = 86_400_000;
/** From so many days before on. */
const AHEAD = 14;

/** Days from now to that day of the calendar; today is 0. */
export function daysUntil(day: string, now: Date): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return Math.round((Date.UTC(year, month - 1, date) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / DAY_MS);
}

/** `renew-line`; nothing while there is time, or no day was chosen. */
export function RenewLine({ onNewKey }: { readonly onNewKey: () => void }) {
  const { data: known } = useQuery(passport);
  const [today] = useState(() => new Date());
  if (!known?.renewBy) return null;
  const left = daysUntil(known.renewBy, today);
  if (left > AHEAD) return null;
  const day = calendarDay(known.renewBy);
  return (
    <Notice
      testId="renew-line"
      data-days={left}
      actions={
        <Button testId="enter-new-key" onPress={onNewKey}>
          <Trans>Enter a new key…</Trans>
        </Button>
      }
    >
      {left < 0 ? <Trans>The key was to be renewed by {day}. It is used until a new one works.</Trans> : <Plural value={left} _0="The key is to be renewed today." one="The key is to be renewed by tomorrow." other="The key is to be renewed in # days." />}
    </Notice>
  );
}
