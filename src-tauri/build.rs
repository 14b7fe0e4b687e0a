//! Prepares what the Tauri macros need at compile time.

fn main() {
    let ui = std::path::Path::new("ui/dist");
    // `generate_context!` wants the folder to exist; an empty one is enough for checks and for tests without a window.
    if let Err(error) = std::fs::create_dir_all(ui) {
        println!("cargo:warning=cannot create {}: {error}", ui.display());
    }
    let manifest = tauri_build::AppManifest::new().permissions_path_pattern("./src-tauri/permissions/**/*");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(manifest);
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
