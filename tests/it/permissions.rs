//! What each kind of window may call: the capability files say exactly this, and the bridge refuses everything else.

use std::collections::BTreeSet;
use std::path::Path;

fn json(path: &str) -> serde_json::Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_json::from_slice(&std::fs::read(path).expect("the file can be read")).expect("it is JSON")
}

fn permissions(capability: &str) -> (Vec<String>, BTreeSet<String>) {
    let file = json(&format!("src-tauri/capabilities/{capability}.json"));
    let list = |key: &str| -> Vec<String> {
        file[key].as_array().expect("a list").iter().map(|one| one.as_str().expect("a text").to_owned()).collect()
    };
    (list("windows"), list("permissions").into_iter().collect())
}

const LISTEN: [&str; 2] = ["core:event:allow-listen", "core:event:allow-unlisten"];

#[test]
fn the_start_window_may_only_connect_and_open() {
    let (windows, permissions) = permissions("start");
    assert_eq!(windows, ["main"]);
    assert_eq!(permissions, BTreeSet::from(["allow-start", "allow-settings", LISTEN[0], LISTEN[1]].map(str::to_owned)));
}

#[test]
fn an_instance_window_may_do_everything_but_manage_instances() {
    let (windows, permissions) = permissions("instance");
    assert_eq!(windows, ["instance-*"]);
    let expected = [
        "allow-instance",
        "allow-show-start",
        "allow-switch",
        "allow-people",
        "allow-directory",
        "allow-export",
        "allow-leaving",
        "allow-changes",
        "allow-access",
        "allow-runs",
        "allow-evidence",
        "allow-history",
        "allow-house-rules",
        "allow-settings",
        LISTEN[0],
        LISTEN[1],
    ];
    assert_eq!(permissions, BTreeSet::from(expected.map(str::to_owned)));
}

#[test]
fn there_are_no_other_capabilities() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/capabilities");
    let names: BTreeSet<String> = folder
        .read_dir()
        .expect("the folder can be read")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    assert_eq!(names, BTreeSet::from(["instance.json", "start.json"].map(str::to_owned)));
}

#[test]
fn what_is_only_for_measuring_is_one_command_and_in_no_usual_build() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let permission = std::fs::read_to_string(root.join("src-tauri/permissions-bench/bench.toml")).expect("a file");
    assert_eq!(permission.matches("commands.allow = ").count(), 1);
    assert!(permission.contains(r#"commands.allow = ["bench_echo"]"#));
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).expect("a file");
    let usual = manifest.lines().find(|line| line.starts_with("default = ")).expect("default features");
    assert_eq!(usual, r#"default = ["custom-protocol"]"#);
}

#[test]
fn every_command_of_the_bridge_is_in_exactly_one_permission() {
    let bindings = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/ipc/bindings.ts"))
        .expect("bindings");
    let invoked: BTreeSet<&str> =
        bindings.split("__TAURI_INVOKE(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut granted: Vec<String> = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/permissions");
    for entry in folder.read_dir().expect("the folder can be read") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("the file can be read");
        let lists = text.lines().filter_map(|line| line.strip_prefix("commands.allow = "));
        for list in lists {
            granted.extend(serde_json::from_str::<Vec<String>>(list).expect("a list of commands"));
        }
    }
    assert_eq!(granted.len(), granted.iter().collect::<BTreeSet<_>>().len(), "a command is granted twice");
    assert_eq!(granted.iter().map(String::as_str).collect::<BTreeSet<_>>(), invoked);
}

#[test]
fn the_web_view_is_closed_to_the_outside() {
    let config = json("tauri.conf.json");
    let security = &config["app"]["security"];
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(config["app"]["withGlobalTauri"], false);
    assert!(security.get("dangerousDisableAssetCspModification").is_none());
    let policy = serde_json::json!({
        "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' data:",
        "font-src": "'self'", "connect-src": "ipc: http://ipc.localhost", "object-src": "'none'",
        "base-uri": "'none'", "form-action": "'none'", "frame-ancestors": "'none'"
    });
    assert_eq!(security["csp"], policy);
}

#[test]
fn of_other_instances_a_window_learns_what_a_list_shows_and_can_only_bring_them_forward() {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/permissions/instance.toml"))
            .expect("a file");
    let (_, switch) = text.split_once(r#"identifier = "allow-switch""#).expect("the permission");
    assert_eq!(switch.matches("commands.allow = ").count(), 1);
    assert!(switch.contains(r#"commands.allow = ["other_instances", "switch_to_instance"]"#), "{switch}");
}
