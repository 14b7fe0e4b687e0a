//! The log for support: what was done and how it ended. Never a key, never a name or an email.
//!
//! Messages are made of words and numbers of ours. What libraries say of an error may quote others, so everything passes
//! [`clean`] on its way: a line stays one line, and emails are taken out. The files are in `ring`.

mod clean;
mod ring;

use std::io::Write;
use std::sync::Mutex;

pub use clean::clean;
pub(crate) use ring::NAME as FILE;
pub use ring::Ring;

use crate::folders::Folders;

/// What is worth a line: trouble of everybody, and what we ourselves do.
pub const WORTH: &str = "warn,gatehouse=info,usecases=info,make_api=info,store=info,vault=info";

/// Starts logging into the data folder. Without a log the application works all the same.
pub(crate) fn start(folders: &Folders) {
    let _ = std::fs::create_dir_all(folders.data());
    let Ok(ring) = Ring::open(folders.data()) else { return };
    let _ = tracing_subscriber::fmt()
        .with_writer(Mutex::new(Cleaned(ring)))
        .with_ansi(false)
        .with_env_filter(WORTH)
        .try_init();
}

/// The same to a writer of one's own, with what is `worth` a line there, and without a place for it in the process; for
/// tests.
pub fn to_writer<W: Write + Send + 'static>(writer: W, worth: &str) -> impl tracing::Subscriber + Send + Sync + use<W> {
    tracing_subscriber::fmt().with_writer(Mutex::new(Cleaned(writer))).with_ansi(false).with_env_filter(worth).finish()
}

/// Cleans each line on its way. The layer above writes a line whole.
struct Cleaned<W>(W);

impl<W: Write> Write for Cleaned<W> {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        self.0.write_all(clean(&String::from_utf8_lossy(line)).as_bytes())?;
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}
