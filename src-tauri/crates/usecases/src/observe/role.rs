//! Reads one person's role in one place.
//!
//! Where the public lists are refused, the administration has two views: the people of a place (usually without their
//! roles), and the people with one role there. Absence is only believed from the first, which is one answer. A person
//! who is in the first and in none of the second changed role between two of the calls, so it starts over; where that
//! goes on, the role is one that the instance shows nowhere, which is something else than no access.

use domain::plan::fact::Value;
use domain::role::{Role, RoleBook, RoleCategory};
use domain::{OrganizationId, RoleId, TeamId, UserId};
use make_api::{Error, ErrorKind, ReadClient, RoleColumn, RoleQuery};

use super::Observer;

/// How often it starts over when roles change while they are asked for.
const ROUNDS: usize = 3;

/// What is to be known of a role; the category comes only when asked for.
const COLUMNS: [RoleColumn; 4] = [RoleColumn::Id, RoleColumn::Name, RoleColumn::Category, RoleColumn::Permissions];

/// Where a role is held.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    Organization(OrganizationId),
    Team(OrganizationId, TeamId),
}

/// A person in the list of a place.
enum Row {
    Absent,
    /// With the role, where the list carries it.
    Present(Option<RoleId>),
}

/// The roles that an organization made for itself, besides those of the book; none where the instance does not show
/// them.
pub(crate) async fn own_roles(
    read: &ReadClient,
    book: &RoleBook,
    organization: OrganizationId,
) -> Result<Vec<Role>, Error> {
    let query = RoleQuery { organization: Some(organization), ..RoleQuery::default() };
    match read.find_roles(&query, &COLUMNS).await {
        Ok(all) => {
            let roles = all.rows.into_iter().map(|row| row.value);
            Ok(roles.filter(|role| book.get(role.id).is_none()).collect())
        }
        Err(error) if matches!(error.kind, ErrorKind::Refused { status: 400 | 403 | 404, .. }) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

impl Observer {
    /// The role, as a value of its own where it is not shown. `expected` as for [`super::Look::look`].
    pub(super) async fn role(&self, place: Place, user: UserId, expected: &[&Value]) -> Result<Value, Error> {
        if self.membership.public_lists
            && let Some(role) = self.public(place, user).await?
        {
            return Ok(Value::Role(Some(role)));
        }
        let likely = likely(expected);
        if !self.lists_first(place, expected) {
            for role in &likely {
                if self.holds(place, user, *role).await? {
                    return Ok(Value::Role(Some(*role)));
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
            Place::Team(_, team) => self.read.team_membership(team, user).await.map(|row| row.map(|row| row.role)),
        };
        match found {
            Err(error) if error.is_forbidden() => Ok(None),
            found => found,
        }
    }

    async fn search(&self, place: Place, user: UserId, likely: &[RoleId]) -> Result<Value, Error> {
        for _ in 0..ROUNDS {
            match self.row(place, user).await? {
                Row::Absent => return Ok(Value::Role(None)),
                Row::Present(Some(role)) => return Ok(Value::Role(Some(role))),
                Row::Present(None) => {}
            }
            for role in self.candidates(place, likely) {
                if self.holds(place, user, role).await? {
                    return Ok(Value::Role(Some(role)));
                }
            }
            for role in self.own_candidates(place).await? {
                if self.holds(place, user, role).await? {
                    return Ok(Value::Role(Some(role)));
                }
            }
        }
        Ok(Value::RoleNotShown)
    }

    /// The organization's own roles of this kind of place, read anew: somebody may just have made one.
    async fn own_candidates(&self, place: Place) -> Result<Vec<RoleId>, Error> {
        let (Place::Organization(organization) | Place::Team(organization, _)) = place;
        let own = own_roles(&self.read, &self.roles, organization).await?;
        Ok(own.into_iter().filter(|role| role.category == place.category()).map(|role| role.id).collect())
    }

    /// All roles of this kind of place, the likely ones first.
    fn candidates(&self, place: Place, likely: &[RoleId]) -> Vec<RoleId> {
        let others = self.roles.of(place.category()).map(|role| role.id).filter(|role| !likely.contains(role));
        likely.iter().copied().chain(others).collect()
    }

    async fn holds(&self, place: Place, user: UserId, role: RoleId) -> Result<bool, Error> {
        let people = match place {
            Place::Organization(organization) => self.read.members_with_role(organization, role).await?,
            Place::Team(_, team) => self.read.team_members_with_role(team, role).await?,
        };
        Ok(people.iter().any(|person| person.id == user))
    }

    async fn row(&self, place: Place, user: UserId) -> Result<Row, Error> {
        let rows = match place {
            Place::Organization(organization) => self.read.members_with_columns(organization).await,
            Place::Team(_, team) => self.read.team_members_with_columns(team).await,
        };
        let row = rows?.into_iter().find(|(person, _)| person.id == user);
        Ok(row.map_or(Row::Absent, |(_, role)| Row::Present(role)))
    }
}

impl Place {
    fn category(self) -> RoleCategory {
        match self {
            Self::Organization(_) => RoleCategory::Organization,
            Self::Team(..) => RoleCategory::Team,
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
