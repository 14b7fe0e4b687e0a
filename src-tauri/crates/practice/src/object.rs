//! A JSON object that keeps the order of its keys and the spelling of its values, byte for byte.
//!
//! Licenses live in it: Make's numbers come as numbers or as strings, some are larger than the documented
//! range, and unknown keys must survive. What a license may contain is in `license`, not here.

use std::fmt;
use std::sync::Arc;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};

/// An ordered JSON object with raw values. Two are equal when keys, order and spelling are. Copies share their
/// values until one is changed.
#[derive(Debug, Clone, Default)]
pub struct Object(Arc<Vec<(String, Box<RawValue>)>>);

impl Object {
    /// Reads a JSON object from text.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The raw text of one value, as it was written.
    pub fn raw(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value.get())
    }

    /// One value, parsed.
    pub fn value(&self, key: &str) -> Option<Value> {
        self.raw(key).and_then(|text| serde_json::from_str(text).ok())
    }

    /// One value as text, when it is a string.
    pub fn text(&self, key: &str) -> Option<String> {
        self.raw(key).and_then(|text| serde_json::from_str(text).ok())
    }

    /// Keys in their order with the raw text of their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.get()))
    }

    /// Number of keys.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Replaces a value in its place, or appends it.
    pub fn set(&mut self, key: &str, value: &Value) {
        if let Ok(raw) = to_raw_value(value) {
            self.put(key.to_owned(), raw);
        }
    }

    /// Takes a value over from another object with its spelling; removes it here when it is absent there.
    pub(crate) fn copy_from(&mut self, other: &Self, key: &str) {
        match other.0.iter().find(|(name, _)| name == key) {
            Some((_, raw)) => self.put(key.to_owned(), raw.clone()),
            None => Arc::make_mut(&mut self.0).retain(|(name, _)| name != key),
        }
    }

    /// Only the keys that a test lets through.
    pub(crate) fn only(self, keep: impl Fn(&str) -> bool) -> Self {
        Self(Arc::new(self.0.iter().filter(|(key, _)| keep(key)).cloned().collect()))
    }

    fn put(&mut self, key: String, raw: Box<RawValue>) {
        let values = Arc::make_mut(&mut self.0);
        match values.iter_mut().find(|(name, _)| *name == key) {
            Some(slot) => slot.1 = raw,
            None => values.push((key, raw)),
        }
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in self.0.iter() {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        let mut object = Object::default();
        while let Some((key, value)) = map.next_entry::<String, Box<RawValue>>()? {
            if object.len() > 10_000 {
                return Err(A::Error::custom("too many keys"));
            }
            object.put(key, value);
        }
        Ok(object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_order_of_keys_and_the_spelling_of_values() {
        let text = r#"{"z":"40000","a":2147483648,"unknown":{"b":1,  "a":1.50}}"#;
        let object = Object::parse(text).unwrap();
        assert_eq!(serde_json::to_string(&object).unwrap(), text);
    }

    #[test]
    fn replaces_a_value_in_its_place() {
        let mut object = Object::parse(r#"{"b":1,"a":"2"}"#).unwrap();
        object.set("b", &Value::from(0));
        assert_eq!(serde_json::to_string(&object).unwrap(), r#"{"b":0,"a":"2"}"#);
    }
}
