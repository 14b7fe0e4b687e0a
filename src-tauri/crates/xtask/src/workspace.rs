//! Where things are: the checkout, the folder that Cargo builds into, and under CI the kept one with its size limit.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{self, Stop};

/// The kept folder of CI is emptied above this size. A fresh one takes about 6 GB; every change of features adds to it.
const KEPT_LIMIT: u64 = 20 * 1024 * 1024 * 1024;

/// The checkout and its build folder.
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
    /// Held while this process lives, so that no other run empties the kept folder under it.
    _kept: Option<File>,
}

impl Workspace {
    /// Finds the checkout from where Cargo says this tool's manifest is, or from the working folder upwards.
    pub(crate) fn open() -> Result<Self, Stop> {
        let start = match std::env::var_os("CARGO_MANIFEST_DIR") {
            Some(folder) => PathBuf::from(folder),
            None => std::env::current_dir().map_err(|error| Stop(format!("no working folder: {error}")))?,
        };
        let root = start
            .ancestors()
            .find(|folder| folder.join("tauri.conf.json").is_file())
            .ok_or_else(|| Stop("this is not a checkout of Gatehouse".into()))?
            .to_owned();
        let (target, kept) = target_folder(&root)?;
        Ok(Self { root, target, _kept: kept })
    }

    /// The checkout.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder that Cargo builds into.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// Where results for people go (`demo`, `bench`), always in the checkout.
    pub(crate) fn results(&self, name: &str) -> PathBuf {
        self.root.join("target").join(name)
    }

    /// Cargo, in the checkout, building into our folder.
    pub(crate) fn cargo(&self) -> Command {
        let mut cargo = shell::cargo();
        cargo.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        cargo
    }
}

/// `CARGO_TARGET_DIR` where someone set it; under CI a folder in the user's cache that outlives the clone; else `target`.
fn target_folder(root: &Path) -> Result<(PathBuf, Option<File>), Stop> {
    let kept = kept_folder();
    let given = std::env::var_os("CARGO_TARGET_DIR").map(|folder| root.join(folder));
    match (given, kept) {
        (Some(given), Some(kept)) if given == kept => keep(kept),
        (Some(given), _) => Ok((given, None)),
        (None, Some(kept)) => keep(kept),
        (None, None) => Ok((root.join("target"), None)),
    }
}

fn kept_folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    if set("CI").is_none_or(|value| value != "true") {
        return None;
    }
    let cache =
        set("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| Some(PathBuf::from(set("HOME")?).join(".cache")))?;
    Some(cache.join("gatehouse").join("target"))
}

/// Opens the kept folder and empties it first when it has grown above its limit and nobody else uses it.
fn keep(folder: PathBuf) -> Result<(PathBuf, Option<File>), Stop> {
    let stop = |error: std::io::Error| Stop(format!("{} cannot be used: {error}", folder.display()));
    fs::create_dir_all(&folder).map_err(stop)?;
    let lock = File::create(folder.with_file_name("target.lock")).map_err(stop)?;
    let size = size_of(&folder);
    println!("Building into {} ({} MB kept).", folder.display(), size / 1_000_000);
    if size > KEPT_LIMIT && lock.try_lock().is_ok() {
        println!("That is above {} MB: emptying it.", KEPT_LIMIT / 1_000_000);
        empty(&folder).map_err(stop)?;
        lock.unlock().map_err(stop)?;
    }
    lock.lock_shared().map_err(stop)?;
    Ok((folder, Some(lock)))
}

fn empty(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
    }
    Ok(())
}

/// Bytes of all files below, symbolic links not followed; what cannot be read counts nothing.
fn size_of(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(data) if data.is_dir() => size_of(&entry.path()),
            Ok(data) => data.len(),
            Err(_) => 0,
        })
        .sum()
}
