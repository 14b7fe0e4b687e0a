//! The log for support: what was done and how it ended. Never a key, never a name or an email.

use std::fs::OpenOptions;
use std::sync::Mutex;

use crate::folders::Folders;

/// The log, in the data folder.
pub(crate) const FILE: &str = "gatehouse.log";
/// Above this size the log starts anew at the next start, keeping the old one beside it.
const ROTATE_ABOVE: u64 = 5 * 1024 * 1024;

/// Starts logging into the data folder. Without a log the application works all the same.
pub(crate) fn start(folders: &Folders) {
    let path = folders.data().join(FILE);
    let _ = std::fs::create_dir_all(folders.data());
    if std::fs::metadata(&path).is_ok_and(|file| file.len() > ROTATE_ABOVE) {
        let _ = std::fs::rename(&path, folders.data().join("gatehouse.old.log"));
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let Ok(file) = options.open(path) else { return };
    let _ = tracing_subscriber::fmt()
        .with_writer(Mutex::new(file))
        .with_ansi(false)
        .with_env_filter("warn,gatehouse=info,usecases=info,make_api=info,store=info,vault=info")
        .try_init();
}
