//! Prepares what the Tauri macros need at compile time.

fn main() {
    let ui = std::path::Path::new("ui/dist");
    // `generate_context!` wants the folder to exist; an empty one is enough for checks and for tests without a window.
    if let Err(error) = std::fs::create_dir_all(ui) {
        println!("cargo:warning=cannot create {}: {error}", ui.display());
    }
    // Builds for measuring know one command more; its files stand beside those that are shipped.
    let (permissions, capabilities) = if cfg!(feature = "bench") {
        ("./src-tauri/permissions*/**/*", "./src-tauri/capabilities*/**/*")
    } else {
        ("./src-tauri/permissions/**/*", "./src-tauri/capabilities/**/*")
    };
    let manifest = tauri_build::AppManifest::new().permissions_path_pattern(permissions);
    let attributes = tauri_build::Attributes::new().capabilities_path_pattern(capabilities).app_manifest(manifest);
    for folder in ["capabilities", "capabilities-bench", "permissions", "permissions-bench"] {
        println!("cargo:rerun-if-changed=src-tauri/{folder}");
    }
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
