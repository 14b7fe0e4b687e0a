//! What is known of organizations, found by number: as it was read for showing ([`Site::of_roster`]) or freshly for a
//! plan ([`Site::of_facts`]). Made once for each reading, so that looking at a cell costs two look-ups.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::ids::{OrganizationId, RoleId, TeamId, UserId};
use crate::role::{Role, RoleBook};
use crate::roster::Roster;
use crate::snapshot::{OrganizationFacts, TeamMember};

/// A place that somebody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The role; `None` for one that the instance shows nowhere.
    pub role: Option<RoleId>,
    /// Whether a role in a team can be changed directly, where the source says.
    pub changeable: Option<bool>,
    /// Waiting for the first company sign-in.
    pub waiting: bool,
}

/// One organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    organization: OrganizationId,
    seats: HashMap<UserId, Held>,
    teams: Option<Teams>,
    own_roles: Vec<Role>,
    sure: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Teams {
    /// In the order of their numbers.
    ids: Vec<TeamId>,
    /// Each person's teams, in the same order.
    rows: HashMap<UserId, Vec<(TeamId, Held)>>,
}

impl Teams {
    fn of<'a>(ids: impl Iterator<Item = TeamId>, members: impl Iterator<Item = &'a TeamMember>) -> Self {
        let mut teams = Self { ids: ids.collect(), rows: HashMap::new() };
        teams.ids.sort_unstable();
        teams.ids.dedup();
        for row in members {
            let waiting = row.sso_pending == Some(true);
            let held = Held { role: row.role, changeable: row.changeable, waiting };
            teams.rows.entry(row.user).or_default().push((row.team, held));
        }
        for rows in teams.rows.values_mut() {
            rows.sort_by_key(|(team, _)| *team);
        }
        teams
    }
}

impl Site {
    /// As it was read in the background. Teams may not have been read.
    pub fn of_roster(roster: &Roster) -> Self {
        let seat = |role, sso: Option<bool>| Held { role, changeable: None, waiting: sso == Some(true) };
        let teams = |known: &crate::roster::TeamRoster| {
            let standing = known.teams.iter().filter(|team| !team.deleted);
            Teams::of(standing.map(|team| team.id), known.members.iter())
        };
        Self {
            organization: roster.organization,
            seats: roster.members.iter().map(|row| (row.user, seat(row.role, row.sso_pending))).collect(),
            teams: roster.teams.as_ref().map(teams),
            own_roles: roster.own_roles.clone(),
            sure: roster.sure,
        }
    }

    /// As it was just read for a plan.
    pub fn of_facts(facts: &OrganizationFacts) -> Self {
        let seat = |role, sso: Option<bool>| Held { role, changeable: None, waiting: sso == Some(true) };
        let standing = facts.teams.iter().filter(|team| !team.deleted);
        Self {
            organization: facts.id(),
            seats: facts.members.iter().map(|row| (row.person.id, seat(row.role, row.sso_pending))).collect(),
            teams: Some(Teams::of(standing.map(|team| team.id), facts.team_members.iter())),
            own_roles: facts.own_roles.clone(),
            sure: true,
        }
    }

    /// Which organization.
    pub fn organization(&self) -> OrganizationId {
        self.organization
    }

    /// Somebody's place in the organization itself.
    pub fn seat(&self, user: UserId) -> Option<Held> {
        self.seats.get(&user).copied()
    }

    /// Everybody in the organization, in no order.
    pub fn people(&self) -> impl Iterator<Item = UserId> {
        self.seats.keys().copied()
    }

    /// Its teams in the order of their numbers; `None` where they were not read.
    pub fn teams(&self) -> Option<&[TeamId]> {
        self.teams.as_ref().map(|teams| teams.ids.as_slice())
    }

    /// Whether the team is there; `None` where teams were not read.
    pub fn has_team(&self, team: TeamId) -> Option<bool> {
        self.teams().map(|teams| teams.binary_search(&team).is_ok())
    }

    /// Somebody's place in a team.
    pub fn row(&self, user: UserId, team: TeamId) -> Option<Held> {
        let rows = self.rows(user);
        rows.binary_search_by_key(&team, |(team, _)| *team).ok().map(|at| rows[at].1)
    }

    /// All teams that somebody is in, in the order of their numbers; none where teams were not read.
    pub fn rows(&self, user: UserId) -> &[(TeamId, Held)] {
        self.teams.as_ref().and_then(|teams| teams.rows.get(&user)).map_or(&[], Vec::as_slice)
    }

    /// Everybody who is in one of its teams, in no order.
    pub fn people_of_teams(&self) -> impl Iterator<Item = UserId> {
        self.teams.iter().flat_map(|teams| teams.rows.keys().copied())
    }

    /// Roles that it made for itself, as far as they were needed to tell who is what.
    pub fn own_roles(&self) -> &[Role] {
        &self.own_roles
    }

    /// No list that was read may lack somebody.
    pub fn is_sure(&self) -> bool {
        self.sure
    }
}

/// Everything that is known. Organizations that are in none of its parts were not read.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// What was read.
    pub sites: BTreeMap<OrganizationId, Arc<Site>>,
    /// Organizations of which the instance refuses to tell.
    pub refused: BTreeSet<OrganizationId>,
    /// Deleted organizations.
    pub gone: BTreeSet<OrganizationId>,
    /// Deleted accounts.
    pub deleted: HashSet<UserId>,
    /// The instance's roles.
    pub roles: RoleBook,
    /// Whose key is used, where known.
    pub operator: Option<UserId>,
}

impl Known {
    /// One organization, where it was read.
    pub fn site(&self, organization: OrganizationId) -> Option<&Site> {
        self.sites.get(&organization).map(Arc::as_ref)
    }

    /// A role by its number: one of the instance, or one that the organization made for itself.
    pub fn role(&self, organization: OrganizationId, role: RoleId) -> Option<&Role> {
        let own = || self.site(organization)?.own_roles().iter().find(|own| own.id == role);
        self.roles.get(role).or_else(own)
    }
}
