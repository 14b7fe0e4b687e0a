//! Pictures and files that the README shows or links are there.

use std::path::Path;

/// What stands between `](` and `)`, where it is a path of this repository.
fn linked(text: &str) -> Vec<&str> {
    let links = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    links.map(|(target, _)| target).filter(|target| !target.contains("://") && !target.starts_with('#')).collect()
}

#[test]
fn every_picture_and_file_that_the_readme_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).expect("the README can be read");
    let linked = linked(&readme);
    assert!(
        linked.iter().filter(|target| Path::new(target).extension().is_some_and(|ending| ending == "png")).count() >= 3,
        "{linked:?}"
    );
    let missing: Vec<_> = linked.iter().filter(|target| !root.join(target).exists()).collect();
    assert!(missing.is_empty(), "the README names what is not there: {missing:?}");
}
