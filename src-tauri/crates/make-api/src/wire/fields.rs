//! A JSON object as a bag of texts, asked for values under several names and in several types.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The fields of one object, each with its JSON text as it came. Of duplicate keys the last one counts.
#[derive(Debug)]
pub(crate) struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Fields<'a> {
    /// Reads an object; anything else is `None`.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The JSON text of a field.
    pub(crate) fn raw(&self, name: &str) -> Option<&'a str> {
        self.0.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.get())
    }

    /// All fields in their order.
    pub(crate) fn into_entries(self) -> Vec<(String, &'a str)> {
        self.0.into_iter().map(|(key, value)| (key, value.get())).collect()
    }

    /// The object under a name.
    pub(crate) fn inner(&self, name: &str) -> Option<Self> {
        Self::parse(self.raw(name)?)
    }

    /// The rows of the list under a name, as JSON texts; none where it is no list.
    pub(crate) fn rows(&self, name: &str) -> Vec<&'a str> {
        let rows = self.raw(name).and_then(|raw| serde_json::from_str::<Vec<&'a RawValue>>(raw).ok());
        rows.unwrap_or_default().into_iter().map(RawValue::get).collect()
    }

    /// The JSON text of something that is there and not null.
    pub(crate) fn json(&self, names: &[&str]) -> Option<&'a str> {
        self.present(names)
    }

    /// A moment that is one, spelled as it came.
    pub(crate) fn time(&self, names: &[&str]) -> Option<String> {
        self.text(names).filter(|text| is_time(text))
    }

    /// The first of several names that is there and not null.
    fn present(&self, names: &[&str]) -> Option<&'a str> {
        names.iter().filter_map(|name| self.raw(name)).find(|text| *text != "null")
    }

    /// Whether one of the names is there, and null under each.
    pub(crate) fn is_null(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.raw(name).is_some()) && self.present(names).is_none()
    }

    /// A whole number, also spelled as text or with an empty fraction.
    pub(crate) fn number(&self, names: &[&str]) -> Option<u64> {
        number(self.present(names)?)
    }

    /// A text; a number or a truth value counts as its spelling.
    pub(crate) fn text(&self, names: &[&str]) -> Option<String> {
        text(self.present(names)?)
    }

    /// A truth value, also as 0, 1 or text.
    pub(crate) fn truth(&self, names: &[&str]) -> Option<bool> {
        match self.present(names)?.trim_matches('"').to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" => Some(true),
            "false" | "0" | "no" | "" => Some(false),
            _ => None,
        }
    }

    /// Whether the row is marked as deleted. Anything but a plain no (a time, a name) counts as a mark.
    pub(crate) fn is_marked(&self, name: &str) -> bool {
        self.present(&[name]).is_some() && self.truth(&[name]) != Some(false)
    }

    /// Texts of a list; a single text counts as a list of one. Objects are taken by their message or name.
    pub(crate) fn texts(&self, name: &str) -> Vec<String> {
        let Some(raw) = self.present(&[name]) else { return Vec::new() };
        let Ok(rows) = serde_json::from_str::<Vec<&RawValue>>(raw) else { return text(raw).into_iter().collect() };
        let of_row = |row: &RawValue| match Fields::parse(row.get()) {
            Some(fields) => fields.text(&["message", "name", "detail"]),
            None => text(row.get()),
        };
        rows.into_iter().filter_map(of_row).collect()
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;
        impl<'de> Visitor<'de> for Visit {
            type Value = Vec<(String, &'de RawValue)>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::with_capacity(20);
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(fields)
            }
        }
        deserializer.deserialize_map(Visit).map(Self)
    }
}

/// Whether a text is a moment by RFC 3339. The usual spelling is told at a glance, for a list has a hundred thousand of them.
pub(super) fn is_time(text: &str) -> bool {
    is_usual_time(text.as_bytes()) || chrono::DateTime::parse_from_rfc3339(text).is_ok()
}

/// `2023-01-03T11:24:25.460Z`, on a day that every month has.
fn is_usual_time(text: &[u8]) -> bool {
    let Some((text, b"Z")) = text.split_last_chunk::<1>() else { return false };
    let Some((start, fraction)) = text.split_first_chunk::<19>() else { return false };
    let digits = |places: &[usize]| places.iter().all(|place| start[*place].is_ascii_digit());
    let pair = |place: usize| (start[place] - b'0') * 10 + (start[place + 1] - b'0');
    let is_fraction = match fraction {
        [] => true,
        [b'.', digits @ ..] => (1..=9).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit),
        [..] => false,
    };
    is_fraction
        && digits(&[0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18])
        && [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')].iter().all(|(at, mark)| start[*at] == *mark)
        && (1..=12).contains(&pair(5))
        && (1..=28).contains(&pair(8))
        && pair(11) < 24
        && pair(14) < 60
        && pair(17) < 60
}

/// A whole number from its JSON text.
pub(super) fn number(raw: &str) -> Option<u64> {
    let plain = raw.trim_matches('"').trim();
    let whole = plain.split_once('.').map_or(plain, |(whole, fraction)| {
        if !fraction.is_empty() && fraction.bytes().all(|digit| digit == b'0') { whole } else { plain }
    });
    whole.parse().ok()
}

/// A text from its JSON text.
pub(super) fn text(raw: &str) -> Option<String> {
    match raw.as_bytes().first()? {
        b'"' => serde_json::from_str(raw).ok(),
        b'{' | b'[' | b'n' => None,
        _ => Some(raw.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_told_at_a_glance_is_one() {
        for text in [
            "2023-01-03T11:24:25.460Z",
            "2023-01-03T11:24:25Z",
            "0000-12-28T23:59:59.123456789Z",
            "2024-02-29T00:00:00Z",
            "2023-02-29T00:00:00Z",
            "2023-13-01T00:00:00Z",
            "2023-00-01T00:00:00Z",
            "2023-01-00T00:00:00Z",
            "2023-01-01T24:00:00Z",
            "2023-01-01T00:60:00Z",
            "2023-01-01T00:00:60Z",
            "2023-01-01T00:00:00.Z",
            "2023-01-01T00:00:00.12x4Z",
            "2023-01-01 00:00:00Z",
            "2023-01-01T00:00:00+01:00",
            "2023-01-01T00:00:00",
            "2023/01/01T00:00:00Z",
            "+023-01-01T00:00:00Z",
            "Z",
            "",
        ] {
            let known = chrono::DateTime::parse_from_rfc3339(text).is_ok();
            assert_eq!(is_time(text), known, "{text}");
            assert!(known || !is_usual_time(text.as_bytes()), "{text}");
        }
        assert!(is_usual_time(b"2023-01-03T11:24:25.460Z"));
    }

    #[test]
    fn numbers_come_as_numbers_texts_and_with_an_empty_fraction() {
        for (raw, value) in [
            ("7", Some(7)),
            ("\"7\"", Some(7)),
            ("\" 7 \"", Some(7)),
            ("7.0", Some(7)),
            ("1099511627776", Some(1_099_511_627_776)),
            ("18446744073709551615", Some(u64::MAX)),
            ("7.5", None),
            ("-7", None),
            ("\"\"", None),
            ("true", None),
            ("{}", None),
        ] {
            assert_eq!(number(raw), value, "{raw}");
        }
    }

    #[test]
    fn values_are_found_under_all_their_names_and_in_odd_types() {
        let fields =
            Fields::parse(r#"{"a":null,"b":1,"c":"yes","d":{"x":1},"e":[{"message":"m"},"t",3],"b":2}"#).unwrap();
        assert_eq!(fields.number(&["a", "b"]), Some(2));
        assert_eq!(fields.text(&["a", "b"]).as_deref(), Some("2"));
        assert_eq!((fields.truth(&["c"]), fields.truth(&["d"]), fields.truth(&["none"])), (Some(true), None, None));
        assert_eq!(fields.texts("e"), ["m", "t", "3"]);
        assert_eq!(fields.text(&["d"]), None);
        assert!(fields.is_null(&["a", "none"]) && !fields.is_null(&["none"]) && !fields.is_null(&["a", "b"]));
    }

    #[test]
    fn deleted_is_a_mark_in_whatever_type() {
        for (raw, marked) in [
            ("true", true),
            ("1", true),
            ("\"2024-01-01T00:00:00Z\"", true),
            ("false", false),
            ("0", false),
            ("null", false),
            ("\"false\"", false),
        ] {
            let text = format!(r#"{{"deleted":{raw}}}"#);
            assert_eq!(Fields::parse(&text).unwrap().is_marked("deleted"), marked, "{raw}");
        }
        assert!(!Fields::parse("{}").unwrap().is_marked("deleted"));
    }
}
