//! Inputs that once did harm, in `tests/fixtures/found/<type of answer>/`: kept for ever, and read again by every run.

use std::path::{Path, PathBuf};

use make_api::fuzz::{Target, targets};

use super::cases::run;

/// Where they are kept.
pub(super) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/found")
}

/// Keeps an input of a type of answer.
pub(super) fn keep(folder: &Path, target: Target, seed: u64, input: &[u8]) {
    let place = folder.join(slug(target.name));
    std::fs::create_dir_all(&place).unwrap();
    std::fs::write(place.join(format!("{seed}.json")), input).unwrap();
}

/// What kept inputs still do to these readings, and how many there are.
fn again(folder: &Path, targets: &[Target]) -> (usize, Vec<String>) {
    let (mut count, mut problems) = (0, Vec::new());
    for place in files(folder) {
        let name = place.file_name().unwrap().to_string_lossy().into_owned();
        let Some(target) = targets.iter().find(|target| slug(target.name) == name) else {
            problems.push(format!("{name} is no type of answer"));
            continue;
        };
        for file in files(&place) {
            count += 1;
            if let Err(what) = run(*target, &std::fs::read(&file).unwrap()) {
                problems.push(format!("{}: {what}", file.display()));
            }
        }
    }
    (count, problems)
}

/// What is in a folder, in order; nothing where there is none.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// A name for a folder.
fn slug(name: &str) -> String {
    name.replace([' ', '\''], "-")
}

#[test]
fn counted_what_was_found_once_does_no_harm_any_more() {
    let (count, problems) = again(&folder(), &targets());
    println!("kept inputs: {count} read again, problems {}", problems.len());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_kept_input_is_found_again_by_the_reading_that_it_harmed() {
    let folder = std::env::temp_dir().join(format!("gatehouse-found-{}", std::process::id()));
    let all = targets();
    let fragile = Target { run: |body| assert!(!body.ends_with(b"!"), "harmed"), ..all[2] };
    keep(&folder, fragile, 7, b"fine");
    assert_eq!(again(&folder, &[fragile]), (1, Vec::new()));
    keep(&folder, fragile, 8, b"not fine!");
    let (count, problems) = again(&folder, &[fragile]);
    assert!(count == 2 && problems.len() == 1 && problems[0].contains("8.json: panicked"), "{problems:?}");
    assert_eq!(again(&folder, &all), (2, Vec::new()), "other readings do not mind");
    assert_eq!(again(&folder, &all[..1]).1.len(), 1, "a folder that belongs to nobody is told");
    std::fs::remove_dir_all(&folder).unwrap();
}
