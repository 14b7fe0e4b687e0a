//! The edges between crates, as the plan of the house has them. `cargo metadata` says what is; this says what may be.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Our crates and which of ours each may use in the application itself.
const MAY_USE: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("make-api", &["domain"]),
    ("vault", &[]),
    ("store", &["domain"]),
    ("usecases", &["domain", "make-api", "vault", "store"]),
    ("practice", &[]),
    ("gatehouse", &["usecases", "domain", "practice"]),
    ("xtask", &[]),
];

/// Outside crates that exactly one of ours may use, because it exists to keep them away from all others.
const KEPT_BY: [(&str, &str); 7] = [
    ("reqwest", "make-api"),
    ("rusqlite", "store"),
    ("keyring-core", "vault"),
    ("zbus-secret-service-keyring-store", "vault"),
    ("axum", "practice"),
    ("tauri", "gatehouse"),
    ("tauri-specta", "gatehouse"),
];

/// Normal dependencies by crate of ours.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo metadata runs");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("cargo metadata answers JSON");
    let normal = |package: &serde_json::Value| {
        let all = package["dependencies"].as_array().expect("dependencies");
        all.iter().filter(|one| one["kind"].is_null()).map(|one| text(&one["name"])).collect()
    };
    metadata["packages"]
        .as_array()
        .expect("packages")
        .iter()
        .map(|package| (text(&package["name"]), normal(package)))
        .collect()
}

fn text(value: &serde_json::Value) -> String {
    value.as_str().expect("a text").to_owned()
}

#[test]
fn every_crate_uses_only_the_crates_of_ours_that_it_may() {
    let found = dependencies();
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    assert_eq!(found.keys().map(String::as_str).collect::<BTreeSet<_>>(), allowed.keys().copied().collect());
    for (name, uses) in &found {
        let ours = uses.iter().filter(|used| allowed.contains_key(used.as_str()));
        for used in ours {
            assert!(allowed[name.as_str()].contains(&used.as_str()), "{name} must not use {used}");
        }
    }
}

#[test]
fn what_a_crate_was_made_to_keep_is_used_by_no_other() {
    for (name, uses) in dependencies() {
        for (kept, keeper) in KEPT_BY {
            assert!(name == keeper || !uses.contains(kept), "{name} must not use {kept}; that is what {keeper} is for");
        }
    }
}

#[test]
fn nothing_depends_on_the_helper_of_the_readme() {
    assert!(dependencies().values().all(|uses| !uses.contains("xtask")));
}
