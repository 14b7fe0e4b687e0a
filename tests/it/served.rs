//! What the window is really served: the policy that goes with each page, and files that hold nothing they should not.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::commands::shell;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_page_is_served_with_the_policy_that_is_written_down() {
    let config: Value = serde_json::from_str(include_str!("../../tauri.conf.json")).expect("it is JSON");
    let policy = config["app"]["security"]["csp"].as_object().expect("a policy");
    let page = shell().app.asset_resolver().get("index.html".to_owned()).expect("the frontend is built");
    let served = page.csp_header.expect("a policy is served");
    let parts: Vec<(&str, &str)> = served
        .split(';')
        .filter_map(|part| part.trim().split_once(' '))
        .map(|(name, rest)| (name, rest.trim()))
        .collect();
    assert_eq!(
        parts.iter().map(|(name, _)| *name).collect::<BTreeSet<_>>(),
        policy.keys().map(String::as_str).collect::<BTreeSet<_>>(),
        "{served}"
    );
    for (name, found) in parts {
        let wanted = policy[name].as_str().expect("a text");
        let added = found.strip_prefix(wanted).unwrap_or_else(|| panic!("{name} is {found}"));
        // Tauri adds the hashes of the page's own scripts and styles, and marks of this one page.
        let own = |word: &str| word == "'self'" || word.starts_with("'sha256-") || word.starts_with("'nonce-");
        assert!(added.split_whitespace().all(own), "{name} is {found}");
    }
}

/// Every file of the built frontend.
fn built() -> Vec<PathBuf> {
    let found = files(&root().join("ui/dist"));
    assert!(found.len() > 5, "the frontend is not built");
    found
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut folders, mut found) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for path in folder.read_dir().expect("the folder can be read").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found
}

/// What no file may hold that is shipped: keys and where they come from, places of this computer, tests, and what only
/// belongs to the practice instance's faults.
fn forbidden() -> Vec<String> {
    let home = std::env::var("HOME").unwrap_or_else(|_| "/root".to_owned());
    let words = [
        "PRIVATE KEY",
        "TAURI_SIGNING",
        "TAURI_PRIVATE",
        "AWS_SECRET",
        "ghp_",
        "npm_token",
        "sourceMappingURL",
        "sourcesContent",
        "vitest",
        "testing-library",
        "happy-dom",
        "mockIPC",
        "PRACTICE_KEY",
        "control-port",
        "second-admin",
        "reset-before-read",
        "GATEHOUSE_",
        "VITE_",
        "localhost:5173",
    ];
    words.map(str::to_owned).into_iter().chain([root().display().to_string(), format!("{home}/")]).collect()
}

fn held(bytes: &[u8], words: &[String]) -> Vec<String> {
    let holds = |word: &&String| memchr::memmem::find(bytes, word.as_bytes()).is_some();
    words.iter().filter(holds).cloned().collect()
}

#[test]
fn the_built_frontend_holds_no_secret_no_path_no_test_and_nothing_of_faults() {
    for file in built() {
        let bytes = std::fs::read(&file).expect("the file can be read");
        assert_eq!(held(&bytes, &forbidden()), Vec::<String>::new(), "{}", file.display());
        let ending = file.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
        assert!(["js", "css", "html", "woff2"].contains(&ending.as_str()), "{} is shipped", file.display());
    }
    assert_eq!(held(b"x GATEHOUSE_y", &forbidden()), ["GATEHOUSE_"]);
}

#[test]
fn the_program_holds_no_secret_no_fault_schedule_and_no_control_port() {
    let program = std::fs::read(env!("CARGO_BIN_EXE_gatehouse")).expect("the program can be read");
    let words = [
        "PRIVATE KEY-----\nM",
        "control-port",
        "second-admin",
        "reset-before-read",
        "PRACTICE_KEY",
        "GATEHOUSE_KILL_AT",
        "TAURI_SIGNING_PRIVATE_KEY=",
    ];
    assert_eq!(held(&program, &words.map(str::to_owned)), Vec::<String>::new());
    assert!(memchr::memmem::find(&program, b"list_instances").is_some(), "the program is read wrongly");
}

#[test]
#[ignore = "long"]
fn long_two_builds_of_the_frontend_are_the_same_bytes() {
    let built = ["first", "second"].map(|name| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("frontend-{name}"));
        let mut vite = std::process::Command::new(root().join("ui/node_modules/.bin/vite"));
        let vite = vite.args(["build", "--emptyOutDir", "--outDir"]).arg(&folder).current_dir(root().join("ui"));
        assert!(vite.output().expect("vite starts").status.success(), "the frontend cannot be built");
        contents(&folder)
    });
    assert!(built[0].len() > 5 && built[0] == built[1], "two builds differ");
}

/// Names and hashes of all files below a folder.
fn contents(folder: &Path) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = files(folder)
        .into_iter()
        .map(|file| {
            let name = file.strip_prefix(folder).expect("below the folder").display().to_string();
            (name, format!("{:x}", Sha256::digest(std::fs::read(&file).expect("the file can be read"))))
        })
        .collect();
    found.sort();
    found
}

/// Pictures that show nobody who exists: `cargo xtask demo` made them on its sample data, and somebody looked at each.
/// A new picture is listed here after the same.
const PICTURES: [(&str, &str); 3] = [
    ("docs/people.png", "d7006070b32fde941e7e456e015f86cb578998f506e6a40703aa965a0c1973d7"),
    ("docs/proof.png", "acbe0c47e04629871dbc4e27c69537421afe5885e5498e813c0d9611efd9ef88"),
    ("docs/review.png", "ed533b21d06e15f6f11b8c7a0ea6c0a19b58691204b3fa4b757ce45654577030"),
];

#[test]
fn every_picture_is_one_that_was_made_on_sample_data() {
    let ending = |file: &PathBuf| {
        ["png", "jpg", "jpeg", "gif", "webp", "svg", "pdf", "mp4", "webm"]
            .iter()
            .any(|one| file.extension().is_some_and(|it| it == *one))
    };
    let folders = ["docs", "src-tauri", "tests", "ui/src", "ui/gallery", "ui/dev"];
    let pictures = folders.iter().flat_map(|folder| files(&root().join(folder))).filter(ending);
    let found: Vec<(String, String)> = pictures
        .map(|file| {
            let name = file.strip_prefix(root()).expect("below the root").display().to_string();
            (name, format!("{:x}", Sha256::digest(std::fs::read(&file).expect("the file can be read"))))
        })
        .collect();
    let listed: BTreeSet<(String, String)> =
        PICTURES.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect();
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), listed, "a picture that nobody has looked at");
}
