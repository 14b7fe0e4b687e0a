//! How windows are drawn. The web view draws with the graphics card. Where there is none, as on a remote desktop or in a
//! virtual machine, it still asks for one, and a program plays it: everything takes longer than drawing without.

/// Lets the web view draw without a graphics card where there is none. It looks at its environment once, when it begins, and
/// a program cannot change its own safely; so this one begins anew, once, as the same process. A choice that somebody made is kept,
/// and a window that is driven from outside is left alone: pictures that a driver takes of such a drawing may never come.
#[cfg(target_os = "linux")]
pub(crate) fn fit() {
    use std::os::unix::process::CommandExt as _;
    use std::{env, path::Path, process::Command};

    const WITHOUT: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";
    const DRIVEN: [&str; 2] = ["TAURI_WEBVIEW_AUTOMATION", "WEBKIT_INSPECTOR_SERVER"];
    let decided = DRIVEN.iter().chain([&WITHOUT]).any(|name| env::var_os(name).is_some());
    if decided || has_graphics_card(Path::new("/dev")) {
        return;
    }
    let Ok(program) = env::current_exe() else { return };
    let error = Command::new(program).args(env::args_os().skip(1)).env(WITHOUT, "1").exec();
    tracing::warn!("windows are drawn as if there were a graphics card: {error}");
}

/// Other systems see to it themselves.
#[cfg(not(target_os = "linux"))]
pub(crate) fn fit() {}

/// A device that draws, or a driver that has its own way to one.
#[cfg(target_os = "linux")]
fn has_graphics_card(devices: &std::path::Path) -> bool {
    let draws = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
    };
    devices.join("dri").read_dir().is_ok_and(|mut entries| entries.any(draws)) || devices.join("nvidiactl").exists()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_card_is_known_by_what_draws_with_it() {
        let devices = std::env::temp_dir().join(format!("gatehouse-devices-{}", std::process::id()));
        fs::create_dir_all(devices.join("dri")).unwrap();
        assert!(!has_graphics_card(&devices));
        fs::write(devices.join("dri/card0"), "").unwrap();
        assert!(!has_graphics_card(&devices), "it shows a picture and draws none");
        fs::write(devices.join("dri/renderD128"), "").unwrap();
        assert!(has_graphics_card(&devices));
        fs::remove_dir_all(devices).unwrap();
    }
}
