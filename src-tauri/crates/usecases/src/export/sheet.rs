//! A sheet: columns with their titles and kinds, and rows of typed cells. What it is written as is in `csv` and `xlsx`.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text, this many characters wide.
    Text(u16),
    /// A whole number.
    Number,
    /// Yes or no.
    YesNo,
    /// A moment.
    Moment,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    /// Its title, in the words of the window.
    pub(crate) title: String,
    /// What it holds.
    pub(crate) kind: Kind,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// Nothing is known.
    Empty,
    /// Text as the instance has it.
    Text(String),
    /// A whole number.
    Number(u64),
    /// Yes or no.
    YesNo(bool),
    /// A moment in universal time.
    Moment(chrono::NaiveDateTime),
}

impl Cell {
    /// A moment as the instance wrote it; what cannot be read as one stays text.
    pub(crate) fn moment(text: Option<&str>) -> Self {
        let Some(text) = text else { return Self::Empty };
        chrono::DateTime::parse_from_rfc3339(text)
            .map_or_else(|_| Self::Text(text.to_owned()), |moment| Self::Moment(moment.naive_utc()))
    }

    /// Text that may be missing.
    pub(crate) fn text(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.to_owned()))
    }

    /// A number that may be missing.
    pub(crate) fn number(number: Option<u64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }

    /// A yes or no that may be missing.
    pub(crate) fn yes_no(answer: Option<bool>) -> Self {
        answer.map_or(Self::Empty, Self::YesNo)
    }
}

/// The word for a yes or no.
pub(crate) fn yes_no(answer: bool) -> &'static str {
    if answer { "Yes" } else { "No" }
}

/// Whether a spreadsheet program could take this text for a formula: one of the signs that begin one comes first, in its usual or its wide
/// form, whatever blanks and quotes are before it (SE20).
pub(crate) fn looks_like_a_formula(text: &str) -> bool {
    let skipped =
        |sign: char| sign.is_whitespace() || matches!(sign, '"' | '\'' | '\u{feff}' | '\u{200b}'..='\u{200f}');
    let starts = |sign: char| matches!(sign, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\0');
    text.chars().next().is_some_and(starts) || text.chars().find(|sign| !skipped(*sign)).is_some_and(starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_begin_a_formula_is_known_in_every_disguise() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "\0x",
            " =1",
            "\"=1",
            "'=1",
            "\u{a0}=1",
            "\u{200b}=1",
            "＝1",
            "\n=1",
        ] {
            assert!(looks_like_a_formula(text), "{text:?}");
        }
        for text in ["", "Ann", "a=b", "1-1", "Ä-Team", "名前", "(=1)", "…"] {
            assert!(!looks_like_a_formula(text), "{text:?}");
        }
    }

    #[test]
    fn a_moment_is_universal_time_and_what_is_none_stays_as_it_is() {
        let Cell::Moment(moment) = Cell::moment(Some("2026-11-22T10:42:00+02:00")) else { panic!("no moment") };
        assert_eq!(moment.to_string(), "2026-11-22 08:42:00");
        assert_eq!(Cell::moment(Some("yesterday")), Cell::Text("yesterday".to_owned()));
        assert_eq!(Cell::moment(None), Cell::Empty);
    }
}
