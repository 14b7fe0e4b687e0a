//! Has a set of files changed? A hash over paths and contents, so that a fresh clone, a copied folder and a touched file
//! all give the right answer; times are not looked at.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// A hash over the relative paths and contents of all files below `folder`, without the entries named in `except`
/// directly inside it. A missing folder has the hash of an empty one.
pub(crate) fn of_folder(folder: &Path, except: &[&str]) -> String {
    let mut files = Vec::new();
    collect(folder, except, &mut files);
    files.sort();
    of_files(folder, &files)
}

/// The same over these files only; a missing file counts as empty.
pub(crate) fn of_files(base: &Path, files: &[PathBuf]) -> String {
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.strip_prefix(base).unwrap_or(file).hash(&mut hasher);
        fs::read(base.join(file)).unwrap_or_default().hash(&mut hasher);
    }
    format!("{}-{:016x}", files.len(), hasher.finish())
}

fn collect(folder: &Path, except: &[&str], files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if entry.file_name().to_str().is_some_and(|name| except.contains(&name)) {
            continue;
        }
        if path.is_dir() { collect(&path, &[], files) } else { files.push(path) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("gatehouse-stamp-{}-{name}", std::process::id()));
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(folder.join("src")).unwrap();
        fs::write(folder.join("src/a.ts"), "a").unwrap();
        folder
    }

    #[test]
    fn the_same_contents_elsewhere_have_the_same_hash() {
        let (one, other) = (folder("one"), folder("other"));
        assert_eq!(of_folder(&one, &[]), of_folder(&other, &[]));
        fs::remove_dir_all(one).unwrap();
        fs::remove_dir_all(other).unwrap();
    }

    #[test]
    fn an_edit_a_new_file_and_a_rename_change_it_and_excepted_folders_do_not() {
        let folder = folder("edits");
        let before = of_folder(&folder, &["dist"]);
        fs::create_dir_all(folder.join("dist")).unwrap();
        fs::write(folder.join("dist/x.js"), "x").unwrap();
        assert_eq!(of_folder(&folder, &["dist"]), before);
        fs::write(folder.join("src/a.ts"), "b").unwrap();
        let edited = of_folder(&folder, &["dist"]);
        fs::rename(folder.join("src/a.ts"), folder.join("src/b.ts")).unwrap();
        let renamed = of_folder(&folder, &["dist"]);
        fs::write(folder.join("src/c.ts"), "").unwrap();
        let added = of_folder(&folder, &["dist"]);
        let all = std::collections::BTreeSet::from([before, edited, renamed, added]);
        assert_eq!(all.len(), 4);
        fs::remove_dir_all(folder).unwrap();
    }
}
