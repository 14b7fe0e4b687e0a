//! Make's JSON, read tolerantly: whatever is missing, null, extra or of another type never fails a list.
//!
//! Make's prose, schemas and examples disagree, and releases differ, so nothing here is a struct of expected fields.
//! A row is a bag of JSON texts that is asked for values under all their known names. Only a row whose number cannot
//! be read is given up, and then it is counted.

mod account;
mod catalogue;
mod claim;
mod fields;
mod membership;
mod organization;
mod person;
mod quick;
mod scenario;
mod usage;

use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::value::RawValue;

use crate::listing::{Echo, Kept, Listed, Raw};

pub(crate) use account::{Scoped, account, me, scopes, token_scopes};
pub(crate) use catalogue::{
    admin_role, country, default_license, email_notification, language, locale, region, role, scope_name, time_zone,
    zone,
};
pub(crate) use claim::Expected;
pub(crate) use fields::Fields;
pub(crate) use membership::{organization_membership, role_of, team_membership};
pub(crate) use organization::{organization, team};
pub(crate) use person::person;
pub(crate) use quick::people;
pub(crate) use scenario::scenario;
pub(crate) use usage::{invitation, organization_usage, team_usage, usage_day};

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

impl<T> Row<T> {
    /// The value, where there is one.
    pub(crate) fn known(self) -> Option<T> {
        match self {
            Self::Known(_, value) => Some(value),
            Self::Nothing(_) | Self::Unreadable => None,
        }
    }
}

/// The identity of a row that is known by a name instead of a number.
fn named_by(name: &str) -> (u64, u64) {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    (hasher.finish(), 0)
}

/// One page of a list as it came. `None` when there is no such list.
pub(crate) fn listed<T>(body: &[u8], key: &str, decode: impl Fn(&Fields<'_>) -> Row<T>) -> Option<Listed<T>> {
    let mut listed = Listed { rows: Vec::new(), nothing: Vec::new(), unreadable: Vec::new(), pg: echo(body) };
    for text in list(body, key)? {
        let raw = Raw::new(text);
        match Fields::parse(text).map_or(Row::Unreadable, |fields| decode(&fields)) {
            Row::Known(_, value) => listed.rows.push(Kept { value, raw }),
            Row::Nothing(_) => listed.nothing.push(raw),
            Row::Unreadable => listed.unreadable.push(raw),
        }
    }
    Some(listed)
}

/// What the answer says of its page; empty where it says nothing.
fn echo(body: &[u8]) -> Echo {
    let fields = std::str::from_utf8(body).ok().and_then(Fields::parse);
    let Some(pg) = fields.and_then(|fields| fields.inner("pg")) else { return Echo::default() };
    Echo {
        sort_by: pg.text(&["sortBy"]),
        sort_dir: pg.text(&["sortDir"]),
        limit: pg.number(&["limit"]),
        offset: pg.number(&["offset"]),
    }
}

/// The object under `key`, or the whole answer where it is not wrapped but holds a number (with no `key`: always), with
/// what it says as it came.
pub(crate) fn kept<T>(body: &[u8], key: &str, read: impl Fn(&Fields<'_>) -> Option<T>) -> Option<Kept<T>> {
    let text = std::str::from_utf8(body).ok()?;
    let fields = Fields::parse(text)?;
    let text = match fields.raw(key).filter(|inner| inner.starts_with('{')) {
        Some(inner) => inner,
        None if key.is_empty() || fields.raw("id").is_some() => text,
        None => return None,
    };
    Some(Kept { value: read(&Fields::parse(text)?)?, raw: Raw::new(text) })
}

/// The rows of the first list that the answer holds, under whatever key; a bare list counts.
pub(crate) fn any_list<T>(body: &[u8], read: impl Fn(&Fields<'_>) -> T) -> Option<Vec<Kept<T>>> {
    let text = std::str::from_utf8(body).ok()?;
    let rows = match Fields::parse(text) {
        Some(fields) => {
            let (key, _) = fields.into_entries().into_iter().find(|(_, value)| value.starts_with('['))?;
            list(body, &key)?
        }
        None => list(body, "")?,
    };
    let keep = |text: &str| Some(Kept { value: read(&Fields::parse(text)?), raw: Raw::new(text) });
    Some(rows.into_iter().filter_map(keep).collect())
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
