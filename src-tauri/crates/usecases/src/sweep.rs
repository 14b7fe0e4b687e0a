//! Who is where, found out in whatever way the instance allows.
//!
//! Where the public membership lists answer, one call tells a person's organizations. Where they are refused, every
//! organization is asked for its members, and the result says how many were looked at and whether the instance's own
//! counter agrees. Either way [`organization_facts`] reads one organization whole, in the shape that plans and
//! snapshots use.
//!
//! What the findings mean for a case is in `leave`; single fresh facts for the engine are in `observe`.

mod facts;
mod look;
mod places;
mod roles;
mod roster;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::organization::{Organization, Team};
use domain::role::Role;
use domain::snapshot::OrganizationFacts;
use domain::{OrganizationId, RoleId, UserId};
use make_api::Error;

use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::view::people::Completeness;

pub(crate) use look::{Look, Memo};
pub(crate) use roster::roster;

/// How far a sweep has come; the same record the web view shows.
pub type Progress = Completeness;

/// Lets a person stop a sweep. Clones are the same.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Stops after the call at hand; what was found so far is kept.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Where a person is, as far as it was looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The organizations with the person's role there, the owned ones first.
    pub places: Vec<Place>,
    /// Organizations looked at. With public lists all of them at once.
    pub looked: u32,
    /// Organizations there are to look at, deleted ones left out.
    pub total: u32,
    /// The person's own counter, where the instance has one.
    pub expected: Option<u32>,
    /// Nothing is missing, and the instance's counter, where there is one, says the same number. `false` where it was
    /// stopped, where the counter says more or less, or where a list changed while it was read or had unreadable rows.
    pub complete: bool,
    /// It was stopped by a person.
    pub stopped: bool,
}

/// An organization of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The organization as the administration list has it.
    pub organization: Organization,
    /// The person's role there; `None` where they are a member in a role that the instance shows nowhere.
    pub role: Option<RoleId>,
    /// The instance's word for an open invitation, where the source tells.
    pub invitation: Option<String>,
    /// Waiting for company sign-in, where the source tells.
    pub sso_pending: Option<bool>,
    /// The person's teams there.
    pub teams: Vec<TeamPlace>,
    /// Roles that the organization made for itself, as far as they were needed.
    pub own_roles: Vec<Role>,
}

/// A team of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamPlace {
    /// The team.
    pub team: Team,
    /// The person's role there; `None` where they are in it in a role that the instance shows nowhere.
    pub role: Option<RoleId>,
    /// Whether the role can be changed directly, where the source tells.
    pub changeable: Option<bool>,
    /// Waiting for company sign-in, where the source tells.
    pub sso_pending: Option<bool>,
}

impl Place {
    /// The person owns it.
    pub fn is_owned(&self) -> bool {
        self.role == Some(domain::role::OWNER)
    }

    /// Whether the person's role in one of the teams here cannot be changed, only removed and given again (H3). Where
    /// the source does not say, Team Admin held by an Owner or Admin of the organization counts as fixed.
    pub fn is_fixed(&self, team: &TeamPlace) -> bool {
        let rules = matches!(self.role, Some(domain::role::OWNER | domain::role::ADMIN));
        let guess = rules && team.role == Some(domain::role::TEAM_ADMIN);
        team.changeable.map_or(guess, |changeable| !changeable)
    }
}

/// Finds the organizations and teams of a person, freshly. Where the public lists are refused, every organization is
/// asked for its owner; only the search for places that others own ends once the counter is reached. `progress` is told
/// after each organization; `stop` is looked at before each, and what was found until then is the answer.
pub async fn memberships_of(
    session: &Arc<Session>,
    user: UserId,
    progress: &(dyn Fn(Progress) + Send + Sync),
    stop: &Stop,
) -> Outcome<Found> {
    let look = Look::of(session).await?;
    places::places_of(&look, user, progress, stop).await.map_err(|error| session.make_problem(&error))
}

/// The same for showing only: member lists that were read a moment ago are good enough, and the looking ends as soon as
/// the counter is reached.
pub(crate) async fn recent_memberships(
    look: Look,
    user: UserId,
    progress: &(dyn Fn(Progress) + Send + Sync),
    stop: &Stop,
) -> Result<Found, Error> {
    places::places_of(&look.with_recent_lists(), user, progress, stop).await
}

/// Reads one organization whole, freshly: license, members with their roles, teams, who is in them.
pub async fn organization_facts(session: &Arc<Session>, organization: OrganizationId) -> Outcome<OrganizationFacts> {
    let look = Look::of(session).await?;
    let facts = facts::read(&look, organization).await.map_err(|error| session.make_problem(&error))?;
    facts.ok_or_else(|| Problem::new(Code::NotFound, "read an organization", session.now()))
}

/// Something was changed about a person: what was read a moment ago is not shown again.
pub fn forget(session: &Session, user: UserId) {
    session.sweeps.forget();
    session.panels.forget(user);
}

impl Found {
    /// As the web view shows it.
    pub fn progress(&self) -> Progress {
        Progress {
            looked: self.looked,
            total: self.total,
            found: count(self.places.len()),
            expected: self.expected,
            looking: false,
            stopped: self.stopped,
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
