//! What a person chose for a saved instance beyond what its profile holds.

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::{Error, Home, ProfileId};

/// Whether rows of the instance are remembered on this computer.
const REMEMBER: &str = "remember-rows";
/// Changes that wait for their review.
const TRAY: &str = "tray";
/// How a person wants to work with the instance.
const RULES: &str = "house-rules";
/// What is known of its key besides the key.
const KEY_FACTS: &str = "key-facts";
/// What of the first steps with it was not looked at yet.
const FIRST_STEP: &str = "first-step";
/// What belongs to no instance stands under a name that no instance has.
const NO_PROFILE: &str = "";
/// How the application looks and starts.
const APP: &str = "application";

/// No key was ever entered for it on this computer.
const KEYLESS: &str = "keyless";

/// Notes that nobody has entered a key yet, in the same stroke that saves the instance.
pub(crate) fn mark_keyless(database: &Connection, profile: &ProfileId) -> Result<(), Error> {
    database.execute("INSERT INTO setting (profile, name, value) VALUES (?1, ?2, 'yes')", [&profile.0, KEYLESS])?;
    Ok(())
}

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
        self.forget_setting(profile, TRAY)
    }

    /// How a person wants to work with a saved instance, as it was last written.
    pub fn rules(&self, profile: &ProfileId) -> Result<Option<String>, Error> {
        self.setting(profile, RULES)
    }

    /// Writes how a person wants to work with a saved instance.
    pub fn set_rules(&self, profile: &ProfileId, rules: &str) -> Result<(), Error> {
        self.set_setting(profile, RULES, rules)
    }

    /// Which of the first steps with a saved instance comes next; `None` where all were looked at or none was wanted.
    pub fn first_step(&self, profile: &ProfileId) -> Result<Option<String>, Error> {
        self.setting(profile, FIRST_STEP)
    }

    /// Writes which of the first steps comes next; nothing once all were looked at.
    pub fn set_first_step(&self, profile: &ProfileId, step: Option<&str>) -> Result<(), Error> {
        match step {
            Some(step) => self.set_setting(profile, FIRST_STEP, step),
            None => self.forget_setting(profile, FIRST_STEP),
        }
    }

    /// What is known of the key of a saved instance; never the key.
    pub fn key_facts(&self, profile: &ProfileId) -> Result<Option<String>, Error> {
        self.setting(profile, KEY_FACTS)
    }

    /// Writes what is known of the key of a saved instance.
    pub fn set_key_facts(&self, profile: &ProfileId, facts: &str) -> Result<(), Error> {
        self.set_setting(profile, KEY_FACTS, facts)
    }

    /// How the application looks and starts, as it was last written.
    pub fn app_settings(&self) -> Result<Option<String>, Error> {
        self.setting(&ProfileId(NO_PROFILE.to_owned()), APP)
    }

    /// Writes how the application looks and starts.
    pub fn set_app_settings(&self, settings: &str) -> Result<(), Error> {
        self.set_setting(&ProfileId(NO_PROFILE.to_owned()), APP, settings)
    }

    /// Whether nobody has entered a key for a saved instance yet, as far as is known here without asking the keychain: so
    /// it is for what came from a file and for a copy, until a key is kept.
    pub fn lacks_key(&self, profile: &ProfileId) -> Result<bool, Error> {
        Ok(self.setting(profile, KEYLESS)?.is_some())
    }

    /// A key is kept now.
    pub fn has_key(&self, profile: &ProfileId) -> Result<(), Error> {
        self.forget_setting(profile, KEYLESS)
    }

    fn setting(&self, profile: &ProfileId, name: &str) -> Result<Option<String>, Error> {
        let database = self.database();
        let mut statement = database.prepare_cached("SELECT value FROM setting WHERE profile = ?1 AND name = ?2")?;
        Ok(statement.query_row(params![profile.0, name], |row| row.get(0)).optional()?)
    }

    fn forget_setting(&self, profile: &ProfileId, name: &str) -> Result<(), Error> {
        self.database().execute("DELETE FROM setting WHERE profile = ?1 AND name = ?2", [profile.0.as_str(), name])?;
        Ok(())
    }

    fn set_setting(&self, profile: &ProfileId, name: &str, value: &str) -> Result<(), Error> {
        let sql = "INSERT INTO setting (profile, name, value) VALUES (?1, ?2, ?3)
                   ON CONFLICT (profile, name) DO UPDATE SET value = excluded.value";
        self.database().execute(sql, params![profile.0, name, value])?;
        Ok(())
    }
}
