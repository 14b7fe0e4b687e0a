//! A JSON object exactly as an instance sent it.

use crate::wire::Fields;

/// A JSON object as text, byte for byte. To be shown; it is never sent back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw(String);

impl Raw {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The whole JSON text.
    pub fn json(&self) -> &str {
        &self.0
    }

    /// The JSON text of one key; the last one where a key comes twice.
    pub fn get(&self, key: &str) -> Option<&str> {
        Fields::parse(&self.0)?.raw(key)
    }

    /// Keys and JSON texts in their order; empty for a row that is no object.
    pub fn entries(&self) -> Vec<(String, &str)> {
        Fields::parse(&self.0).map(Fields::into_entries).unwrap_or_default()
    }
}
