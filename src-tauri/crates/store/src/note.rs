//! Notes beside a run that may change after its end, so they cannot stand in the journal: ticks of the browser check,
//! where the proof was saved. They prove nothing.

use domain::RunId;
use rusqlite::{OptionalExtension as _, params};

use crate::{Error, Home};

impl Home {
    /// The note of this name.
    pub fn note(&self, run: &RunId, name: &str) -> Result<Option<String>, Error> {
        let database = self.database();
        let mut statement = database.prepare_cached("SELECT text FROM note WHERE run = ?1 AND name = ?2")?;
        Ok(statement.query_row(params![run.0, name], |row| row.get(0)).optional()?)
    }

    /// Writes the note of this name over the one before.
    pub fn set_note(&self, run: &RunId, name: &str, text: &str) -> Result<(), Error> {
        let sql = "INSERT INTO note (run, name, text) VALUES (?1, ?2, ?3)
                   ON CONFLICT (run, name) DO UPDATE SET text = excluded.text";
        self.database().execute(sql, params![run.0, name, text])?;
        Ok(())
    }
}
