//! What a person chose for a saved instance beyond what its profile holds.

use rusqlite::{OptionalExtension as _, params};

use crate::{Error, Home, ProfileId};

/// Whether rows of the instance are remembered on this computer.
const REMEMBER: &str = "remember-rows";
/// Changes that wait for their review.
const TRAY: &str = "tray";

impl Home {
    /// Whether rows of a saved instance may be remembered on this computer; yes until somebody says no.
    pub fn may_remember(&self, profile: &ProfileId) -> Result<bool, Error> {
        Ok(self.setting(profile, REMEMBER)?.is_none_or(|value| value != "no"))
    }

    /// Chooses whether rows of a saved instance are remembered. With "no", what was remembered goes first.
    pub fn set_may_remember(&self, profile: &ProfileId, may: bool) -> Result<(), Error> {
        if !may {
            self.forget_rows(profile)?;
        }
        self.set_setting(profile, REMEMBER, if may { "yes" } else { "no" })?;
        // Whoever was writing just now wrote before the choice was known.
        if may { Ok(()) } else { self.forget_rows(profile) }
    }

    /// The changes that wait on a saved instance, as they were last written; `None` where there never were any. It is on
    /// the disk with the profile and not in the cache, because it is a person's work and cannot be read again.
    pub fn tray(&self, profile: &ProfileId) -> Result<Option<String>, Error> {
        self.setting(profile, TRAY)
    }

    /// Writes the changes that wait; they are on the disk when this returns.
    pub fn set_tray(&self, profile: &ProfileId, tray: &str) -> Result<(), Error> {
        self.set_setting(profile, TRAY, tray)
    }

    /// Forgets the changes that wait.
    pub fn forget_tray(&self, profile: &ProfileId) -> Result<(), Error> {
        self.database().execute("DELETE FROM setting WHERE profile = ?1 AND name = ?2", [profile.0.as_str(), TRAY])?;
        Ok(())
    }

    fn setting(&self, profile: &ProfileId, name: &str) -> Result<Option<String>, Error> {
        let database = self.database();
        let mut statement = database.prepare_cached("SELECT value FROM setting WHERE profile = ?1 AND name = ?2")?;
        Ok(statement.query_row(params![profile.0, name], |row| row.get(0)).optional()?)
    }

    fn set_setting(&self, profile: &ProfileId, name: &str, value: &str) -> Result<(), Error> {
        let sql = "INSERT INTO setting (profile, name, value) VALUES (?1, ?2, ?3)
                   ON CONFLICT (profile, name) DO UPDATE SET value = excluded.value";
        self.database().execute(sql, params![profile.0, name, value])?;
        Ok(())
    }
}
