//! Make's JSON, read tolerantly: whatever is missing, null, extra or of another type never fails a list.
//!
//! Make's prose, schemas and examples disagree, and releases differ, so nothing here is a struct of expected fields.
//! A row is a bag of JSON texts that is asked for values under all their known names. Only a row whose number cannot
//! be read is given up, and then it is counted.

mod account;
mod catalogue;
mod fields;
mod membership;
mod organization;
mod person;

use serde_json::value::RawValue;

pub(crate) use account::{Scoped, me, scopes, token_scopes};
pub(crate) use catalogue::{admin_role, coded_name, default_license, named, role};
pub(crate) use fields::Fields;
pub(crate) use membership::{organization_membership, role_of, team_membership};
pub(crate) use organization::{organization, team};
pub(crate) use person::person;

/// Deeper nesting than this is no answer of Make's.
const DEPTH: usize = 128;

/// What became of a row.
#[derive(Debug, PartialEq)]
pub(crate) enum Row<T> {
    /// Its identity (one or two numbers) and its value.
    Known((u64, u64), T),
    /// It says that there is nothing, such as a membership without role.
    Nothing((u64, u64)),
    /// Its number cannot be read.
    Unreadable,
}

/// The JSON texts of a list under `key`. `None` when there is no such list; null and a bare list count as one.
pub(crate) fn list<'a>(body: &'a [u8], key: &str) -> Option<Vec<&'a str>> {
    let text = std::str::from_utf8(body).ok()?;
    let rows = |text: &'a str| serde_json::from_str::<Vec<&'a RawValue>>(text).ok();
    let found = match Fields::parse(text) {
        Some(fields) => rows(fields.raw(key)?)?,
        None => rows(text)?,
    };
    Some(found.into_iter().map(RawValue::get).collect())
}

/// The object under `key`, or the answer itself where it is not wrapped but holds `unwrapped`.
pub(crate) fn object<'a>(body: &'a [u8], key: &str, unwrapped: &str) -> Option<Fields<'a>> {
    let fields = Fields::parse(std::str::from_utf8(body).ok()?)?;
    match fields.raw(key).and_then(Fields::parse) {
        Some(inner) => Some(inner),
        None => fields.raw(unwrapped).is_some().then_some(fields),
    }
}

/// The one row that was asked for by its number; `None` when the list is empty. A list of others means that the filter
/// was ignored, and then nothing is known about the one.
pub(crate) fn only<T>(
    body: &[u8],
    key: &'static str,
    decode: impl Fn(&Fields<'_>) -> Row<T>,
    asked: u64,
) -> Result<Option<T>, &'static str> {
    let rows = list(body, key).ok_or(key)?;
    let none_there = rows.is_empty();
    for row in rows.into_iter().filter_map(Fields::parse) {
        match decode(&row) {
            Row::Known((id, _), value) if id == asked => return Ok(Some(value)),
            Row::Known(..) | Row::Nothing(_) | Row::Unreadable => {}
        }
    }
    if none_there { Ok(None) } else { Err("row with the asked number") }
}

/// Whether the answer is an object with an object or a list under one of the keys.
pub(crate) fn holds_one_of(body: &[u8], keys: &[&str]) -> bool {
    let Some(fields) = std::str::from_utf8(body).ok().and_then(Fields::parse) else { return false };
    keys.iter().filter_map(|key| fields.raw(key)).any(|text| text.starts_with(['{', '[']))
}

/// Whether objects and lists are nested deeper than 128 levels.
pub(crate) fn is_too_deep(body: &[u8]) -> bool {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for byte in body {
        match (in_text, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => in_text = !in_text,
            (false, b'{' | b'[') => depth += 1,
            (false, b'}' | b']') => depth = depth.saturating_sub(1),
            (true | false, _) => {}
        }
        if depth > DEPTH {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_found_wrapped_or_bare_and_nothing_else_is_one() {
        assert_eq!(list(br#"{"users":[{"id":1}, 2],"pg":{}}"#, "users"), Some(vec![r#"{"id":1}"#, "2"]));
        assert_eq!(list(b"[1]", "users"), Some(vec!["1"]));
        for body in ["", "null", r#"{"users":null}"#, r#"{"people":[]}"#, r#"{"users":[1"#, "<html>"] {
            assert_eq!(list(body.as_bytes(), "users"), None, "{body}");
        }
    }

    #[test]
    fn nesting_is_counted_outside_of_texts() {
        let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(!is_too_deep(deep(128).as_bytes()));
        assert!(is_too_deep(deep(129).as_bytes()));
        assert!(!is_too_deep(format!(r#"["{}\"{}"]"#, "[".repeat(200), "{".repeat(200)).as_bytes()));
    }
}
