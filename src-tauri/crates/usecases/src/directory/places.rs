//! What lists and rosters tell about single places, for whoever shows people beside places. Nothing here reads.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::organization::Organization;
use domain::person::Person;
use domain::roster::Roster;
use domain::{OrganizationId, TeamId, UserId};

use super::Directory;
use crate::view::access::ColumnReading;
use crate::view::directory::Coverage;

/// An organization with what is known of who is in it.
pub(crate) struct KnownPlace {
    /// The organization as last listed.
    pub(crate) organization: Organization,
    /// Who is in it, as last read.
    pub(crate) roster: Option<Arc<Roster>>,
    /// Whether its members are known.
    pub(crate) members: ColumnReading,
    /// Whether its teams are known.
    pub(crate) teams: ColumnReading,
}

impl Directory {
    /// These organizations in their order; those that the list does not have are left out.
    pub(crate) fn places(&self, organizations: impl IntoIterator<Item = OrganizationId>) -> Vec<KnownPlace> {
        let list = self.organization_list();
        let memberships = self.memberships();
        let goes_on = memberships.is_reading();
        let reading = |known: bool, organization| match (known, memberships.is_refused(organization)) {
            (true, _) => ColumnReading::Known,
            (false, true) => ColumnReading::Refused,
            (false, false) if goes_on => ColumnReading::Reading,
            (false, false) => ColumnReading::NotRead,
        };
        let place = |id: OrganizationId| {
            let organization = list.find(id.0)?.clone();
            let roster = memberships.roster(id).cloned();
            let (members, teams) = (roster.is_some(), roster.as_ref().is_some_and(|roster| roster.teams.is_some()));
            Some(KnownPlace { organization, roster, members: reading(members, id), teams: reading(teams, id) })
        };
        organizations.into_iter().filter_map(place).collect()
    }

    /// The organizations in which one of these people is, as last read, deleted ones left out.
    pub(crate) fn places_of<'a>(&self, people: impl IntoIterator<Item = &'a UserId>) -> BTreeSet<OrganizationId> {
        let list = self.organization_list();
        let memberships = self.memberships();
        let all = people.into_iter().flat_map(|user| memberships.numbers_of(*user));
        all.filter(|id| list.find(id.0).is_some_and(|organization| !organization.deleted)).collect()
    }

    /// People as last listed, in the order of these numbers.
    pub(crate) fn people_by_number(&self, people: impl IntoIterator<Item = UserId>) -> Vec<Option<Person>> {
        let list = self.people_list();
        people.into_iter().map(|user| list.find(user.0).cloned()).collect()
    }

    /// The organization of a team, as last read; those in which somebody is are looked through first.
    pub(crate) fn organization_of_team(&self, team: TeamId, user: UserId) -> Option<OrganizationId> {
        let memberships = self.memberships();
        let has = |roster: &&Arc<Roster>| {
            let teams = roster.teams.iter().flat_map(|teams| &teams.teams);
            teams.into_iter().any(|one| one.id == team)
        };
        let near = memberships.of_person(user);
        let found = near.iter().find(has).or_else(|| memberships.all().find(has));
        found.map(|roster| roster.organization)
    }

    /// How far memberships are read.
    pub(crate) fn coverage(&self) -> Coverage {
        let list = self.organization_list();
        self.memberships().coverage(list.shown().rows(), list.state())
    }

    /// Somebody looks at these organizations: they are read first.
    pub(crate) fn want_places(&self, organizations: &[OrganizationId]) {
        // The last that is wanted is read first.
        self.memberships().want(organizations.iter().rev().copied());
    }
}
