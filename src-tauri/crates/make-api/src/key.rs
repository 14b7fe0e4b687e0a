//! The API key, as a type that cannot be printed, serialized or kept by accident.

use std::sync::Arc;

use http::HeaderValue;
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};

/// As many characters of a key may be shown: instances show them in their own lists.
const READABLE: usize = 8;
const NOT_SHOWN: &str = "(key not shown)";

/// An API key. Clones share one zeroising buffer; the only way out is the `Authorization` header.
#[derive(Clone)]
pub struct Key(Arc<SecretString>);

impl Key {
    /// Takes a key as it was typed; blanks around it are left out.
    pub fn new(secret: SecretString) -> Self {
        let exposed = secret.expose_secret();
        let trimmed = exposed.trim();
        if trimmed.len() == exposed.len() {
            return Self(Arc::new(secret));
        }
        Self(Arc::new(SecretString::from(trimmed)))
    }

    /// Whether it has the shape of Make's keys: a UUID, 8-4-4-4-12 hexadecimal digits.
    pub fn looks_plausible(&self) -> bool {
        let mut groups = self.0.expose_secret().split('-');
        let shaped = [8, 4, 4, 4, 12].iter().all(|length| {
            groups
                .next()
                .is_some_and(|group| group.len() == *length && group.bytes().all(|byte| byte.is_ascii_hexdigit()))
        });
        shaped && groups.next().is_none()
    }

    /// `Token <key>`, marked sensitive; `None` when it holds something that no header can carry.
    pub(crate) fn header(&self) -> Option<HeaderValue> {
        let text = Zeroizing::new(["Token ", self.0.expose_secret()].concat());
        let mut value = HeaderValue::from_str(&text).ok()?;
        value.set_sensitive(true);
        Some(value)
    }

    /// A server's text without this key: some answer a bad key with its own text. A beginning of it at the very end,
    /// where the text was cut, is left out as well.
    pub(crate) fn redact(&self, text: String) -> String {
        let key = self.0.expose_secret();
        if key.len() < READABLE {
            return text;
        }
        let (lower, wanted) = (text.to_ascii_lowercase(), Zeroizing::new(key.to_ascii_lowercase()));
        let mut clean = String::new();
        let mut from = 0;
        for (place, _) in lower.match_indices(wanted.as_str()) {
            clean.push_str(&text[from..place]);
            clean.push_str(NOT_SHOWN);
            from = place + key.len();
        }
        let (rest, lower) = (&text[from..], &lower[from..]);
        let begun = (READABLE..key.len())
            .rev()
            .find(|length| wanted.get(..*length).is_some_and(|beginning| lower.ends_with(beginning)));
        clean.push_str(&rest[..rest.len() - begun.unwrap_or(0)]);
        clean.push_str(if begun.is_some() { NOT_SHOWN } else { "" });
        clean
    }

    /// Whether a masked key of the instance's list (first group readable, then asterisks) is this one.
    pub(crate) fn matches_masked(&self, masked: &str) -> bool {
        let readable = masked.split(['*', '-', '.', '\u{2026}']).next().unwrap_or_default();
        readable.len() >= 8 && self.0.expose_secret().starts_with(readable)
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(not shown)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "0a1b2c3d-1111-4222-8333-444455556666";

    fn key(text: &str) -> Key {
        Key::new(SecretString::from(text))
    }

    #[test]
    fn a_uuid_looks_plausible_and_other_texts_do_not() {
        assert!(key(KEY).looks_plausible());
        assert!(key(&format!(" {KEY}\n")).looks_plausible());
        for other in ["", "abc", &KEY[1..], &format!("{KEY}-1"), &KEY.replace('b', "g")] {
            assert!(!key(other).looks_plausible(), "{other}");
        }
    }

    #[test]
    fn the_header_carries_the_word_token_and_hides_its_value() {
        let header = key(KEY).header().unwrap();
        assert_eq!(header.as_bytes(), format!("Token {KEY}").as_bytes());
        assert!(header.is_sensitive());
        assert!(!format!("{header:?} {:?}", key(KEY)).contains(KEY));
        assert!(key("two\nlines").header().is_none());
    }

    #[test]
    fn the_own_key_is_recognised_by_its_first_group() {
        assert!(key(KEY).matches_masked("0a1b2c3d-****-****-****-************"));
        assert!(!key(KEY).matches_masked("ffff2c3d-****"));
        assert!(!key(KEY).matches_masked("****"));
    }

    #[test]
    fn a_key_in_the_words_of_a_server_is_not_shown() {
        let clean = |text: &str| key(KEY).redact(text.to_owned());
        assert_eq!(
            clean(&format!("Bad \u{130} {KEY}, {}!", KEY.to_uppercase())),
            "Bad \u{130} (key not shown), (key not shown)!"
        );
        assert_eq!(clean(&format!("cut: {}", &KEY[..20])), "cut: (key not shown)");
        for text in ["", "Access denied.", "0a1b2c3"] {
            assert_eq!(clean(text), text);
        }
    }
}
