//! Numbers of many rows on their way to the web view: as bytes, because a hundred thousand of them as JSON would hold up
//! everything else that is drawn. They are decoded by `ui/src/ipc/numbers.ts`.

use specta::datatype::DataType;
use tauri::ipc::{InvokeResponseBody, IpcResponse};

/// Numbers of people or organizations, eight bytes each: the least significant first, as a web view reads them.
pub(crate) struct Numbers(Vec<u8>);

impl FromIterator<u64> for Numbers {
    fn from_iter<I: IntoIterator<Item = u64>>(numbers: I) -> Self {
        Self(numbers.into_iter().flat_map(u64::to_le_bytes).collect())
    }
}

impl IpcResponse for Numbers {
    fn body(self) -> tauri::Result<InvokeResponseBody> {
        Ok(InvokeResponseBody::Raw(self.0))
    }
}

impl specta::Type for Numbers {
    fn definition(_: &mut specta::Types) -> DataType {
        DataType::Reference(specta_typescript::define("ArrayBuffer"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_travel_as_eight_bytes_each() {
        let numbers: Numbers = [4711, (1 << 32) + 2].into_iter().collect();
        let InvokeResponseBody::Raw(bytes) = numbers.body().unwrap() else { panic!("JSON") };
        assert_eq!(bytes, [0x67, 0x12, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0]);
    }
}
