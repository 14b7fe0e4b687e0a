//! Snapshots: the return ticket of a plan, written and read back before anything is changed.

use domain::SnapshotId;
use domain::snapshot::{SNAPSHOT_VERSION, Snapshot};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::home::now;
use crate::{Error, Home, database};

impl Home {
    /// Writes a snapshot, syncs it, reads it back over a second connection and compares. Returns only when what is on
    /// disk is what was given.
    pub fn save_snapshot(&self, snapshot: &Snapshot) -> Result<SnapshotId, Error> {
        let id = SnapshotId(uuid::Uuid::new_v4().to_string());
        let body = serde_json::to_string(snapshot).map_err(|error| Error::Io(error.to_string()))?;
        let hash = Sha256::digest(body.as_bytes()).to_vec();
        let sql = "INSERT INTO snapshot (id, at, hash, body) VALUES (?1, ?2, ?3, ?4)";
        self.database().execute(sql, params![id.0, now(), hash, body])?;
        let back = read(&database::open_again(self.folder())?, &id)?;
        if back == *snapshot { Ok(id) } else { Err(Error::damaged("the snapshot does not read back as it was")) }
    }

    /// Reads a snapshot and checks it against its hash.
    ///
    /// Fails with [`Error::NewerThanMe`] where a newer version of Gatehouse took it.
    pub fn snapshot(&self, id: &SnapshotId) -> Result<Snapshot, Error> {
        read(&self.database(), id)
    }
}

fn read(database: &Connection, id: &SnapshotId) -> Result<Snapshot, Error> {
    let (hash, body): (Vec<u8>, String) = database
        .query_row("SELECT hash, body FROM snapshot WHERE id = ?1", [&id.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(Error::NotFound)?;
    if Sha256::digest(body.as_bytes()).as_slice() != hash {
        return Err(Error::damaged(format!("snapshot {id} was changed after it was written")));
    }
    check_version(&body)?;
    serde_json::from_str(&body).map_err(|error| Error::unreadable(&error))
}

fn check_version(body: &str) -> Result<(), Error> {
    #[derive(Deserialize)]
    struct Version {
        version: u32,
    }
    let Version { version } = serde_json::from_str(body).map_err(|error| Error::unreadable(&error))?;
    if version > SNAPSHOT_VERSION {
        return Err(Error::NewerThanMe { found: version, known: SNAPSHOT_VERSION });
    }
    Ok(())
}
