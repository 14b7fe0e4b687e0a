// Times of the server on screen. The exact text of the server stays in `datetime`.
import { Trans } from "@lingui/react/macro";
import { calendarDay, clock, day, moment, recent } from "../lib/dates";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";

/** `clock` "14:07" · `day` "22 November 2026" · `moment` "22 November 2026, 14:07 CET" · `recent` the least that is clear. */
export type TimeForm = "clock" | "day" | "moment" | "recent";

const FORMS: Record<TimeForm, (at: string) => string> = { clock, day, moment, recent };

/** A time given as RFC 3339, with the whole moment on hover. */
export function Time(props: { readonly at: string; readonly form?: TimeForm } & Hooks) {
  const { at, form = "moment" } = props;
  return (
    <time {...dataOf(props)} dateTime={at} title={form === "moment" ? undefined : moment(at)}>
      {FORMS[form](at)}
    </time>
  );
}

/** A day of the calendar (`2026-11-22`), without a time and without a zone. */
export function Day(props: { readonly date: string } & Hooks) {
  return (
    <time {...dataOf(props)} dateTime={props.date}>
      {calendarDay(props.date)}
    </time>
  );
}

/** "as of 10:42", with the day when it was not today. */
export function AsOf({ at }: { readonly at: string }) {
  return (
    <Trans>
      as of <Time at={at} form="recent" />
    </Trans>
  );
}
