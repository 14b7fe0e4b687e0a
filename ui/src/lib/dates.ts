// Times of the server (RFC 3339) as people write them: month by name, the zone where a whole date stands. Nothing here
// throws: a text that is no time is shown as it came.

const LOCALE = "en-GB";

/** Where and when the reader is; only tests give it. */
export interface Reader {
  readonly timeZone?: string;
  readonly now?: Date;
}

/** "14:07" */
export function clock(at: string, reader: Reader = {}): string {
  return shown(at, reader, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** "22 November 2026" */
export function day(at: string, reader: Reader = {}): string {
  return shown(at, reader, { day: "numeric", month: "long", year: "numeric" });
}

/** A day of the calendar given as "2026-11-22", which is the same day for every reader: "22 November 2026" */
export function calendarDay(date: string): string {
  return day(date, { timeZone: "UTC" });
}

/** "22 November 2026, 14:07 CET" */
export function moment(at: string, reader: Reader = {}): string {
  const time = parse(at);
  return time ? `${day(at, reader)}, ${clock(at, reader)} ${zone(time, reader)}` : at;
}

/** "10:42" for today, "21 November, 10:42" for another day of this year, else with the year: what stands behind "as of". */
export function recent(at: string, reader: Reader = {}): string {
  const now = (reader.now ?? new Date()).toISOString();
  if (!parse(at) || day(at, reader) === day(now, reader)) return clock(at, reader);
  const sameYear = shown(at, reader, { year: "numeric" }) === shown(now, reader, { year: "numeric" });
  const date = sameYear ? shown(at, reader, { day: "numeric", month: "long" }) : day(at, reader);
  return `${date}, ${clock(at, reader)}`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter takes far longer than using it, and lists use it for every row. One made elsewhere is not used here: computers travel. */
function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${new Date().getTimezoneOffset()} ${JSON.stringify(options)}`;
  const known = formatters.get(name);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(LOCALE, options);
  formatters.set(name, fresh);
  return fresh;
}

function parse(at: string): Date | undefined {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function shown(at: string, { timeZone }: Reader, options: Intl.DateTimeFormatOptions): string {
  const time = parse(at);
  return time ? formatter({ ...options, timeZone }).format(time) : at;
}

function zone(time: Date, { timeZone }: Reader): string {
  const parts = formatter({ timeZone, timeZoneName: "short" }).formatToParts(time);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}
