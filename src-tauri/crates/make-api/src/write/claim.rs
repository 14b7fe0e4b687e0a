//! What the answer to a write claims.

use domain::membership::{OrganizationMembership, TeamMembership};
use domain::organization::Organization;
use domain::person::Person;
use domain::scenario::Scenario;
use domain::{OrganizationId, TeamId};

/// What an answer claims to have happened. No proof, but the only place that tells the number of something new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// A person is so.
    Person(Box<Person>),
    /// An organization is so.
    Organization {
        /// It.
        organization: Box<Organization>,
        /// Its owner, where the answer names one.
        owner: Option<OrganizationMembership>,
    },
    /// A team is so.
    Team {
        /// Its number.
        id: TeamId,
        /// Its name.
        name: String,
        /// Its organization, where the answer says.
        organization: Option<OrganizationId>,
        /// Its Team Admin, where the answer names one.
        admin: Option<TeamMembership>,
    },
    /// These roles in organizations are held; none after a removal.
    OrganizationRoles(Vec<OrganizationMembership>),
    /// These roles in teams are held; none after a removal.
    TeamRoles(Vec<TeamMembership>),
    /// Somebody is invited.
    Invited {
        /// Who.
        person: Box<Person>,
        /// Their place, with its invitation open.
        role: Option<OrganizationMembership>,
    },
    /// A scenario is so.
    Scenario(Box<Scenario>),
    /// What had this number is deleted.
    Gone(u64),
}
