//! The folders of a world: a home with the usual XDG folders inside one temporary folder, removed at the end.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A temporary folder with a home and a runtime folder in it.
pub(crate) struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Made anew. The path is short because sockets lie in it.
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("gh-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = Self { root: std::env::temp_dir().join(name) };
        fs::remove_dir_all(&folder.root).ok();
        for path in [folder.documents(), folder.runtime(), folder.config()] {
            fs::create_dir_all(path).expect("a folder in the temporary folder");
        }
        fs::set_permissions(folder.runtime(), fs::Permissions::from_mode(0o700)).expect("a private runtime folder");
        fs::write(folder.config().join("user-dirs.dirs"), "XDG_DOCUMENTS_DIR=\"$HOME/Documents\"\n")
            .expect("the names of the user's folders");
        folder
    }

    /// Everything of this world lies below.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// `HOME`.
    pub(crate) fn home(&self) -> PathBuf {
        self.root.join("home")
    }

    /// `XDG_RUNTIME_DIR`.
    pub(crate) fn runtime(&self) -> PathBuf {
        self.root.join("run")
    }

    /// The user's documents.
    pub(crate) fn documents(&self) -> PathBuf {
        self.home().join("Documents")
    }

    /// `XDG_DATA_HOME`.
    pub(crate) fn data(&self) -> PathBuf {
        self.home().join(".local/share")
    }

    fn config(&self) -> PathBuf {
        self.home().join(".config")
    }

    /// The variables that name these folders.
    pub(crate) fn environment(&self) -> Vec<(String, String)> {
        [
            ("HOME", self.home()),
            ("XDG_RUNTIME_DIR", self.runtime()),
            ("XDG_DATA_HOME", self.data()),
            ("XDG_CONFIG_HOME", self.config()),
            ("XDG_CACHE_HOME", self.home().join(".cache")),
            ("XDG_STATE_HOME", self.home().join(".local/state")),
        ]
        .map(|(name, path)| (name.to_owned(), path.to_string_lossy().into_owned()))
        .into()
    }

    /// All files below, sockets and the like left out.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        files_below(&self.root)
    }
}

/// All files below a folder, sockets and the like left out.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.root) {
            eprintln!("{} was left behind: {error}", self.root.display());
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => collect(&entry.path(), files),
            Ok(kind) if kind.is_file() => files.push(entry.path()),
            Ok(_) | Err(_) => {}
        }
    }
}
