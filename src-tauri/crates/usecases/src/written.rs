//! Choices as they are written on this computer: what an earlier version did not know is as at first, and so is everything
//! where what stands there cannot be read. A damaged value is no reason to keep anybody out.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads what was written.
pub(crate) fn read<T: Default + Serialize + DeserializeOwned>(text: Option<&str>) -> T {
    let (Some(Value::Object(written)), Ok(Value::Object(mut all))) =
        (text.and_then(|text| serde_json::from_str(text).ok()), serde_json::to_value(T::default()))
    else {
        return T::default();
    };
    all.extend(written);
    serde_json::from_value(Value::Object(all)).unwrap_or_default()
}
