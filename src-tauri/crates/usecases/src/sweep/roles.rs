//! Who has what role in one place: told by a list where lists tell it, else asked for role by role, the organization's
//! own roles last. Whoever is there and has none of them is there in a role that the instance shows nowhere. Nobody
//! disappears, and reading goes on.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use domain::person::Person;
use domain::role::{Role, RoleCategory};
use domain::{OrganizationId, RoleId, TeamId, UserId};
use make_api::Error;
use tokio::sync::OnceCell;

use super::Look;
use crate::observe::{own_roles, unreadable};

/// How often all roles are asked for before a role counts as not shown: somebody may change it meanwhile.
const ROUNDS: usize = 2;

/// Where roles are held.
#[derive(Debug, Clone, Copy)]
pub(super) enum Spot {
    Organization(OrganizationId),
    Team(TeamId),
}

/// The roles that an organization made for itself; asked for once, when something cannot be told without them.
pub(super) struct OwnRoles<'a> {
    look: &'a Look,
    organization: OrganizationId,
    known: OnceCell<Vec<Role>>,
}

impl<'a> OwnRoles<'a> {
    pub(super) fn new(look: &'a Look, organization: OrganizationId) -> Self {
        Self { look, organization, known: OnceCell::new() }
    }

    async fn all(&self) -> Result<&[Role], Error> {
        let read = || own_roles(&self.look.read, &self.look.roles, self.organization);
        self.known.get_or_try_init(read).await.map(Vec::as_slice)
    }

    /// What names these roles besides the instance's own book.
    pub(super) async fn naming(self, roles: impl IntoIterator<Item = RoleId>) -> Result<Vec<Role>, Error> {
        if roles.into_iter().any(|role| self.look.roles.get(role).is_none()) {
            self.all().await?;
        }
        Ok(self.known.into_inner().unwrap_or_default())
    }
}

/// People of one place, each with their role as far as it was told.
#[derive(Default)]
pub(super) struct Held {
    pub(super) roles: BTreeMap<UserId, Option<RoleId>>,
    pub(super) people: BTreeMap<UserId, Person>,
}

impl Held {
    /// Everybody who is listed, with the role where the rows carry it.
    pub(super) async fn listed(look: &Look, spot: Spot) -> Result<Self, Error> {
        let mut held = Self::default();
        for (person, role) in spot.listed(look).await? {
            held.roles.insert(person.id, role);
            held.people.insert(person.id, person);
        }
        Ok(held)
    }

    /// Asks for the roles that were not told. A person with two roles changed theirs meanwhile, and that is no reading.
    pub(super) async fn fill(&mut self, look: &Look, own: &OwnRoles<'_>, spot: Spot) -> Result<(), Error> {
        for user in self.untold() {
            self.roles.insert(user, spot.public_role(look, user).await?);
        }
        let mut asked = BTreeMap::new();
        for _ in 0..ROUNDS {
            for role in look.roles_of(spot.category()) {
                self.ask(look, spot, role, &mut asked).await?;
            }
            if self.untold().is_empty() {
                break;
            }
            for role in own.all().await?.iter().filter(|role| role.category == spot.category()) {
                self.ask(look, spot, role.id, &mut asked).await?;
            }
        }
        Ok(())
    }

    async fn ask(
        &mut self,
        look: &Look,
        spot: Spot,
        role: RoleId,
        asked: &mut BTreeMap<UserId, RoleId>,
    ) -> Result<(), Error> {
        if self.untold().is_empty() {
            return Ok(());
        }
        for person in spot.with_role(look, role).await? {
            if asked.insert(person.id, role).is_some_and(|other| other != role) {
                return Err(unreadable("roles"));
            }
            match self.roles.entry(person.id) {
                Entry::Occupied(mut known) => {
                    known.get_mut().get_or_insert(role);
                }
                Entry::Vacant(new) => {
                    new.insert(Some(role));
                    self.people.insert(person.id, person);
                }
            }
        }
        Ok(())
    }

    fn untold(&self) -> Vec<UserId> {
        self.roles.iter().filter(|(_, role)| role.is_none()).map(|(user, _)| *user).collect()
    }
}

/// The role of somebody who is there while no list tells it; `None` where the instance shows it nowhere.
pub(super) async fn role_of(
    look: &Look,
    own: &OwnRoles<'_>,
    spot: Spot,
    user: UserId,
) -> Result<Option<RoleId>, Error> {
    let public = spot.public_role(look, user).await?;
    if public.is_some() {
        return Ok(public);
    }
    for _ in 0..ROUNDS {
        for role in look.roles_of(spot.category()) {
            if spot.holds(look, role, user).await? {
                return Ok(Some(role));
            }
        }
        for role in own.all().await?.iter().filter(|role| role.category == spot.category()) {
            if spot.holds(look, role.id, user).await? {
                return Ok(Some(role.id));
            }
        }
    }
    Ok(None)
}

impl Spot {
    fn category(self) -> RoleCategory {
        match self {
            Self::Organization(_) => RoleCategory::Organization,
            Self::Team(_) => RoleCategory::Team,
        }
    }

    pub(super) async fn listed(self, look: &Look) -> Result<Vec<(Person, Option<RoleId>)>, Error> {
        match self {
            Self::Organization(organization) => look.read.members_with_columns(organization).await,
            Self::Team(team) => look.read.team_members_with_columns(team).await,
        }
    }

    async fn with_role(self, look: &Look, role: RoleId) -> Result<Vec<Person>, Error> {
        match self {
            Self::Organization(organization) => look.read.members_with_role(organization, role).await,
            Self::Team(team) => look.read.team_members_with_role(team, role).await,
        }
    }

    async fn holds(self, look: &Look, role: RoleId, user: UserId) -> Result<bool, Error> {
        Ok(self.with_role(look, role).await?.iter().any(|person| person.id == user))
    }

    /// What the public row of one person tells, where public lists answer.
    async fn public_role(self, look: &Look, user: UserId) -> Result<Option<RoleId>, Error> {
        if !look.access.public_lists {
            return Ok(None);
        }
        let role = match self {
            Self::Organization(organization) => {
                look.read.organization_membership(organization, user).await.map(|row| row.map(|row| row.role))
            }
            Self::Team(team) => look.read.team_membership(team, user).await.map(|row| row.map(|row| row.role)),
        };
        match role {
            Err(error) if error.is_forbidden() => Ok(None),
            role => role,
        }
    }
}
