//! The API key, as a type that cannot be printed, serialized or kept by accident.

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use http::HeaderValue;
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};

/// As many characters of a key may be shown: instances show them in their own lists.
const READABLE: usize = 8;
const NOT_SHOWN: &str = "(key not shown)";

/// An API key. Clones share one zeroising buffer; the only way out is the `Authorization` header. Where it is
/// [wiped](Self::wipe), no clone has it any more.
#[derive(Clone)]
pub struct Key(Arc<RwLock<Option<SecretString>>>);

impl Key {
    /// Takes a key as it was typed; blanks around it are left out.
    pub fn new(secret: SecretString) -> Self {
        let exposed = secret.expose_secret();
        let trimmed = exposed.trim();
        if trimmed.len() == exposed.len() {
            return Self(Arc::new(RwLock::new(Some(secret))));
        }
        Self(Arc::new(RwLock::new(Some(SecretString::from(trimmed)))))
    }

    /// Wipes it from memory, for every clone. Nothing can be sent with it any more.
    pub fn wipe(&self) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Whether it was wiped.
    pub fn is_wiped(&self) -> bool {
        self.held().is_none()
    }

    fn held(&self) -> RwLockReadGuard<'_, Option<SecretString>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it has the shape of Make's keys: a UUID, 8-4-4-4-12 hexadecimal digits.
    pub fn looks_plausible(&self) -> bool {
        let held = self.held();
        let mut groups = held.as_ref().map_or("", ExposeSecret::expose_secret).split('-');
        let shaped = [8, 4, 4, 4, 12].iter().all(|length| {
            groups
                .next()
                .is_some_and(|group| group.len() == *length && group.bytes().all(|byte| byte.is_ascii_hexdigit()))
        });
        shaped && groups.next().is_none()
    }

    /// `Token <key>`, marked sensitive; or why there is none.
    pub(crate) fn header(&self) -> Result<HeaderValue, &'static str> {
        let held = self.held();
        let key = held.as_ref().ok_or("the key was wiped from memory")?;
        let text = Zeroizing::new(["Token ", key.expose_secret()].concat());
        let mut value = HeaderValue::from_str(&text).map_err(|_| "the key has characters that no key has")?;
        value.set_sensitive(true);
        Ok(value)
    }

    /// A server's text without this key: some answer a bad key with its own text. A beginning of it at the very end,
    /// where the text was cut, is left out as well.
    pub(crate) fn redact(&self, text: String) -> String {
        let held = self.held();
        // What was wiped meanwhile cannot be looked for.
        let Some(key) = held.as_ref().map(ExposeSecret::expose_secret) else { return NOT_SHOWN.to_owned() };
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
        readable.len() >= 8 && self.held().as_ref().is_some_and(|key| key.expose_secret().starts_with(readable))
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
        assert!(key("two\nlines").header().is_err());
    }

    #[test]
    fn a_wiped_key_is_gone_from_every_clone_and_leaves_no_text_behind() {
        let one = key(KEY);
        let other = one.clone();
        one.wipe();
        assert!(other.is_wiped());
        assert_eq!(other.header().unwrap_err(), "the key was wiped from memory");
        assert!(!other.looks_plausible() && !other.matches_masked("0a1b2c3d-****"));
        assert_eq!(other.redact(format!("late: {KEY}")), "(key not shown)");
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
