//! Words, times and numbers of the page.

use chrono::{DateTime, Local, NaiveDate};

use crate::view::instance::Kind;
use crate::view::run::{StepTrouble, StepWord};

use super::super::text::shown;

/// With month name and time zone, by this computer's clock settings; what cannot be read stays as it came.
pub(super) fn moment(at: &str) -> String {
    local(at).map_or_else(|| shown(at), |time| time.format("%-d %B %Y, %H:%M:%S (UTC%:z)").to_string())
}

/// Only the time of day.
pub(super) fn time(at: &str) -> String {
    local(at).map_or_else(|| shown(at), |time| time.format("%H:%M:%S").to_string())
}

/// The time of day; with its day where that is another one.
pub(super) fn time_on(at: &str, day: &str) -> String {
    let same = local(at).map(|time| time.date_naive()) == local(day).map(|time| time.date_naive());
    if same { time(at) } else { moment(at) }
}

/// A day given as `2026-11-22`, with month name; what cannot be read stays as it came.
pub(super) fn date(day: &str) -> String {
    let read = NaiveDate::parse_from_str(day, "%Y-%m-%d");
    read.map_or_else(|_| shown(day), |day| day.format("%-d %B %Y").to_string())
}

/// What times without a day are of.
pub(super) fn day_and_zone(at: &str) -> String {
    local(at).map_or_else(|| shown(at), |time| time.format("%-d %B %Y (UTC%:z)").to_string())
}

/// The day as `2026-11-22`, for file names; empty where the time cannot be read.
pub(crate) fn day(at: &str) -> String {
    local(at).map_or_else(String::new, |time| time.format("%Y-%m-%d").to_string())
}

fn local(at: &str) -> Option<DateTime<Local>> {
    DateTime::parse_from_rfc3339(at).ok().map(|time| time.with_timezone(&Local))
}

pub(super) fn plural(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

pub(super) fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Live => "Live",
        Kind::Test => "Test",
        Kind::Sample => "Sample data",
    }
}

pub(super) fn kind_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Live => "live",
        Kind::Test => "test",
        Kind::Sample => "sample",
    }
}

/// The word of a state and the class that colors it.
pub(super) fn state(word: StepWord) -> (&'static str, &'static str) {
    match word {
        StepWord::Waiting => ("Waiting", "waiting"),
        StepWord::Checking => ("Checking", "checking"),
        StepWord::Doing => ("Doing", "doing"),
        StepWord::Done => ("Done", "done"),
        StepWord::AlreadySo => ("Already so", "already-so"),
        StepWord::ChangedMeanwhile => ("Changed meanwhile", "changed-meanwhile"),
        StepWord::NotSure => ("Not sure yet", "not-sure"),
        StepWord::NeedsYou => ("Needs you", "needs-you"),
        StepWord::Skipped => ("Skipped", "skipped"),
    }
}

pub(super) fn trouble(trouble: &StepTrouble) -> String {
    match trouble {
        StepTrouble::Refused { status, code, detail } => {
            let code = code.as_deref().map_or_else(String::new, |code| format!(" {}", shown(code)));
            let detail = detail.as_deref().map_or_else(String::new, |detail| format!(": {}", shown(detail)));
            format!("The instance refused ({status}{code}){detail}")
        }
        StepTrouble::AcceptedButUnchanged => "The instance said yes, but nothing changed.".to_owned(),
        StepTrouble::NotApplied => "No clear answer came, and nothing had changed.".to_owned(),
        StepTrouble::Unclear => "No clear answer came, and it could not be read back.".to_owned(),
        StepTrouble::ChangedMeanwhile => "Someone else changed it.".to_owned(),
        StepTrouble::NoLongerExists(gone) => {
            use domain::plan::fact::Gone;
            match gone {
                Gone::Organization => "The organization no longer exists.",
                Gone::Team => "The team no longer exists.",
                Gone::Account => "The account no longer exists.",
            }
            .to_owned()
        }
        StepTrouble::Unreadable { .. } => "The instance did not show how this stands, so nothing was sent.".to_owned(),
        StepTrouble::DependsOnSkipped(step) => format!("Left out, because line {step} did not happen."),
        StepTrouble::SkippedByChoice(reason) if reason.trim().is_empty() => "Left out by choice.".to_owned(),
        StepTrouble::SkippedByChoice(reason) => format!("Left out by choice: {}", shown(reason)),
    }
}

/// A license value for people: sizes in binary units, whole numbers with separators, everything else as it is.
pub(super) fn license_value(key: &str, json: Option<&str>) -> String {
    const SIZES: [&str; 4] = ["transfer", "dsslimit", "fslimit", "dlqStorage"];
    let Some(json) = json.filter(|json| *json != "null") else { return "not set".to_owned() };
    match json.trim_matches('"').parse::<u64>() {
        Ok(number) if SIZES.contains(&key) => size(number),
        Ok(number) => separated(number),
        Err(_) => shown(json),
    }
}

fn size(bytes: u64) -> String {
    const UNITS: [(&str, u64); 4] = [("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];
    for (unit, factor) in UNITS {
        if bytes >= factor {
            let tenths = (u128::from(bytes) * 10 + u128::from(factor) / 2) / u128::from(factor);
            let rest = tenths % 10;
            let tenth = if rest == 0 { String::new() } else { format!(".{rest}") };
            return format!("{}{tenth} {unit}", tenths / 10);
        }
    }
    format!("{bytes} bytes")
}

fn separated(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A license key for people.
pub(super) fn license_key(key: &str) -> String {
    match key {
        "operations" => "Operations".to_owned(),
        "transfer" => "Data transfer".to_owned(),
        other => shown(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allowances_read_like_allowances() {
        assert_eq!(license_value("transfer", Some("5368709120")), "5 GiB");
        assert_eq!(license_value("transfer", Some("104857600")), "100 MiB");
        assert_eq!(license_value("operations", Some("\"50000\"")), "50,000");
        assert_eq!(license_value("operations", Some("0")), "0");
        assert_eq!(license_value("fslimit", Some("1610612736")), "1.5 GiB");
        assert_eq!(license_value("new", None), "not set");
        assert_eq!(license_value("odd", Some("{\"a\":\"<b>\"}")), "<bdi>{&quot;a&quot;:&quot;&lt;b&gt;&quot;}</bdi>");
    }

    #[test]
    fn the_day_of_a_file_name_is_a_date_or_nothing() {
        assert!(day("2026-11-22T12:00:00Z").starts_with("2026-11-2"));
        assert_eq!(day("../../etc"), "");
    }
}
