//! Saved instances: name, address, look, and what was chosen for them. Their keys are elsewhere (`vault`).

mod look;
mod order;
mod rows;

use domain::{RoleId, Timestamp, UserId};
use rusqlite::TransactionBehavior;
use serde::{Deserialize, Serialize};

use crate::{Error, Home};
pub use look::Look;
pub use order::Way;
use rows::{add, add_practice, check_free, find, insert, profile_of, taken_looks};

/// The id of the practice instance inside the application; no saved instance gets it otherwise.
pub const PRACTICE: &str = "practice";

/// Names a saved instance: random, or [`PRACTICE`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProfileId(pub String);

impl ProfileId {
    /// The practice instance inside the application.
    pub fn practice() -> Self {
        Self(PRACTICE.to_owned())
    }

    /// Whether it is the practice instance.
    pub fn is_practice(&self) -> bool {
        self.0 == PRACTICE
    }

    fn random() -> Self {
        Self(uuid::Uuid::new_v4().to_string())
    }
}

impl std::fmt::Display for ProfileId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// What an instance is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstanceKind {
    /// Customers work on it; it opens locked.
    Live,
    /// For trying things out.
    Test,
    /// Sample data inside the application.
    Sample,
}

impl InstanceKind {
    fn word(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Test => "test",
            Self::Sample => "sample",
        }
    }

    fn from_word(word: &str) -> Result<Self, Error> {
        [Self::Live, Self::Test, Self::Sample]
            .into_iter()
            .find(|kind| kind.word() == word)
            .ok_or_else(|| Error::damaged(format!("a saved instance is of kind {word:?}")))
    }
}

/// A saved instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Which one; never changes.
    pub id: ProfileId,
    /// What the person calls it; unique without regard to case.
    pub name: String,
    /// Scheme, host and port.
    pub address: String,
    /// What it is used for.
    pub kind: InstanceKind,
    /// Color, 0 to 7.
    pub color: u8,
    /// Shape, 0 to 15.
    pub shape: u8,
    /// Its place in the list of saved instances.
    pub position: u32,
    /// The group it stands in, where a person made groups.
    pub group: Option<String>,
    /// Whether the instance answers public membership lists; `None` until it was tried.
    pub public_memberships: Option<bool>,
    /// The account that holds organizations of customers who left.
    pub holding_account: Option<UserId>,
    /// The organization role that a former owner is limited to.
    pub limited_role: Option<RoleId>,
    /// The team role that a former owner is limited to.
    pub limited_team_role: Option<RoleId>,
    /// When it was saved.
    pub created_at: Timestamp,
}

/// What is needed to save an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProfile {
    /// What the person calls it; blanks around it are dropped.
    pub name: String,
    /// Scheme, host and port.
    pub address: String,
    /// What it is used for.
    pub kind: InstanceKind,
    /// Color, 0 to 7.
    pub color: u8,
    /// Shape, 0 to 15.
    pub shape: u8,
    /// The group it stands in.
    pub group: Option<String>,
    /// Whether the instance answers public membership lists.
    pub public_memberships: Option<bool>,
    /// What was chosen for its cases.
    pub chosen: Chosen,
}

/// What was chosen for the cases of an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chosen {
    /// The account that holds organizations of customers who left.
    pub holding_account: Option<UserId>,
    /// The organization role that a former owner is limited to.
    pub limited_role: Option<RoleId>,
    /// The team role that a former owner is limited to.
    pub limited_team_role: Option<RoleId>,
}

impl Profile {
    /// Its color and shape.
    pub fn look(&self) -> Look {
        Look { color: self.color, shape: self.shape }
    }
}

impl Home {
    /// All saved instances in their order, the practice instance among them once it was opened.
    pub fn profiles(&self) -> Result<Vec<Profile>, Error> {
        let database = self.database();
        let mut statement = database.prepare("SELECT * FROM profile ORDER BY position, created_at")?;
        let mut rows = statement.query([])?;
        let mut profiles = Vec::new();
        while let Some(row) = rows.next()? {
            profiles.push(profile_of(row)?);
        }
        Ok(profiles)
    }

    /// One saved instance.
    pub fn profile(&self, id: &ProfileId) -> Result<Profile, Error> {
        find(&self.database(), id)?.ok_or(Error::NotFound)
    }

    /// Saves an instance under a new random id, at the end of the list.
    pub fn add_profile(&self, new: NewProfile) -> Result<Profile, Error> {
        let mut database = self.database();
        let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let profile = add(&transaction, ProfileId::random(), new)?;
        transaction.commit()?;
        Ok(profile)
    }

    /// Saves instances whose keys nobody has entered yet, all of them or none; see [`Self::lacks_key`].
    pub fn add_profiles_without_key(&self, news: Vec<NewProfile>) -> Result<Vec<Profile>, Error> {
        let mut database = self.database();
        let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut added = Vec::new();
        for new in news {
            let profile = add(&transaction, ProfileId::random(), new)?;
            crate::setting::mark_keyless(&transaction, &profile.id)?;
            added.push(profile);
        }
        transaction.commit()?;
        Ok(added)
    }

    /// Puts a saved instance into a group, or takes it out of all.
    pub fn set_group(&self, id: &ProfileId, group: Option<&str>) -> Result<(), Error> {
        let sql = "UPDATE profile SET in_group = ?2 WHERE id = ?1";
        match self.database().execute(sql, (&id.0, group))? {
            0 => Err(Error::NotFound),
            _ => Ok(()),
        }
    }

    /// Writes everything but the id and the time it was saved.
    pub fn update_profile(&self, profile: &Profile) -> Result<(), Error> {
        let mut database = self.database();
        let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let known = find(&transaction, &profile.id)?.ok_or(Error::NotFound)?;
        check_free(&transaction, profile, Some(&known))?;
        transaction.execute("DELETE FROM profile WHERE id = ?1", [&profile.id.0])?;
        insert(&transaction, &Profile { created_at: known.created_at, ..profile.clone() })?;
        Ok(transaction.commit()?)
    }

    /// Forgets a saved instance and the rows last seen of it; its journal and snapshots stay.
    pub fn delete_profile(&self, id: &ProfileId) -> Result<(), Error> {
        let removed = self.database().execute("DELETE FROM profile WHERE id = ?1", [&id.0])?;
        self.database().execute("DELETE FROM setting WHERE profile = ?1", [&id.0])?;
        self.forget_rows(id)?;
        if removed == 0 { Err(Error::NotFound) } else { Ok(()) }
    }

    /// The practice instance inside the application, saved under [`PRACTICE`] on its first start; later starts only
    /// bring a new address. Where another saved instance has the wanted name, a number is added to it.
    pub fn practice_profile(&self, name: &str, address: &str) -> Result<Profile, Error> {
        let mut database = self.database();
        let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute("UPDATE profile SET address = ?2 WHERE id = ?1", [PRACTICE, address])?;
        let profile = match find(&transaction, &ProfileId::practice())? {
            Some(profile) => profile,
            None => add_practice(&transaction, name, address)?,
        };
        transaction.commit()?;
        Ok(profile)
    }

    /// The next color and shape that no saved instance has: sixteen in a row differ in shape, neighbours in color too.
    pub fn propose_look(&self) -> Result<Look, Error> {
        look::free(&taken_looks(&self.database(), None)?).ok_or(Error::LookTaken)
    }
}
