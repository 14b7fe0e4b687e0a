//! What the frontend takes from others: chosen by the lockfile alone, in exact versions, few, and none of it runs anything
//! while it is installed.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

/// What is asked for by name.
const DIRECT: usize = 25;
/// What is installed on one computer in the end.
const TOTAL: usize = 250;

fn ui(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui").join(file);
    std::fs::read_to_string(path).expect("the file can be read")
}

fn json(file: &str) -> Value {
    serde_json::from_str(&ui(file)).expect("it is JSON")
}

/// Name and version of everything that is asked for by name in a manifest.
fn asked(manifest: &Value) -> BTreeSet<(String, String)> {
    let kinds = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];
    let parts = kinds.iter().filter_map(|kind| manifest[kind].as_object()).flatten();
    parts.map(|(name, version)| (name.clone(), version.as_str().expect("a version").to_owned())).collect()
}

/// The entries of the lockfile but the frontend itself, with their places.
fn locked(lock: &Value) -> Vec<(&str, &Value)> {
    let all = lock["packages"].as_object().expect("packages").iter();
    all.filter(|(place, _)| !place.is_empty()).map(|(place, package)| (place.as_str(), package)).collect()
}

/// Whether an entry is installed on a computer of this kind: programs for other systems are in the lockfile too.
fn is_for(package: &Value, system: &str, processor: &str, libc: &str) -> bool {
    let fits = |what: &str, mine: &str| package[what].as_array().is_none_or(|all| all.iter().any(|one| one == mine));
    fits("os", system) && fits("cpu", processor) && fits("libc", libc)
}

#[test]
fn packages_are_asked_for_in_exact_versions_and_the_lockfile_says_the_same() {
    let (manifest, lock) = (json("package.json"), json("package-lock.json"));
    for (name, version) in asked(&manifest) {
        let exact = version.split('.').count() == 3 && version.starts_with(|sign: char| sign.is_ascii_digit());
        assert!(exact && !version.contains([' ', '|', '*', '<', '>']), "{name} is asked for as {version:?}");
    }
    assert_eq!(asked(&lock["packages"][""]), asked(&manifest), "the lockfile was made from another package.json");
    for (name, version) in asked(&manifest) {
        assert_eq!(lock["packages"][format!("node_modules/{name}")]["version"], version, "{name}");
    }
}

#[test]
fn packages_come_from_the_registry_alone_and_are_known_by_their_hash() {
    let lock = json("package-lock.json");
    assert_eq!(lock["lockfileVersion"], 3);
    for (place, package) in locked(&lock) {
        let hash = package["integrity"].as_str().unwrap_or_default();
        assert!(hash.starts_with("sha512-"), "{place} has no hash");
        let from = package["resolved"].as_str().unwrap_or("https://registry.npmjs.org/");
        assert!(from.starts_with("https://registry.npmjs.org/"), "{place} comes from {from}");
        assert!(package["link"].is_null(), "{place} is a link");
    }
    let others = ["npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(others.iter().all(|name| !root.join("ui").join(name).exists()), "two lockfiles");
}

#[test]
fn no_package_runs_a_script_while_it_is_installed() {
    let settings = ui(".npmrc");
    for wanted in ["ignore-scripts=true", "save-exact=true"] {
        assert!(settings.lines().any(|line| line == wanted), "ui/.npmrc lacks {wanted}");
    }
    assert!(!settings.contains("registry="), "another registry");
    let own = json("package.json");
    let own = own["scripts"].as_object().expect("scripts");
    for moment in ["preinstall", "install", "postinstall", "prepare", "prepublish"] {
        assert!(!own.contains_key(moment), "the frontend itself runs something at {moment}");
    }
    let lock = json("package-lock.json");
    let running: Vec<&str> =
        locked(&lock).into_iter().filter(|(_, one)| one["hasInstallScript"] == true).map(|(place, _)| place).collect();
    assert!(running.is_empty(), "these want to run a script: {running:?}");
}

#[test]
fn packages_are_few() {
    let (manifest, lock) = (json("package.json"), json("package-lock.json"));
    let direct = asked(&manifest).len();
    assert!(direct <= DIRECT, "{direct} packages are asked for");
    let locked = locked(&lock);
    for (system, processor, libc) in [("linux", "x64", "glibc"), ("darwin", "arm64", ""), ("win32", "x64", "")] {
        let installed = locked.iter().filter(|(_, one)| is_for(one, system, processor, libc)).count();
        assert!(installed <= TOTAL, "{installed} packages are installed on {system}");
        assert!(installed > direct, "the lockfile is read wrongly");
    }
}

#[test]
fn the_test_command_installs_by_the_lockfile_alone() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/crates/xtask/src/setup/node.rs");
    let setup = std::fs::read_to_string(path).expect("the file can be read");
    assert!(setup.contains(r#""ci", "--ignore-scripts""#), "packages are installed in another way");
    assert!(!setup.contains(r#""install""#), "packages are installed in another way too");
}
