//! Everything Gatehouse keeps on disk, in one folder that only its owner can read.
//!
//! [`Home`] is that folder. `gatehouse.sqlite` holds the saved instances, the journals of all runs and the snapshots;
//! what is written there is synced before the call returns. `mirror.sqlite` holds the rows that were last seen, so that
//! a window has something to show at once; deleting it loses nothing. `claims/` holds one empty-handed file per run
//! that is being carried out.
//!
//! All calls are short and block: call them from a thread that may wait (`spawn_blocking`).
//!
//! Deliberately elsewhere: what a journal means (`domain::journal`), keys (`vault`: never in a file), and what is sent
//! to an instance (`usecases`). This is the only crate that knows `rusqlite`.

mod claim;
mod database;
mod error;
mod home;
pub mod journal;
#[cfg(feature = "kill-points")]
pub mod kill;
mod mirror;
mod note;
mod private;
mod profile;
mod setting;
mod snapshot;

pub use claim::RunClaim;
pub use error::{BrokenChain, Error};
pub use home::Home;
pub use journal::{Journal, JournalCheck, MemoryJournal, SqliteJournal};
pub use mirror::{Kept, Remembered};
pub use profile::{Chosen, InstanceKind, Look, NewProfile, PRACTICE, Profile, ProfileId, Way};

/// Reports a named moment to whoever asked for it; nothing at all without the feature `kill-points`.
#[cfg(feature = "kill-points")]
pub(crate) fn reach(moment: &'static str) {
    kill::reach(moment);
}

#[cfg(not(feature = "kill-points"))]
pub(crate) fn reach(_moment: &'static str) {}
