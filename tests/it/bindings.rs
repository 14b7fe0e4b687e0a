//! The web view's bindings are generated and committed; a stale file is an error.

use std::path::Path;

#[test]
fn the_committed_bindings_are_current() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/ipc/bindings.ts");
    let update = std::env::var_os("UPDATE_BINDINGS").is_some();
    let fresh = if update { committed.clone() } else { Path::new(env!("CARGO_TARGET_TMPDIR")).join("bindings.ts") };
    let language = specta_typescript::Typescript::default();
    gatehouse::bindings_builder::<tauri::Wry>().export(language, &fresh).expect("the bindings can be exported");
    let read = |path: &Path| std::fs::read_to_string(path).expect("the file can be read");
    assert!(read(&fresh) == read(&committed), "stale bindings: UPDATE_BINDINGS=1 cargo test --test it bindings");
}
