//! What the answer to a write has to hold to be a claim, and what it then claims.
//!
//! A claim is no proof: what counts is what a reading shows afterwards. But the number of something new (a person, an
//! organization, a team) is only told here.

use domain::{OrganizationId, TeamId};

use super::{Fields, is_too_deep, organization, organization_membership, person, scenario, team_membership};
use crate::write::Claim;

/// The answer that is documented for a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    /// `{"user":{…}}`
    Person,
    /// `{"organization":{…}}`, on creation with `userOrganizationRole`
    Organization,
    /// `{"team":{…}}`, also unwrapped; on creation with `userTeamRole`
    Team,
    /// `{"userOrganizationRole":{…}}`
    OrganizationRole,
    /// `{"userOrganizationRoles":[…]}`, also a single one
    OrganizationRoles,
    /// `{"userTeamRole":{…}}`
    TeamRole,
    /// `{"scenario":{…}}`
    Scenario,
    /// `{"user":{…},"userOrganizationRole":{…}}`
    Invited,
    /// `{"<key>":<number>}`
    Gone(&'static str),
}

impl Expected {
    /// Whether an answer is the documented one, as far as its outside goes.
    pub(crate) fn is_held_by(self, body: &[u8]) -> bool {
        let Some(fields) = parse(body) else { return false };
        let holds = |key: &str| fields.raw(key).is_some_and(|text| text.starts_with(['{', '[']));
        match self {
            Self::Person | Self::Invited => holds("user"),
            Self::Organization => holds("organization"),
            Self::Team => holds("team") || fields.number(&["id"]).is_some(),
            Self::OrganizationRole => holds("userOrganizationRole"),
            Self::OrganizationRoles => holds("userOrganizationRoles") || holds("userOrganizationRole"),
            Self::TeamRole => holds("userTeamRole"),
            Self::Scenario => holds("scenario"),
            Self::Gone(key) => fields.number(&[key]).is_some(),
        }
    }

    /// What the answer claims; `None` where that cannot be read.
    pub(crate) fn claim(self, body: &[u8]) -> Option<Claim> {
        let fields = parse(body)?;
        let organization_role =
            || fields.inner("userOrganizationRole").and_then(|row| organization_membership(&row, None, None).known());
        match self {
            Self::Person => person(&fields.inner("user")?).known().map(|person| Claim::Person(Box::new(person))),
            Self::Organization => {
                let organization = organization(&fields.inner("organization")?).known()?;
                Some(Claim::Organization { organization: Box::new(organization), owner: organization_role() })
            }
            Self::Team => team(&fields),
            Self::OrganizationRole => Some(Claim::OrganizationRoles(organization_role().into_iter().collect())),
            Self::OrganizationRoles => {
                let rows = fields.rows("userOrganizationRoles").into_iter().filter_map(Fields::parse);
                let rows = rows.filter_map(|row| organization_membership(&row, None, None).known());
                Some(Claim::OrganizationRoles(rows.chain(organization_role()).collect()))
            }
            Self::TeamRole => {
                let row = team_membership(&fields.inner("userTeamRole")?, None, None).known();
                Some(Claim::TeamRoles(row.into_iter().collect()))
            }
            Self::Scenario => scenario(&fields.inner("scenario")?).known().map(|it| Claim::Scenario(Box::new(it))),
            Self::Invited => {
                let person = person(&fields.inner("user")?).known()?;
                Some(Claim::Invited { person: Box::new(person), role: organization_role() })
            }
            Self::Gone(key) => fields.number(&[key]).map(Claim::Gone),
        }
    }
}

fn parse(body: &[u8]) -> Option<Fields<'_>> {
    if is_too_deep(body) {
        return None;
    }
    Fields::parse(std::str::from_utf8(body).ok()?)
}

fn team(fields: &Fields<'_>) -> Option<Claim> {
    let inner = fields.inner("team");
    let team = inner.as_ref().unwrap_or(fields);
    let admin = fields.inner("userTeamRole").and_then(|row| team_membership(&row, None, None).known());
    Some(Claim::Team {
        id: TeamId(team.number(&["id"])?),
        name: team.text(&["name"]).unwrap_or_default(),
        organization: team.number(&["organizationId"]).map(OrganizationId),
        admin,
    })
}
