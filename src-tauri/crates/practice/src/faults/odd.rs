//! Answers that are right and yet odd (FT14): what a tolerant reader has to live with.
//!
//! Every object inside the answer is made odd; the answer itself keeps its keys, so that rows are still found.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// What is odd about an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Oddity {
    /// Every object has fields that no document knows.
    UnknownFields,
    /// Words of enumerations are new ones.
    UnknownWords,
    /// Everything but numbers of things is null.
    Null,
    /// Everything but numbers of things, names and mails is absent.
    Missing,
    /// Booleans are numbers, dates are numbers, objects are lists.
    Retyped,
    /// Every key of a row comes twice, with the same value.
    DuplicateKeys,
    /// Numbers of things need 64 bits.
    LargeNumbers,
    /// Every number is a string.
    NumbersAsStrings,
}

/// Added to the numbers of things, so that a floating point number cannot hold them.
const LARGE: u64 = 9_007_199_254_740_992;

/// The same answer, made odd; what is no JSON object stays as it is.
pub(super) fn odd(body: &[u8], oddity: Oddity) -> Vec<u8> {
    match serde_json::from_slice::<Value>(body) {
        Ok(Value::Object(whole)) => {
            let whole = whole.into_iter().map(|(key, value)| (key, deep(value, oddity))).collect();
            write(&Value::Object(whole), oddity == Oddity::DuplicateKeys, 0).into_bytes()
        }
        Ok(_) | Err(_) => body.to_vec(),
    }
}

fn deep(value: Value, oddity: Oddity) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(|item| deep(item, oddity)).collect(),
        Value::Object(fields) => object(fields, oddity),
        Value::Number(number) if oddity == Oddity::NumbersAsStrings => json!(number.to_string()),
        other @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => other,
    }
}

fn object(fields: Map<String, Value>, oddity: Oddity) -> Value {
    let mut made = Map::new();
    for (key, value) in fields {
        let names = is_number_of_a_thing(&key);
        let value = match oddity {
            Oddity::UnknownFields | Oddity::DuplicateKeys | Oddity::NumbersAsStrings => deep(value, oddity),
            Oddity::Null if names => value,
            Oddity::Null => Value::Null,
            Oddity::Missing if names || matches!(key.as_str(), "name" | "email") => value,
            Oddity::Missing => continue,
            Oddity::UnknownWords => word(&key, deep(value, oddity)),
            Oddity::Retyped => retyped(&key, value),
            Oddity::LargeNumbers => match value.as_u64() {
                Some(number) if names && number > 0 => json!(number + LARGE),
                Some(_) | None => deep(value, oddity),
            },
        };
        made.insert(key, value);
    }
    if oddity == Oddity::UnknownFields {
        made.insert("unheardOf".to_owned(), json!({ "deep": [1, null, { "deeper": "yes" }] }));
        made.insert(String::new(), json!(true));
    }
    Value::Object(made)
}

fn is_number_of_a_thing(key: &str) -> bool {
    matches!(key, "id" | "userId" | "organizationId" | "teamId")
}

fn word(key: &str, value: Value) -> Value {
    match key {
        "invitation" | "category" | "restartPeriod" | "priority" | "language" | "managementType" | "sortDir"
        | "permissions" | "serviceName" => json!("never-heard-of"),
        _ => value,
    }
}

fn retyped(key: &str, value: Value) -> Value {
    match value {
        Value::Bool(yes) => json!(u8::from(yes)),
        Value::String(text) if key.starts_with("last") || key == "created" || key == "nextReset" => {
            json!(text.len() * 60_000_000_000)
        }
        Value::Object(_) => json!([]),
        Value::Array(items) if items.iter().all(Value::is_object) => json!({}),
        other @ (Value::Null | Value::Number(_) | Value::String(_) | Value::Array(_)) => other,
    }
}

/// Writes JSON; with `twice`, every key below the top comes twice.
fn write(value: &Value, twice: bool, depth: u32) -> String {
    match value {
        Value::Object(fields) => {
            let pair = |(key, value): (&String, &Value)| {
                format!("{}:{}", Value::from(key.as_str()), write(value, twice, depth + 1))
            };
            let pairs = fields.iter().map(pair);
            let pairs: Vec<String> = if twice && depth > 0 {
                pairs.flat_map(|pair| [pair.clone(), pair]).collect()
            } else {
                pairs.collect()
            };
            format!("{{{}}}", pairs.join(","))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| write(item, twice, depth + 1)).collect();
            format!("[{}]", items.join(","))
        }
        other @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => other.to_string(),
    }
}
