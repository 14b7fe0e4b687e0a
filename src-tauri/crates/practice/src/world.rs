//! The whole state of a simulated instance, as plain data that can be saved and brought back.
//!
//! How it changes is in `world/rules` and `world/life`, how it is made in `world/tiny` and `world/crowd`. Keys are not part of it:
//! a saved world holds no secret.

mod assets;
mod cast;
mod crowd;
mod custom;
mod life;
mod names;
mod roles;
mod rules;
mod tiny;

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use self::assets::{Consumption, Scenario};
pub use self::custom::{CustomRole, NotPossible};
pub use self::roles::Category;
pub use self::roles::{ADMIN, MEMBER, OWNER, TEAM_ADMIN, TEAM_MEMBER, TEAM_MONITORING, TEAM_OPERATOR};
pub(crate) use self::roles::{ADMIN_ROLES, ROLES};
use crate::object::Object;

/// A made-up instance size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// The hand-made cast: a customer with three organizations, about twenty people.
    Tiny,
    /// 1,000 people and 50 organizations from a seed.
    Team,
    /// 100,000 people and 5,000 organizations from a seed.
    Big,
}

/// A size that is not called `tiny`, `team` or `big`.
#[derive(Debug, thiserror::Error)]
#[error("unknown size \"{0}\": tiny, team or big")]
pub struct UnknownSize(String);

impl FromStr for Size {
    type Err = UnknownSize;

    fn from_str(text: &str) -> Result<Self, UnknownSize> {
        match text {
            "tiny" => Ok(Self::Tiny),
            "team" => Ok(Self::Team),
            "big" => Ok(Self::Big),
            other => Err(UnknownSize(other.to_owned())),
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tiny => "tiny",
            Self::Team => "team",
            Self::Big => "big",
        })
    }
}

/// A person's account on the instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The number Make calls `userId`.
    pub id: u64,
    /// Display name, never empty.
    pub name: String,
    /// Unique among accounts that are not deleted.
    pub email: String,
    /// `en` everywhere today.
    pub language: String,
    /// Number of `/enums/timezones`.
    pub timezone_id: u64,
    /// Number of `/enums/locales`.
    pub locale_id: u64,
    /// Number of `/enums/countries`.
    pub country_id: u64,
    /// ISO date and time in UTC with milliseconds.
    pub created: String,
    /// ISO date and time, or none for who never signed in.
    pub last_login: Option<String>,
    /// Deleted people stay listed.
    pub deleted: bool,
    /// Instance admin role.
    pub admin_role: Option<u64>,
    /// Second factor in use.
    pub tfa_enabled: bool,
    /// Scenarios of this person.
    pub scenarios: u64,
    /// Those of them that are switched on.
    pub active_scenarios: u64,
}

/// An organization with its license.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Organization {
    /// The number Make calls `organizationId`.
    pub id: u64,
    /// Display name.
    pub name: String,
    /// Number of `/enums/timezones`.
    pub timezone_id: u64,
    /// Number of `/enums/countries`.
    pub country_id: u64,
    /// The license exactly as it was last written.
    pub license: Object,
    /// `default` everywhere.
    pub service_name: String,
    /// Informative only; writes never change it.
    pub is_paused: bool,
    /// Host name of the instance.
    pub zone: String,
    /// The operator's own reference.
    pub external_id: Option<String>,
    /// Number of scenarios.
    pub scenarios: u64,
    /// Number of scenarios that are switched on.
    pub active_scenarios: u64,
    /// Deleted organizations stay listed.
    pub deleted: bool,
    /// Whether a second factor is required.
    pub tfa_enforced: bool,
    /// When the consumption was last reset.
    pub last_reset: Option<String>,
    /// When it will be reset next.
    pub next_reset: Option<String>,
    /// What was used since the last reset.
    #[serde(default)]
    pub consumed: Consumption,
}

/// A team of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// The number Make calls `teamId`.
    pub id: u64,
    /// Display name.
    pub name: String,
    /// The organization it belongs to.
    pub organization_id: u64,
    /// Deleted teams stay listed.
    pub deleted: bool,
    /// The operator's own reference.
    pub external_id: Option<String>,
}

/// A person's place in an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Organization role.
    pub role: u64,
    /// `pending` or `expired`; none when accepted or never needed.
    pub invitation: Option<String>,
    /// Waiting for the first sign-in through the company.
    pub sso_pending: bool,
}

/// A person's place in a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamSeat {
    /// Team role.
    pub role: u64,
    /// False for Team Admin rows that come from an organization role (H3).
    pub changeable: bool,
    /// Waiting for the first sign-in through the company.
    pub sso_pending: bool,
}

/// The state of an instance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct World {
    /// How it was made.
    pub size: Size,
    /// The seed it was made from.
    pub seed: u64,
    /// The person whose key is the operator's: instance role Admin, owner of one organization.
    pub operator: u64,
    /// A person with a support role: reads everything, may not edit users.
    pub support: u64,
    /// A person without an instance role.
    pub outsider: u64,
    /// A main user to practise leaving with.
    pub main_user: u64,
    /// An account made to hold the organizations of those who left.
    pub holding: u64,
    /// Everybody, deleted people included.
    pub people: BTreeMap<u64, Person>,
    /// All organizations, deleted ones included.
    pub organizations: BTreeMap<u64, Organization>,
    /// All teams, deleted ones included.
    pub teams: BTreeMap<u64, Team>,
    /// Organization → person → place.
    pub members: BTreeMap<u64, BTreeMap<u64, Seat>>,
    /// Team → person → place.
    pub team_members: BTreeMap<u64, BTreeMap<u64, TeamSeat>>,
    /// Scenarios by number.
    #[serde(default)]
    pub scenarios: BTreeMap<u64, Scenario>,
    /// Team → person → number of connections.
    #[serde(default)]
    pub connections: BTreeMap<u64, BTreeMap<u64, u64>>,
    /// Roles that organizations made for themselves, by number.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub custom_roles: BTreeMap<u64, CustomRole>,
    /// What a new organization gets when no license is sent (H7).
    pub default_license: Object,
    /// Host name that organizations tell as their zone.
    pub zone: String,
    next_person: u64,
    next_organization: u64,
    next_team: u64,
}

impl World {
    /// Makes a world. The same size and seed always give the same world; `tiny` does not depend on the seed.
    pub fn generate(size: Size, seed: u64) -> Self {
        match size {
            Size::Tiny => tiny::world(seed),
            Size::Team => crowd::world(Size::Team, crowd::TEAM, seed),
            Size::Big => crowd::world(Size::Big, crowd::BIG, seed),
        }
    }

    /// The owner of an organization; none only for a deleted one.
    pub fn owner_of(&self, organization: u64) -> Option<u64> {
        self.members.get(&organization)?.iter().find(|(_, seat)| seat.role == OWNER).map(|(user, _)| *user)
    }

    /// A person's role in an organization.
    pub fn role_in(&self, user: u64, organization: u64) -> Option<u64> {
        self.members.get(&organization)?.get(&user).map(|seat| seat.role)
    }

    /// A person's role in a team.
    pub fn team_role_in(&self, user: u64, team: u64) -> Option<u64> {
        self.team_members.get(&team)?.get(&user).map(|seat| seat.role)
    }

    /// Organizations, not deleted, that a person owns.
    pub fn owned_by(&self, user: u64) -> Vec<u64> {
        self.memberships_of(user).filter(|(_, seat)| seat.role == OWNER).map(|(id, _)| id).collect()
    }

    /// Teams of an organization that are not deleted.
    pub fn teams_of(&self, organization: u64) -> impl Iterator<Item = &Team> {
        self.teams.values().filter(move |team| team.organization_id == organization && !team.deleted)
    }

    /// Numbers of the teams that are not deleted, by organization.
    pub(crate) fn teams_by_organization(&self) -> HashMap<u64, Vec<u64>> {
        self.teams.values().filter(|team| !team.deleted).fold(HashMap::new(), |mut found, team| {
            found.entry(team.organization_id).or_insert_with(Vec::new).push(team.id);
            found
        })
    }

    /// The first organization with this name.
    pub fn organization_named(&self, name: &str) -> Option<&Organization> {
        self.organizations.values().find(|organization| organization.name == name)
    }

    /// The first person with this name.
    pub fn person_named(&self, name: &str) -> Option<&Person> {
        self.people.values().find(|person| person.name == name)
    }

    /// A hash of the whole state: equal states have equal hashes. 64 hexadecimal digits.
    pub fn hash(&self) -> String {
        let bytes = serde_json::to_vec(self).unwrap_or_default();
        hex(&Sha256::digest(bytes))
    }

    /// A person's places in organizations.
    pub(crate) fn memberships_of(&self, user: u64) -> impl Iterator<Item = (u64, &Seat)> {
        self.members.iter().filter_map(move |(organization, seats)| seats.get(&user).map(|seat| (*organization, seat)))
    }

    /// In how many organizations each person is who is in any.
    pub(crate) fn places(&self) -> HashMap<u64, usize> {
        self.members.values().flat_map(BTreeMap::keys).fold(HashMap::new(), |mut counts, user| {
            *counts.entry(*user).or_default() += 1;
            counts
        })
    }

    /// A person's places in teams.
    pub(crate) fn team_memberships_of(&self, user: u64) -> impl Iterator<Item = (u64, &TeamSeat)> {
        self.team_members.iter().filter_map(move |(team, seats)| seats.get(&user).map(|seat| (*team, seat)))
    }

    /// The permissions of a person's instance role; none without such a role.
    pub(crate) fn permissions_of(&self, user: u64) -> Option<&'static [&'static str]> {
        let role = self.people.get(&user).filter(|person| !person.deleted)?.admin_role?;
        ADMIN_ROLES.iter().find(|known| known.id == role).map(|known| known.permissions)
    }
}

/// ISO date and time in UTC with milliseconds, as Make writes it.
pub(crate) fn iso(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Millis, true)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| char::from(DIGITS[usize::from(value & 15)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}
