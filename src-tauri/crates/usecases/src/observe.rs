//! Reads exactly one fact freshly: what the engine looks at before it sends and after.
//!
//! Each subject has the cheapest honest way to it. Where an instance refuses the public membership lists, roles are
//! asked for one by one (`role`). Whatever cannot be told is an error, never a guess. What a reading means for a step
//! is `domain`'s business; when to look is `run`'s.

mod besides;
mod error;
mod named;
mod role;

use async_trait::async_trait;
use domain::journal::Reading;
use domain::plan::fact::{Gone, Subject, Value};
use domain::role::RoleBook;
use domain::{OrganizationId, TeamId, UserId};
use make_api::{Error, PeopleQuery, ReadClient};
use store::journal::Clock;

pub use error::unreadable;
use role::Place;
pub(crate) use role::own_roles;

/// How memberships can be read on this instance, as the key check found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MembershipAccess {
    /// The public membership lists answer. Where one is refused after all, roles are asked for one by one.
    pub public_lists: bool,
    /// Lists of people carry the role in an organization when asked to.
    pub role_columns: bool,
}

/// Looks at the instance.
#[async_trait]
pub trait Look: Send + Sync {
    /// Reads the subject freshly. `expected` are the values that would be no surprise, the likeliest first: they make
    /// the reading cheap, and they decide how closely an absence is looked into (a role that is unexpectedly missing may
    /// mean that the team is gone). They never decide what is seen.
    async fn look(&self, subject: &Subject, expected: &[&Value]) -> Result<Reading, Error>;
}

/// Looks at the instance through the read client.
#[derive(Clone)]
pub struct Observer {
    /// Reads.
    pub read: ReadClient,
    /// Which ways to memberships are open.
    pub membership: MembershipAccess,
    /// The instance's roles; those that an organization made for itself are asked for when a role is none of these.
    pub roles: RoleBook,
    /// Stamps readings.
    pub clock: Clock,
}

#[async_trait]
impl Look for Observer {
    async fn look(&self, subject: &Subject, expected: &[&Value]) -> Result<Reading, Error> {
        let seen = match subject {
            Subject::License { organization } => self.license(*organization).await?,
            Subject::Owner { organization } => self.owner(*organization).await?,
            Subject::OrganizationRole { user, organization } => {
                let seen = self.role(Place::Organization(*organization), *user, expected).await?;
                self.unless_gone(seen, expected, *organization, None, Some(*user)).await?
            }
            Subject::TeamRole { user, organization, team } => {
                let seen = self.role(Place::Team(*organization, *team), *user, expected).await?;
                self.unless_gone(seen, expected, *organization, Some(*team), Some(*user)).await?
            }
            Subject::Account { user } => self.account(*user).await?,
            Subject::AccountByEmail { email } => self.account_by_email(email).await?,
            Subject::TeamsBesides { user, organization, known } => {
                self.teams_besides(*user, *organization, known).await?
            }
            Subject::OwnedBesides { user, known } => self.owned_besides(*user, known).await?,
            Subject::AdminRole { user } => self.admin_role(*user).await?,
            Subject::PersonField { user, field } => self.person_field(*user, *field).await?,
            Subject::OrganizationByName { name } => self.organization_by_name(name).await?,
            Subject::TeamByName { organization, name } => self.team_by_name(*organization, name).await?,
            Subject::TeamName { organization, team } => self.team_name(*organization, *team).await?,
        };
        Ok(Reading { seen, at: (self.clock)() })
    }
}

impl Observer {
    async fn license(&self, organization: OrganizationId) -> Result<Value, Error> {
        match self.read.organization(organization).await?.filter(|found| !found.deleted) {
            None => Ok(Value::Gone(Gone::Organization)),
            Some(found) => found.license.map(Value::License).ok_or_else(|| unreadable("license")),
        }
    }

    /// One owner is the rule; a list with several is not believed.
    async fn owner(&self, organization: OrganizationId) -> Result<Value, Error> {
        let owners = self.read.members_with_role(organization, domain::role::OWNER).await?;
        match owners.as_slice() {
            [] => self.unless_gone(Value::Owner(None), &[], organization, None, None).await,
            [owner] => Ok(Value::Owner(Some(owner.id))),
            [_, _, ..] => Err(unreadable("owner")),
        }
    }

    async fn admin_role(&self, user: UserId) -> Result<Value, Error> {
        let found = self.read.person(user).await?.filter(|person| !person.deleted);
        Ok(found.map_or(Value::Gone(Gone::Account), |person| Value::AdminRole(person.admin_role)))
    }

    async fn account(&self, user: UserId) -> Result<Value, Error> {
        let found = self.read.person(user).await?.filter(|person| !person.deleted);
        Ok(found.map_or(Value::Gone(Gone::Account), |person| Value::Account(Some(person.id))))
    }

    /// The instance's filter may match parts, and deleted people stay listed.
    async fn account_by_email(&self, email: &str) -> Result<Value, Error> {
        let query = PeopleQuery { email: Some(email.to_owned()), ..PeopleQuery::default() };
        let found = self.read.find_people(query).await?;
        let same = |text: &str| text.trim().to_lowercase() == email.trim().to_lowercase();
        let account = found.iter().find(|person| !person.deleted && same(&person.email));
        Ok(Value::Account(account.map(|person| person.id)))
    }

    /// A surprising absence may mean that what it belongs to is gone.
    async fn unless_gone(
        &self,
        seen: Value,
        expected: &[&Value],
        organization: OrganizationId,
        team: Option<TeamId>,
        user: Option<UserId>,
    ) -> Result<Value, Error> {
        let absent = matches!(seen, Value::Role(None) | Value::Owner(None));
        if !absent || expected.contains(&&seen) {
            return Ok(seen);
        }
        if self.read.organization(organization).await?.is_none_or(|found| found.deleted) {
            return Ok(Value::Gone(Gone::Organization));
        }
        if let Some(team) = team {
            let teams = self.read.teams(organization).await?;
            if !teams.iter().any(|found| found.id == team && !found.deleted) {
                return Ok(Value::Gone(Gone::Team));
            }
        }
        if let Some(user) = user
            && self.read.person(user).await?.is_none_or(|person| person.deleted)
        {
            return Ok(Value::Gone(Gone::Account));
        }
        Ok(seen)
    }
}
