//! What to look for in lists. Combinations that Make refuses (an organization and a team, a role without its place)
//! cannot be expressed.

use domain::role::RoleCategory;
use domain::{OrganizationId, RoleId, ScenarioId, TeamId, UserId};

/// What to look for among everyone; all of what is given. Whether parts of a name match is not documented.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PeopleQuery {
    /// This one person.
    pub id: Option<UserId>,
    /// In the name.
    pub name: Option<String>,
    /// In the email.
    pub email: Option<String>,
}

/// Where people are members, and in what role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberPlace {
    /// In an organization; of these only those with the role.
    Organization(OrganizationId, Option<RoleId>),
    /// In a team; of these only those with the role.
    Team(TeamId, Option<RoleId>),
}

/// The second factor of a sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactor {
    /// None (0).
    Off,
    /// An app on the person's phone (1).
    App,
    /// Outside of Make (2).
    External,
}

/// What to look for among members; all of what is given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MemberQuery {
    /// Of this organization or team.
    pub place: Option<MemberPlace>,
    /// In the name.
    pub name: Option<String>,
    /// In the email.
    pub email: Option<String>,
    /// With this second factor; newer instances only.
    pub second_factor: Option<SecondFactor>,
}

/// What to look for among organizations; all of what is given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrganizationQuery {
    /// This one organization.
    pub id: Option<OrganizationId>,
    /// In the name; whether parts match is not documented.
    pub name: Option<String>,
    /// The operator's own reference.
    pub external_id: Option<String>,
}

/// What to look for among teams: those of an organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamQuery {
    /// Of this organization; Make requires it.
    pub organization: OrganizationId,
    /// The operator's own reference.
    pub external_id: Option<String>,
}

/// Which roles. Roles that a customer made show only with an organization or a team.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoleQuery {
    /// Of organizations or of teams; [`RoleCategory::Other`] is not sent.
    pub category: Option<RoleCategory>,
    /// As this organization has them.
    pub organization: Option<OrganizationId>,
    /// As this team has them.
    pub team: Option<TeamId>,
    /// This one role.
    pub role: Option<RoleId>,
    /// Without these roles.
    pub exclude: Vec<RoleId>,
}

/// What to look for among the organizations of the key's own person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PublicOrganizationQuery {
    /// In this zone (a host).
    pub zone: Option<String>,
    /// The operator's own reference.
    pub external_id: Option<String>,
}

/// What to look for in the public list of an organization's or a team's people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicPeopleQuery {
    /// Of this organization or team; Make requires exactly one.
    pub place: MemberPlace,
    /// Only those of this team, or in no team at all.
    pub in_team: Option<InTeam>,
}

/// Whether people of an organization are in a team of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InTeam {
    /// In none (0).
    None,
    /// In this one.
    Team(TeamId),
}

/// Where scenarios are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScenarioPlace {
    /// In all teams of an organization.
    Organization(OrganizationId),
    /// In a team.
    Team(TeamId),
}

/// What to look for among scenarios; all of what is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioQuery {
    /// Of this organization or team; Make requires exactly one.
    pub place: ScenarioPlace,
    /// These; none means all.
    pub ids: Vec<ScenarioId>,
    /// In this folder.
    pub folder: Option<u64>,
    /// Only those that are switched on.
    pub only_active: bool,
    /// Of this kind, in Make's own word.
    pub kind: Option<String>,
}

impl ScenarioQuery {
    /// All scenarios of a place.
    pub fn all(place: ScenarioPlace) -> Self {
        Self { place, ids: Vec::new(), folder: None, only_active: false, kind: None }
    }
}
