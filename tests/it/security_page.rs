//! `src-tauri/SECURITY.md` leaves no requirement out and names only tests that are there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Numbers that the page must have a row for. The others concern releases, which do not exist yet.
fn wanted() -> BTreeSet<String> {
    (1..=18).chain(20..=30).chain(32..=36).chain(38..=39).map(|number| format!("SE{number}")).collect()
}

/// One row of the page's table.
struct Row {
    id: String,
    what: String,
    tests: Vec<String>,
}

fn rows(page: &str) -> Vec<Row> {
    let lines = page.lines().filter(|line| line.starts_with("| SE"));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            assert_eq!(cells.len(), 3, "{line}");
            let tests = cells[2].split('`').skip(1).step_by(2).map(str::to_owned).collect();
            Row { id: cells[0].trim_start_matches("| ").to_owned(), what: cells[1].to_owned(), tests }
        })
        .collect()
}

/// Every source in which tests can stand.
fn sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> =
        ["src-tauri/src", "src-tauri/crates", "tests/it", "tests/e2e", "ui/src"].map(|one| root.join(one)).into();
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().expect("the folder can be read").map(|entry| entry.expect("an entry")) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "ts" || ending == "tsx") {
                found.push(std::fs::read_to_string(&path).expect("the file can be read"));
            }
        }
    }
    found
}

/// Whether a source has a test of this name: a function below `#[test]`, a test of the frontend, or a section of the
/// test command.
fn has(source: &str, name: &str) -> bool {
    if name.contains(' ') {
        return [format!("it(\"{name}\""), format!("report.section(\"{name}\"")]
            .iter()
            .any(|form| source.contains(form));
    }
    source.match_indices(&format!("fn {name}(")).any(|(place, _)| is_test(&source[..place]))
}

/// Whether what stands before a function makes it a test.
fn is_test(before: &str) -> bool {
    let above = before.rsplit_once('\n').map_or("", |(above, _)| above);
    let mut attributes = above.lines().rev().take_while(|line| !line.trim().is_empty() && line.trim() != "}");
    attributes.any(|line| line.trim().starts_with("#[test]") || line.trim().starts_with("#[tokio::test"))
}

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/SECURITY.md");
    std::fs::read_to_string(path).expect("the page can be read")
}

#[test]
fn the_page_has_one_row_for_each_requirement_with_tests_or_a_reason() {
    let rows = rows(&page());
    assert_eq!(rows.iter().map(|row| row.id.clone()).collect::<BTreeSet<_>>(), wanted());
    assert_eq!(rows.len(), wanted().len(), "a requirement stands twice");
    for row in rows {
        assert!(!row.tests.is_empty() || row.what.contains("Not checked:"), "{} has neither test nor reason", row.id);
    }
}

#[test]
fn every_test_that_the_page_names_exists() {
    let sources = sources();
    let missing: Vec<String> = rows(&page())
        .into_iter()
        .flat_map(|row| row.tests.into_iter().map(move |test| (row.id.clone(), test)))
        .filter(|(_, test)| !sources.iter().any(|source| has(source, test)))
        .map(|(id, test)| format!("{id}: {test}"))
        .collect();
    assert!(missing.is_empty(), "there are no such tests: {missing:#?}");
}

#[test]
fn a_function_that_is_no_test_does_not_count() {
    assert!(has("#[tokio::test]\nasync fn it_holds() {", "it_holds"));
    assert!(has("    #[test]\n    #[ignore = \"long\"]\n    fn it_holds() {", "it_holds"));
    assert!(!has("}\n\nfn it_holds() {", "it_holds"));
    assert!(!has("#[test]\nfn other() {\n}\n\nfn it_holds() {", "it_holds"));
    assert!(has("it(\"is text\", () => {", "is text") && !has("is text", "is text"));
}
