//! Reads one person's role in one place.
//!
//! Where the public lists are refused, the administration has two views: the people of a place (usually without their
//! roles), and the people with one role there. A person who is in the first and in none of the second changed role
//! between two of the calls, so it starts over; absence is only believed from the first, which is one answer.

use domain::plan::fact::Value;
use domain::role::RoleCategory;
use domain::{OrganizationId, RoleId, TeamId, UserId};
use make_api::Error;

use super::{Observer, unreadable};

/// How often it starts over when roles change while they are asked for.
const ROUNDS: usize = 3;

/// Where a role is held.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    Organization(OrganizationId),
    Team(TeamId),
}

/// A person in the list of a place.
enum Row {
    Absent,
    /// With the role, where the list carries it.
    Present(Option<RoleId>),
    /// This instance refuses the list with its columns.
    Refused,
}

impl Observer {
    /// The role; `None` for no access. `expected` as for [`super::Look::look`].
    pub(super) async fn role(&self, place: Place, user: UserId, expected: &[&Value]) -> Result<Option<RoleId>, Error> {
        if self.membership.public_lists
            && let Some(role) = self.public(place, user).await?
        {
            return Ok(Some(role));
        }
        let likely = likely(expected);
        if !self.lists_first(place, expected) {
            for role in &likely {
                if self.holds(place, user, *role).await? {
                    return Ok(Some(*role));
                }
            }
        }
        self.search(place, user, &likely).await
    }

    /// The list of everybody comes first where it carries roles, or where absence is likely.
    fn lists_first(&self, place: Place, expected: &[&Value]) -> bool {
        let tells = self.membership.role_columns && matches!(place, Place::Organization(_));
        tells || self.membership.public_lists || matches!(expected.first(), Some(Value::Role(None)))
    }

    /// The public row. That there is none is not believed from it: Make also hides things in this way.
    async fn public(&self, place: Place, user: UserId) -> Result<Option<RoleId>, Error> {
        let found = match place {
            Place::Organization(organization) => {
                self.read.organization_membership(organization, user).await.map(|row| row.map(|row| row.role))
            }
            Place::Team(team) => self.read.team_membership(team, user).await.map(|row| row.map(|row| row.role)),
        };
        match found {
            Err(error) if error.is_forbidden() => Ok(None),
            found => found,
        }
    }

    async fn search(&self, place: Place, user: UserId, likely: &[RoleId]) -> Result<Option<RoleId>, Error> {
        let mut empty_rounds = 0;
        for _ in 0..ROUNDS {
            match self.row(place, user).await? {
                Row::Absent => return Ok(None),
                Row::Present(Some(role)) => return Ok(Some(role)),
                Row::Present(None) => empty_rounds = 0,
                Row::Refused => empty_rounds += 1,
            }
            for role in self.candidates(place, likely) {
                if self.holds(place, user, role).await? {
                    return Ok(Some(role));
                }
            }
            // Without the list, absence is what two whole rounds agree on.
            if empty_rounds == 2 {
                return Ok(None);
            }
        }
        Err(unreadable("role"))
    }

    /// All roles of this kind of place, the likely ones first.
    fn candidates(&self, place: Place, likely: &[RoleId]) -> Vec<RoleId> {
        let category = match place {
            Place::Organization(_) => RoleCategory::Organization,
            Place::Team(_) => RoleCategory::Team,
        };
        let others = self.roles.of(category).map(|role| role.id).filter(|role| !likely.contains(role));
        likely.iter().copied().chain(others).collect()
    }

    async fn holds(&self, place: Place, user: UserId, role: RoleId) -> Result<bool, Error> {
        let people = match place {
            Place::Organization(organization) => self.read.members_with_role(organization, role).await?,
            Place::Team(team) => self.read.team_members_with_role(team, role).await?,
        };
        Ok(people.iter().any(|person| person.id == user))
    }

    async fn row(&self, place: Place, user: UserId) -> Result<Row, Error> {
        let rows = match place {
            Place::Organization(organization) => self.read.members_with_columns(organization).await,
            Place::Team(team) => self.read.team_members_with_columns(team).await,
        };
        match rows {
            Ok(rows) => {
                let row = rows.into_iter().find(|(person, _)| person.id == user);
                Ok(row.map_or(Row::Absent, |(_, role)| Row::Present(role)))
            }
            Err(error) if error.status() == Some(400) => Ok(Row::Refused),
            Err(error) => Err(error),
        }
    }
}

fn likely(expected: &[&Value]) -> Vec<RoleId> {
    let mut roles = Vec::new();
    for value in expected {
        if let Value::Role(Some(role)) = value
            && !roles.contains(role)
        {
            roles.push(*role);
        }
    }
    roles
}
