//! A person as the instance knows them.

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::ids::{AdminRoleId, UserId};

/// Someone with an account on the instance. Whatever the instance left out or sent in a shape Gatehouse cannot read is
/// `None`, never a guess.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Number on this instance.
    pub id: UserId,
    /// Name, exactly as the instance has it (hostile input: shown as text only).
    pub name: String,
    /// Email, exactly as the instance has it.
    pub email: String,
    /// Language of the person's interface.
    pub language: Option<String>,
    /// Number of the country.
    pub country_id: Option<u64>,
    /// Number of the time zone.
    pub timezone_id: Option<u64>,
    /// Number of the locale.
    pub locale_id: Option<u64>,
    /// Last sign-in.
    pub last_login: LastLogin,
    /// When the account was created.
    pub created: Option<Timestamp>,
    /// In how many organizations the person is, counted by the instance.
    pub organizations: Option<u64>,
    /// How many scenarios the person has, counted by the instance.
    pub scenarios: Option<u64>,
    /// How many of them are active.
    pub active_scenarios: Option<u64>,
    /// Deleted people stay listed.
    pub deleted: bool,
    /// Administration role on the instance.
    pub admin_role: Option<AdminRoleId>,
    /// Whether the second factor is on.
    pub two_step: Option<bool>,
}

/// When a person last signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "at")]
pub enum LastLogin {
    /// The instance says: never.
    Never,
    /// At this time.
    At(Timestamp),
    /// The instance did not say.
    Unknown,
}
