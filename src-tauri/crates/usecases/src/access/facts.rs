//! What is known of who is where at one moment, as the rules take it, with the names that a view shows. Rosters hold
//! lists, and a view has many cells: a roster is put into look-ups once, and again only when it was read anew.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use domain::access::{CellKey, CellState, Known, Place, Site, cell};
use domain::organization::Team;
use domain::person::Person;
use domain::plan::PersonLabel;
use domain::role::RoleBook;
use domain::roster::Roster;
use domain::{OrganizationId, RoleId, TeamId, UserId};

use crate::directory::KnownPlace;
use crate::session::Session;
use crate::view::access::{CellLabel, ColumnReading};
use crate::view::review::{PlaceName, TeamName};
use crate::view::tray::NamedRole;

/// The look-ups made so far.
#[derive(Default)]
pub(super) struct Index(Mutex<HashMap<OrganizationId, Indexed>>);

/// A roster and the look-ups made of it.
type Indexed = (Arc<Roster>, Arc<Site>);

impl Index {
    fn of(&self, roster: &Arc<Roster>) -> Arc<Site> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.get(&roster.organization).filter(|(known, _)| Arc::ptr_eq(known, roster));
        if let Some((_, site)) = known {
            return Arc::clone(site);
        }
        let site = Arc::new(Site::of_roster(roster));
        all.insert(roster.organization, (Arc::clone(roster), Arc::clone(&site)));
        site
    }
}

/// An organization by its names, and how far it is read.
pub(super) struct Spot {
    pub(super) name: String,
    pub(super) deleted: bool,
    pub(super) members: ColumnReading,
    pub(super) in_teams: ColumnReading,
    pub(super) roster: Option<Arc<Roster>>,
}

impl Spot {
    /// Its teams; nothing where they were not read.
    pub(super) fn teams(&self) -> Option<&[Team]> {
        Some(&self.roster.as_ref()?.teams.as_ref()?.teams)
    }

    fn is(&self, other: &Self) -> bool {
        let same_roster = match (&self.roster, &other.roster) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        let rest = (&self.name, self.deleted, self.members, self.in_teams);
        same_roster && rest == (&other.name, other.deleted, other.members, other.in_teams)
    }
}

/// A person as a view shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Someone {
    pub(super) label: PersonLabel,
    pub(super) deleted: bool,
    /// Has administration rights on the instance.
    pub(super) admin: bool,
    /// In the list of people, or shown without a name.
    pub(super) known: bool,
}

impl Someone {
    fn of(user: UserId, person: Option<Person>) -> Self {
        match person {
            None => {
                let label = PersonLabel { id: user, name: String::new(), email: String::new() };
                Self { label, deleted: false, admin: false, known: false }
            }
            Some(person) => Self {
                deleted: person.deleted,
                admin: person.admin_role.is_some(),
                known: true,
                label: PersonLabel { id: user, name: person.name, email: person.email },
            },
        }
    }
}

/// What is known of some organizations and people at one moment.
#[derive(Default)]
pub(super) struct Facts {
    /// As the rules take it.
    pub(super) known: Known,
    pub(super) spots: BTreeMap<OrganizationId, Spot>,
    pub(super) people: HashMap<UserId, Arc<Someone>>,
}

impl Facts {
    /// Of these organizations; people are added by [`Self::with`].
    pub(super) fn of(session: &Session, organizations: impl IntoIterator<Item = OrganizationId>) -> Self {
        let roles = session.directory.book().map(|book| (*book).clone()).unwrap_or_default();
        let operator = session.known().facts().and_then(|facts| Some(UserId(facts.operator.as_ref()?.id)));
        let mut facts = Self { known: Known { roles, operator, ..Known::default() }, ..Self::default() };
        for KnownPlace { organization, roster, members, teams } in session.directory.places(organizations) {
            let id = organization.id;
            if organization.deleted {
                facts.known.gone.insert(id);
            }
            if members == ColumnReading::Refused {
                facts.known.refused.insert(id);
            }
            if let Some(roster) = &roster {
                facts.known.sites.insert(id, session.access.index.of(roster));
            }
            let (name, deleted) = (organization.name, organization.deleted);
            facts.spots.insert(id, Spot { name, deleted, members, in_teams: teams, roster });
        }
        facts
    }

    /// With these people.
    pub(super) fn with(mut self, session: &Session, people: impl IntoIterator<Item = UserId>) -> Self {
        let people: BTreeSet<UserId> = people.into_iter().filter(|user| !self.people.contains_key(user)).collect();
        let found = session.directory.people_by_number(people.iter().copied());
        for (user, person) in people.into_iter().zip(found) {
            let someone = Someone::of(user, person);
            if someone.deleted {
                self.known.deleted.insert(user);
            }
            self.people.insert(user, Arc::new(someone));
        }
        self
    }

    /// Whether the same would be shown.
    pub(super) fn is(&self, other: &Self) -> bool {
        let same = |(id, spot): (&OrganizationId, &Spot)| other.spots.get(id).is_some_and(|other| spot.is(other));
        self.spots.len() == other.spots.len()
            && self.spots.iter().all(same)
            && self.known.roles == other.known.roles
            && self.known.operator == other.known.operator
            && self.people == other.people
    }

    /// The role that a person is known to have in a place.
    pub(super) fn role(&self, user: UserId, place: Place) -> Option<RoleId> {
        match cell::state(&self.known, CellKey { user, place }) {
            CellState::Present(role) => role,
            CellState::RoleNotShown | CellState::NotRead | CellState::Refused | CellState::Gone => None,
        }
    }

    /// A person; without a name where the list does not have them.
    pub(super) fn person(&self, user: UserId) -> PersonLabel {
        let nameless = || PersonLabel { id: user, name: String::new(), email: String::new() };
        self.people.get(&user).map_or_else(nameless, |someone| someone.label.clone())
    }

    pub(super) fn organization(&self, id: OrganizationId) -> PlaceName {
        let name = self.spots.get(&id).map_or_else(|| format!("#{id}"), |spot| spot.name.clone());
        PlaceName { id, name }
    }

    pub(super) fn team(&self, organization: OrganizationId, id: TeamId) -> TeamName {
        let teams = self.spots.get(&organization).and_then(Spot::teams).unwrap_or_default();
        let name = teams.iter().find(|team| team.id == id).map_or_else(|| format!("#{id}"), |team| team.name.clone());
        TeamName { id, name }
    }

    pub(super) fn cell(&self, key: CellKey) -> CellLabel {
        let organization = key.place.organization();
        CellLabel {
            user: self.person(key.user),
            organization: self.organization(organization),
            team: key.place.team().map(|team| self.team(organization, team)),
        }
    }

    /// A role by the instance's word, or by that of the organization itself.
    pub(super) fn named(&self, organization: OrganizationId, id: RoleId) -> NamedRole {
        let known = self.known.role(organization, id);
        NamedRole { id, name: known.map_or_else(|| format!("Role {id}"), |role| role.name.clone()) }
    }

    pub(super) fn roles(&self) -> &RoleBook {
        &self.known.roles
    }

    /// When the oldest of it was read.
    pub(super) fn as_of(&self) -> Option<String> {
        let times = self.spots.values().filter_map(|spot| spot.roster.as_ref()).map(|roster| &roster.as_of);
        times.min_by_key(|time| chrono::DateTime::parse_from_rfc3339(time).ok()).cloned()
    }
}
