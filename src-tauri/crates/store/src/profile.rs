//! Saved instances: name, address, look, and what was chosen for them. Their keys are elsewhere (`vault`).

use domain::{RoleId, Timestamp, UserId};
use rusqlite::{Connection, OptionalExtension as _, Row, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use crate::home::now;
use crate::{Error, Home};

/// The id of the practice instance inside the application; no saved instance gets it otherwise.
pub const PRACTICE: &str = "practice";

/// How many colors there are, and how many shapes.
const LOOKS: u8 = 8;

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

/// By what a saved instance is recognised at a glance; no two have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Look {
    /// Color, 0 to 7.
    pub color: u8,
    /// Shape, 0 to 7.
    pub shape: u8,
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
    /// Shape, 0 to 7.
    pub shape: u8,
    /// Its place in the list of saved instances.
    pub position: u32,
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
    /// Shape, 0 to 7.
    pub shape: u8,
    /// Whether the instance answers public membership lists.
    pub public_memberships: Option<bool>,
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

    /// Writes everything but the id and the time it was saved.
    pub fn update_profile(&self, profile: &Profile) -> Result<(), Error> {
        let mut database = self.database();
        let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let known = find(&transaction, &profile.id)?.ok_or(Error::NotFound)?;
        check_free(&transaction, profile)?;
        transaction.execute("DELETE FROM profile WHERE id = ?1", [&profile.id.0])?;
        insert(&transaction, &Profile { created_at: known.created_at, ..profile.clone() })?;
        Ok(transaction.commit()?)
    }

    /// Forgets a saved instance and the rows last seen of it; its journal and snapshots stay.
    pub fn delete_profile(&self, id: &ProfileId) -> Result<(), Error> {
        let removed = self.database().execute("DELETE FROM profile WHERE id = ?1", [&id.0])?;
        self.forget_people(id)?;
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

    /// The next color and shape that no saved instance has, neighbours in the list differing in both.
    pub fn propose_look(&self) -> Result<Look, Error> {
        free_look(&self.database())
    }
}

fn add_practice(database: &Connection, name: &str, address: &str) -> Result<Profile, Error> {
    let names = std::iter::once(name.to_owned()).chain((2_u32..).map(|number| format!("{name} {number}")));
    let Look { color, shape } = free_look(database)?;
    for name in names {
        let kind = InstanceKind::Sample;
        let new = NewProfile { name, address: address.to_owned(), kind, color, shape, public_memberships: None };
        match add(database, ProfileId::practice(), new) {
            Err(Error::NameTaken) => {}
            answer => return answer,
        }
    }
    Err(Error::NameTaken)
}

fn add(database: &Connection, id: ProfileId, new: NewProfile) -> Result<Profile, Error> {
    let position = database.query_row("SELECT coalesce(max(position) + 1, 0) FROM profile", [], |row| row.get(0))?;
    let profile = Profile {
        id,
        name: new.name.trim().to_owned(),
        address: new.address,
        kind: new.kind,
        color: new.color,
        shape: new.shape,
        position,
        public_memberships: new.public_memberships,
        holding_account: None,
        limited_role: None,
        limited_team_role: None,
        created_at: now(),
    };
    check_free(database, &profile)?;
    insert(database, &profile)?;
    Ok(profile)
}

/// Names are compared without regard to case, everywhere in the same way.
fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

fn check_free(database: &Connection, profile: &Profile) -> Result<(), Error> {
    if profile.color >= LOOKS || profile.shape >= LOOKS {
        return Err(Error::Refused("there are 8 colors and 8 shapes"));
    }
    let taken = |condition: &str, values: &[&dyn rusqlite::ToSql]| {
        let question = format!("SELECT EXISTS (SELECT 1 FROM profile WHERE id <> ?1 AND {condition})");
        database.query_row(&question, values, |row| row.get::<_, bool>(0))
    };
    if taken("name_folded = ?2", &[&profile.id.0, &folded(&profile.name)])? {
        return Err(Error::NameTaken);
    }
    if taken("color = ?2 AND shape = ?3", &[&profile.id.0, &profile.color, &profile.shape])? {
        return Err(Error::LookTaken);
    }
    Ok(())
}

fn free_look(database: &Connection) -> Result<Look, Error> {
    let mut statement = database.prepare("SELECT color, shape FROM profile")?;
    let taken = statement
        .query_map([], |row| Ok(Look { color: row.get(0)?, shape: row.get(1)? }))?
        .collect::<Result<Vec<_>, _>>()?;
    // Walks the diagonals of the board of colors and shapes: 8 instances in a row differ in both.
    (0..LOOKS * LOOKS)
        .map(|turn| Look { color: turn % LOOKS, shape: (turn + turn / LOOKS) % LOOKS })
        .find(|look| !taken.contains(look))
        .ok_or(Error::LookTaken)
}

fn insert(database: &Connection, profile: &Profile) -> Result<(), Error> {
    database.execute(
        "INSERT INTO profile (id, name, name_folded, address, kind, color, shape, position, public_memberships,
             holding_account, limited_role, limited_team_role, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            profile.id.0,
            profile.name.trim(),
            folded(&profile.name),
            profile.address,
            profile.kind.word(),
            profile.color,
            profile.shape,
            profile.position,
            profile.public_memberships,
            number(profile.holding_account.map(|id| id.0))?,
            number(profile.limited_role.map(|id| id.0))?,
            number(profile.limited_team_role.map(|id| id.0))?,
            profile.created_at,
        ],
    )?;
    Ok(())
}

fn number(id: Option<u64>) -> Result<Option<i64>, Error> {
    id.map(|id| i64::try_from(id).map_err(|_| Error::Refused("a number beyond what Make gives out"))).transpose()
}

fn find(database: &Connection, id: &ProfileId) -> Result<Option<Profile>, Error> {
    let mut statement = database.prepare("SELECT * FROM profile WHERE id = ?1")?;
    let found = statement.query_row([&id.0], |row| Ok(profile_of(row))).optional()?;
    found.transpose()
}

fn profile_of(row: &Row<'_>) -> Result<Profile, Error> {
    let id = |column: &str| -> Result<Option<u64>, Error> {
        let id: Option<i64> = row.get(column)?;
        id.map(|id| u64::try_from(id).map_err(|error| Error::unreadable(&error))).transpose()
    };
    Ok(Profile {
        id: ProfileId(row.get("id")?),
        name: row.get("name")?,
        address: row.get("address")?,
        kind: InstanceKind::from_word(&row.get::<_, String>("kind")?)?,
        color: row.get("color")?,
        shape: row.get("shape")?,
        position: row.get("position")?,
        public_memberships: row.get("public_memberships")?,
        holding_account: id("holding_account")?.map(UserId),
        limited_role: id("limited_role")?.map(RoleId),
        limited_team_role: id("limited_team_role")?.map(RoleId),
        created_at: row.get("created_at")?,
    })
}
