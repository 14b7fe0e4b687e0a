//! Two files that take turns: the log never takes more than 10 MB, and the newest 5 MB are always there.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Above this size the other file's turn begins.
const HALF: u64 = 5 * 1024 * 1024;
/// The log, in the data folder.
pub(crate) const NAME: &str = "gatehouse.log";
const BEFORE: &str = "gatehouse.old.log";

/// The log in a folder.
pub struct Ring {
    folder: PathBuf,
    file: File,
    length: u64,
}

impl Ring {
    /// Goes on where the last start ended.
    pub fn open(folder: &Path) -> std::io::Result<Self> {
        let file = private(&folder.join(NAME))?;
        let length = file.metadata()?.len();
        Ok(Self { folder: folder.to_owned(), file, length })
    }

    fn turn(&mut self) -> std::io::Result<()> {
        std::fs::rename(self.folder.join(NAME), self.folder.join(BEFORE))?;
        self.file = private(&self.folder.join(NAME))?;
        self.length = 0;
        Ok(())
    }
}

impl Write for Ring {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        let length = line.len() as u64;
        if self.length > 0 && self.length + length > HALF {
            self.turn()?;
        }
        self.file.write_all(line)?;
        self.length += length;
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// A file that only its owner can read, also where it was there before.
fn private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: u64 = 10 * 1024 * 1024;

    #[test]
    fn the_log_never_takes_more_than_ten_megabytes_and_keeps_the_newest_lines() {
        let folder = std::env::temp_dir().join(format!("gatehouse-log-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(NAME), vec![b'x'; 1024 * 1024]).unwrap();
        let mut ring = Ring::open(&folder).unwrap();
        let line = "y".repeat(9_999) + "\n";
        let whole = |folder: &Path| -> u64 {
            folder.read_dir().unwrap().map(|entry| entry.unwrap().metadata().unwrap().len()).sum()
        };
        for count in 0..2_500 {
            ring.write_all(line.as_bytes()).unwrap();
            assert!(count % 50 > 0 || whole(&folder) <= LIMIT);
        }
        ring.write_all(b"the last line\n").unwrap();
        assert!(whole(&folder) <= LIMIT && whole(&folder) > LIMIT / 2);
        assert!(std::fs::read_to_string(folder.join(NAME)).unwrap().ends_with("the last line\n"));
        assert_eq!(folder.read_dir().unwrap().count(), 2);
        #[cfg(unix)]
        for entry in folder.read_dir().unwrap() {
            let mode = std::os::unix::fs::PermissionsExt::mode(&entry.unwrap().metadata().unwrap().permissions());
            assert_eq!(mode & 0o777, 0o600);
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
