import { describe, expect, it } from "vitest";
import { calendarDay, clock, day, moment, recent } from "./dates";

const berlin = { timeZone: "Europe/Berlin", now: new Date("2026-11-22T15:00:00Z") };

describe("times on screen", () => {
  it("names the month and the time zone", () => {
    expect(moment("2026-11-22T13:07:59Z", berlin)).toBe("22 November 2026, 14:07 CET");
    expect(day("2026-11-22T23:30:00Z", berlin)).toBe("23 November 2026");
    expect(clock("2026-11-22T23:07:00Z", berlin)).toBe("00:07");
  });

  it("tells a day of the calendar as the same day everywhere", () => {
    expect(calendarDay("2026-11-22")).toBe("22 November 2026");
    expect(calendarDay("")).toBe("");
  });

  it("leaves out what the reader knows", () => {
    expect(recent("2026-11-22T09:42:00Z", berlin)).toBe("10:42");
    expect(recent("2026-11-21T09:42:00Z", berlin)).toBe("21 November, 10:42");
    expect(recent("2025-11-22T09:42:00Z", berlin)).toBe("22 November 2025, 10:42");
  });

  it("shows a text that is no time as it came", () => {
    expect(moment("yesterday", berlin)).toBe("yesterday");
    expect(recent("", berlin)).toBe("");
  });
});
