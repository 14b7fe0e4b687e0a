//! The calls of the two clients, from their own source: a call that is added is found without being told.

use std::path::{Path, PathBuf};

/// A public call with the comment above it and the comment of its file; numbers in paths without their names.
pub(super) struct Call {
    pub(super) name: String,
    pub(super) comment: String,
    pub(super) module: String,
}

/// All calls of the clients.
pub(super) fn calls() -> Vec<Call> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    ["read", "write"].iter().flat_map(|folder| files(&source.join(folder))).flat_map(|file| of_file(&file)).collect()
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The files below `src` whose text holds this.
pub(super) fn files_with(wanted: &str) -> Vec<String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let holding = files(&source).into_iter().filter(|file| std::fs::read_to_string(file).unwrap().contains(wanted));
    holding.map(|file| file.strip_prefix(&source).unwrap().to_string_lossy().replace('\\', "/")).collect()
}

/// The source of all of these tests.
pub(super) fn text_of_tests() -> String {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    files(&tests).iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

/// The names of all documented answers.
pub(super) fn fixtures() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/make");
    files(&folder).iter().map(|file| file.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

fn of_file(file: &Path) -> Vec<Call> {
    let text = std::fs::read_to_string(file).unwrap();
    let comment_of = |lines: &[&str], mark: &str| {
        let words = lines.iter().filter_map(|line| line.trim().strip_prefix(mark)).map(str::trim);
        without_names(&words.collect::<Vec<_>>().join(" "))
    };
    let lines: Vec<&str> = text.lines().collect();
    let module = comment_of(&lines, "//!");
    let mut calls = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let Some(rest) = line.trim().strip_prefix("pub async fn ") else { continue };
        let begin = lines[..place].iter().rposition(|line| !line.trim().starts_with("///")).map_or(0, |at| at + 1);
        let name = rest.split(['(', '<']).next().unwrap().to_owned();
        calls.push(Call { name, comment: comment_of(&lines[begin..place], "///"), module: module.clone() });
    }
    calls
}

/// `/users/{userId}/…` and `/users/{u}/…` are the same.
pub(super) fn without_names(text: &str) -> String {
    let mut clean = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        clean.push_str(before);
        clean.push_str("{}");
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    clean + rest
}
