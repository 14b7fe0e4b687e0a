//! Saved instances as rows of their table, and the rules that no two may break: names and looks.

use domain::{RoleId, UserId};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{Chosen, InstanceKind, Look, NewProfile, Profile, ProfileId, look};
use crate::Error;
use crate::home::now;

pub(super) fn add_practice(database: &Connection, name: &str, address: &str) -> Result<Profile, Error> {
    let names = std::iter::once(name.to_owned()).chain((2_u32..).map(|number| format!("{name} {number}")));
    let Look { color, shape } = look::free(&taken_looks(database, None)?).ok_or(Error::LookTaken)?;
    for name in names {
        let kind = InstanceKind::Sample;
        let address = address.to_owned();
        let new = NewProfile {
            name,
            address,
            kind,
            color,
            shape,
            group: None,
            public_memberships: None,
            chosen: Chosen::default(),
        };
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
        group: new.group,
        public_memberships: new.public_memberships,
        holding_account: new.chosen.holding_account,
        limited_role: new.chosen.limited_role,
        limited_team_role: new.chosen.limited_team_role,
        created_at: now(),
    };
    check_free(database, &profile, None)?;
    insert(database, &profile)?;
    Ok(profile)
}

/// Names are compared without regard to case, everywhere in the same way.
fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Refuses a name or a look that another has. `known` is what is saved of it now: what it has it may keep.
pub(super) fn check_free(database: &Connection, profile: &Profile, known: Option<&Profile>) -> Result<(), Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM profile WHERE id <> ?1 AND name_folded = ?2)";
    if database.query_row(sql, [&profile.id.0, &folded(&profile.name)], |row| row.get(0))? {
        return Err(Error::NameTaken);
    }
    let look = Look { color: profile.color, shape: profile.shape };
    if known.is_some_and(|known| look == Look { color: known.color, shape: known.shape }) {
        return Ok(());
    }
    look.check(&taken_looks(database, Some(&profile.id))?)
}

/// The looks of all saved instances but one.
pub(super) fn taken_looks(database: &Connection, but: Option<&ProfileId>) -> Result<Vec<Look>, Error> {
    let mut statement = database.prepare("SELECT color, shape FROM profile WHERE id IS NOT ?1")?;
    let looks =
        statement.query_map([but.map(|id| &id.0)], |row| Ok(Look { color: row.get(0)?, shape: row.get(1)? }))?;
    Ok(looks.collect::<Result<_, _>>()?)
}

pub(super) fn insert(database: &Connection, profile: &Profile) -> Result<(), Error> {
    database.execute(
        "INSERT INTO profile (id, name, name_folded, address, kind, color, shape, position, in_group,
             public_memberships, holding_account, limited_role, limited_team_role, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        params![
            profile.id.0,
            profile.name.trim(),
            folded(&profile.name),
            profile.address,
            profile.kind.word(),
            profile.color,
            profile.shape,
            profile.position,
            profile.group,
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
        group: row.get("in_group")?,
        public_memberships: row.get("public_memberships")?,
        holding_account: id("holding_account")?.map(UserId),
        limited_role: id("limited_role")?.map(RoleId),
        limited_team_role: id("limited_team_role")?.map(RoleId),
        created_at: row.get("created_at")?,
    })
}
