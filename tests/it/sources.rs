//! What must not stand in any source of ours, whatever the compiler thinks of it.

use std::path::{Path, PathBuf};

/// A file of the repository with its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// What is compiled into the application: a Rust file up to its own tests.
    fn code(&self) -> &str {
        self.text.split("#[cfg(test)]").next().unwrap_or_default()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files with one of these endings below a folder, without tests.
fn below(folder: &str, endings: &[&str]) -> Vec<Source> {
    let (mut folders, mut found) = (vec![root().join(folder)], Vec::new());
    while let Some(folder) = folders.pop() {
        for path in folder.read_dir().expect("the folder can be read").map(|entry| entry.expect("an entry").path()) {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            if path.is_dir() {
                folders.extend(
                    (!["tests", "test", "gallery", "node_modules", "dist"].contains(&name.as_str())).then_some(path),
                );
            } else if endings.iter().any(|ending| name.ends_with(ending))
                && !name.contains(".test.")
                && name != "tests.rs"
            {
                found.push(source(&path));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has no sources");
    found
}

fn source(path: &PathBuf) -> Source {
    let text = std::fs::read_to_string(path).expect("the file can be read");
    Source { path: path.strip_prefix(root()).expect("below the root").display().to_string(), text }
}

/// The shell and the crates that the application is made of.
fn ours() -> Vec<Source> {
    let crates = ["domain", "make-api", "vault", "store", "usecases"];
    let folders = crates.iter().map(|name| format!("src-tauri/crates/{name}/src")).chain(["src-tauri/src".to_owned()]);
    folders.flat_map(|folder| below(&folder, &[".rs"])).collect()
}

/// Where one of these words stands.
fn places<'a>(sources: &'a [Source], words: &[&str]) -> Vec<&'a str> {
    let holds = |source: &&Source| words.iter().any(|word| source.code().contains(word));
    sources.iter().filter(holds).map(|source| source.path.as_str()).collect()
}

#[test]
fn nothing_can_switch_the_check_of_certificates_off_or_write_session_secrets() {
    let words = ["danger_", "dangerous()", "KeyLog", "SSLKEYLOGFILE", "key_log", "with_custom_certificate_verifier"];
    assert_eq!(places(&ours(), &words), Vec::<&str>::new());
    let network = ours().into_iter().find(|source| source.path.ends_with("make-api/src/transport/network.rs"));
    let network = network.expect("the file that makes the client").text;
    assert!(network.contains("redirect::Policy::none()"), "redirects are followed");
}

#[test]
fn a_key_is_opened_only_where_it_is_kept_sent_or_compared() {
    let sources = ours();
    let opened = places(&sources, &["expose_secret()"]);
    let allowed = [
        "src-tauri/crates/make-api/src/key.rs",
        "src-tauri/crates/make-api/src/write/body.rs",
        "src-tauri/crates/usecases/src/connect.rs",
        "src-tauri/crates/usecases/src/password.rs",
        "src-tauri/crates/usecases/src/runs/operator.rs",
        "src-tauri/crates/vault/src/backend.rs",
        "src-tauri/crates/vault/src/keychain.rs",
    ];
    let more: Vec<&&str> = opened.iter().filter(|path| !allowed.contains(path)).collect();
    assert!(more.is_empty(), "a key is opened in {more:?}");
    let shown =
        ["expose_secret().to_owned()", "expose_secret().to_string()", "expose_secret().into()", " String::from(key"];
    let own: Vec<Source> = ours().into_iter().filter(|source| allowed.contains(&source.path.as_str())).collect();
    let plain: Vec<&str> = places(&own, &shown);
    assert_eq!(plain, Vec::<&str>::new(), "a key becomes a text that nobody wipes");
}

#[test]
fn questions_to_the_database_are_put_together_from_words_of_ours_only() {
    let ours = ["COLUMNS", "SCHEMA", "KNOWN", "own", "condition"];
    let words = ["SELECT", "INSERT", "UPDATE ", "DELETE", "CREATE ", "BEGIN", "PRAGMA"];
    for source in below("src-tauri/crates/store/src", &[".rs"]) {
        for call in source.code().split("format!(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let holes = call.split('{').skip(1).filter_map(|rest| rest.split('}').next());
            let foreign: Vec<&str> = holes.filter(|hole| !ours.contains(hole)).collect();
            let asks = words.iter().any(|word| call.contains(word));
            assert!(!asks || foreign.is_empty(), "{}: {call:?} takes {foreign:?}", source.path);
        }
    }
}

#[test]
fn the_frontend_makes_no_markup_of_text_opens_no_link_and_keeps_nothing() {
    let markup = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "dangerouslySetInnerHTML",
        "document.write",
        "srcdoc",
        "createContextualFragment",
        "DOMParser",
    ];
    let code = ["eval(", "new Function", "javascript:"];
    let outside = [
        "window.open",
        "location.href",
        "location.assign",
        "<a ",
        "<img",
        "<iframe",
        "<object",
        "<embed",
        "XMLHttpRequest",
        "WebSocket",
        "EventSource",
        "sendBeacon",
        " fetch(",
    ];
    let kept = ["localStorage", "sessionStorage", "indexedDB", "document.cookie", "caches."];
    for source in below("ui/src", &[".ts", ".tsx"]) {
        for word in markup.iter().chain(&code).chain(&outside).chain(&kept) {
            assert!(!source.text.contains(word), "{} says {word}", source.path);
        }
    }
}

#[test]
fn every_crate_of_ours_forbids_unsafe_code() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("a file");
    assert!(manifest.contains("unsafe_code = \"forbid\""));
    let crates =
        root().join("src-tauri/crates").read_dir().expect("the crates").map(|one| one.expect("an entry").path());
    for folder in crates.chain([root().to_owned()]) {
        let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
        assert!(manifest.contains("[lints]\nworkspace = true"), "{} has rules of its own", folder.display());
    }
    assert_eq!(places(&ours(), &["allow(unsafe_code"]), Vec::<&str>::new());
}

#[test]
fn every_crate_of_others_comes_from_the_registry_and_none_from_a_repository() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).expect("the lockfile");
    let sources: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("source = ")).collect();
    assert!(sources.len() > 300, "the lockfile is read wrongly");
    let registry = "\"registry+https://github.com/rust-lang/crates.io-index\"";
    assert!(sources.iter().all(|source| *source == registry), "a crate comes from elsewhere");
    assert_eq!(lock.matches("\nchecksum = ").count(), sources.len(), "a crate has no hash");
}

#[test]
fn the_web_view_is_given_no_files_no_shell_no_requests_and_no_scheme_of_its_own() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).expect("the lockfile");
    assert!(!lock.contains("name = \"tauri-plugin-"), "a plugin gives the web view more than our commands");
    let config = std::fs::read_to_string(root().join("tauri.conf.json")).expect("the configuration");
    for word in ["assetProtocol", "plugins", "deep-link", "schemes", "dangerous", "fileAssociations", "externalBin"] {
        assert!(!config.contains(word), "tauri.conf.json says {word}");
    }
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    assert!(manifest.contains("tauri = { version = \"2.12\", features = [] }"), "Tauri has more features");
    for feature in ["devtools", "protocol-asset", "isolation"] {
        assert!(!manifest.contains(feature), "the feature {feature} is on");
    }
}
