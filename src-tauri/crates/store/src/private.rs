//! Folders and files that only their owner can read. On Windows the user's own folder already is.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::ErrorKind;
use std::path::Path;

use crate::Error;

/// Makes the folder and whatever is missing above it, readable by its owner only (0700).
pub(crate) fn folder(path: &Path) -> Result<(), Error> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    narrow(path, 0o700)
}

/// Opens a file for reading and writing, makes it where it is missing, and sees to it that only its owner can read it
/// (0600).
pub(crate) fn file(path: &Path) -> Result<File, Error> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    narrow(path, 0o600)?;
    Ok(file)
}

/// Removes a file that may be missing.
pub(crate) fn remove(path: &Path) -> Result<(), Error> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}

#[cfg(unix)]
pub(crate) fn narrow(path: &Path, mode: u32) -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt as _;
    let now = std::fs::metadata(path)?.permissions();
    if now.mode() & 0o777 != mode {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))?;
    }
    Ok(())
}

#[cfg(not(unix))]
pub(crate) fn narrow(_path: &Path, _mode: u32) -> Result<(), Error> {
    Ok(())
}
