//! Opens `gatehouse.sqlite`, and refuses what this version did not write.
//!
//! The file is made under another name and then moved into place whole, so a file that is there and empty is a damaged
//! one, not a new one. A file of a newer version is recognised by its header before the library sees it, and again by what a
//! write-ahead log beside it says, with a connection that leaves both as they are.

mod upgrade;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::{Error, private};

/// The format that this version writes.
pub(crate) const KNOWN: u32 = 4;

const SCHEMA: &str = include_str!("schema.sql");
const MAGIC: &[u8] = b"SQLite format 3\0";
const HEADER: usize = 100;
/// How long a call waits for another process that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens the file in this folder; makes it where there is none.
pub(crate) fn open(folder: &Path) -> Result<Connection, Error> {
    let path = folder.join("gatehouse.sqlite");
    make_if_missing(folder, &path)?;
    check_header(&path)?;
    private::narrow(&path, 0o600)?;
    let mut connection = Connection::open_with_flags(&path, flags())?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    check_version(user_version(&connection)?)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    prepare(&connection)?;
    upgrade::bring_up(&mut connection)?;
    check_schema(&connection)?;
    check_journal(&connection)?;
    Ok(connection)
}

/// A second look at the same file with nothing of the first one's memory.
pub(crate) fn open_again(folder: &Path) -> Result<Connection, Error> {
    let connection = Connection::open_with_flags(folder.join("gatehouse.sqlite"), flags())?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

/// One connection is only ever used under one lock, so the library needs none of its own. It never makes a file.
fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

fn make_if_missing(folder: &Path, path: &Path) -> Result<(), Error> {
    if path.exists() {
        return Ok(());
    }
    // Two processes that start for the first time at once: one makes the file, the other waits and finds it.
    let lock = private::file(&folder.join("gatehouse.lock"))?;
    lock.lock()?;
    if path.exists() {
        return Ok(());
    }
    let draft = folder.join("gatehouse.draft");
    private::remove(&draft)?;
    private::file(&draft)?;
    let connection = Connection::open_with_flags(&draft, flags())?;
    prepare(&connection)?;
    connection.execute_batch(&format!("BEGIN; {SCHEMA} PRAGMA user_version = {KNOWN}; COMMIT;"))?;
    connection.close().map_err(|(_, error)| error)?;
    File::open(&draft)?.sync_all()?;
    std::fs::rename(&draft, path)?;
    sync_folder(folder)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<(), Error> {
    Ok(File::open(folder)?.sync_all()?)
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> Result<(), Error> {
    Ok(())
}

/// Every commit is on disk before it returns, on macOS down to the platters.
fn prepare(connection: &Connection) -> Result<(), Error> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(())
}

fn check_header(path: &Path) -> Result<(), Error> {
    let mut header = [0_u8; HEADER];
    let read = File::open(path)?.read_exact(&mut header);
    if read.is_err() || !header.starts_with(MAGIC) {
        return Err(Error::damaged("gatehouse.sqlite is not a database"));
    }
    let [.., a, b, c, d] = *header.first_chunk::<64>().unwrap_or(&[0; 64]);
    check_version(u32::from_be_bytes([a, b, c, d]))
}

fn user_version(connection: &Connection) -> Result<u32, Error> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn check_version(found: u32) -> Result<(), Error> {
    match found {
        1..=KNOWN => Ok(()),
        found if found > KNOWN => Err(Error::NewerThanMe { found, known: KNOWN }),
        found => Err(Error::damaged(format!("gatehouse.sqlite says it has format {found}"))),
    }
}

/// Kind, name and text of every table, index and trigger.
type Schema = Vec<(String, String, Option<String>)>;

/// The tables and the triggers that guard them are word for word those of this version.
fn check_schema(connection: &Connection) -> Result<(), Error> {
    static EXPECTED: OnceLock<Schema> = OnceLock::new();
    let expected = if let Some(expected) = EXPECTED.get() {
        expected
    } else {
        let expected = expected_schema()?;
        EXPECTED.get_or_init(|| expected)
    };
    if schema_of(connection)? == *expected {
        Ok(())
    } else {
        Err(Error::damaged("the tables of gatehouse.sqlite are not those of this version"))
    }
}

fn expected_schema() -> Result<Schema, Error> {
    let connection = Connection::open_in_memory()?;
    connection.execute_batch(SCHEMA)?;
    schema_of(&connection)
}

fn schema_of(connection: &Connection) -> Result<Schema, Error> {
    let mut statement = connection.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The journal's rows and what finds them agree, so that no row is overlooked.
fn check_journal(connection: &Connection) -> Result<(), Error> {
    let answer: String = connection.query_row("PRAGMA integrity_check('journal')", [], |row| row.get(0))?;
    if answer == "ok" { Ok(()) } else { Err(Error::damaged(answer)) }
}
