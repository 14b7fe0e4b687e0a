//! Saved instances as rows of their table, and the rules that no two may break: names and looks.

use domain::{RoleId, UserId};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{InstanceKind, LOOKS, Look, NewProfile, Profile, ProfileId};
use crate::Error;
use crate::home::now;

pub(super) fn add_practice(database: &Connection, name: &str, address: &str) -> Result<Profile, Error> {
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

pub(super) fn add(database: &Connection, id: ProfileId, new: NewProfile) -> Result<Profile, Error> {
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

pub(super) fn check_free(database: &Connection, profile: &Profile) -> Result<(), Error> {
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

pub(super) fn free_look(database: &Connection) -> Result<Look, Error> {
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

pub(super) fn insert(database: &Connection, profile: &Profile) -> Result<(), Error> {
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

pub(super) fn find(database: &Connection, id: &ProfileId) -> Result<Option<Profile>, Error> {
    let mut statement = database.prepare("SELECT * FROM profile WHERE id = ?1")?;
    let found = statement.query_row([&id.0], |row| Ok(profile_of(row))).optional()?;
    found.transpose()
}

pub(super) fn profile_of(row: &Row<'_>) -> Result<Profile, Error> {
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
