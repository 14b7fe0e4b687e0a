//! A day of the calendar, without a time and without a zone: what people mean by the date of a leave.
//!
//! There is no clock here: whoever needs today takes it from their own.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The years that a date can reasonably be in; others are slips of the keyboard.
const YEARS: std::ops::RangeInclusive<u16> = 2000..=2099;

/// A day between the first of 2000 and the last of 2099, written `2026-11-22`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: u16,
    month: u8,
    number: u8,
}

/// A text is not a [`Day`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a day")]
pub struct NotADay;

impl Day {
    /// The day of a moment given as RFC 3339 text, in that text's own zone.
    pub fn of_moment(at: &str) -> Option<Self> {
        at.split_once('T')?.0.parse().ok()
    }

    fn new(year: u16, month: u8, number: u8) -> Option<Self> {
        let real = YEARS.contains(&year) && (1..=length(year, month)?).contains(&number);
        real.then_some(Self { year, month, number })
    }
}

/// How many days a month has; nothing where there is no such month.
fn length(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        0 | 13.. => None,
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let [year, month, day] = text.split('-').collect::<Vec<_>>()[..] else { return Err(NotADay) };
        let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return Err(NotADay);
        }
        let number = |text: &str| text.parse().map_err(|_| NotADay);
        Self::new(year.parse().map_err(|_| NotADay)?, number(month)?, number(day)?).ok_or(NotADay)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.number)
    }
}

impl TryFrom<String> for Day {
    type Error = NotADay;

    fn try_from(text: String) -> Result<Self, NotADay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar_are_read_and_written_alike() {
        for text in ["2000-01-01", "2024-02-29", "2026-11-22", "2099-12-31"] {
            assert_eq!(text.parse::<Day>().map(|day| day.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn what_is_no_day_of_these_years_is_refused() {
        let none =
            ["", "2026-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-02", "1999-12-31", "0206-11-22"];
        for text in none.into_iter().chain(["2026-11-22T10:00", "+026-11-22", "2026-11-22-01", "22.11.2026"]) {
            assert_eq!(text.parse::<Day>(), Err(NotADay), "{text}");
        }
    }

    #[test]
    fn the_day_of_a_moment_is_the_one_of_its_own_zone() {
        let day = |at| Day::of_moment(at).map(|day| day.to_string());
        assert_eq!(day("2026-11-22T23:30:00+09:00").as_deref(), Some("2026-11-22"));
        assert_eq!(day("soon"), None);
    }
}
