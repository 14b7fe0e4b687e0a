//! What a plan did not know: teams and organizations of a person that came later.

use domain::organization::Organization;
use domain::plan::fact::{Gone, SeenTeam, Value};
use domain::role::OWNER;
use domain::{OrganizationId, TeamId, UserId};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use make_api::{Continue, Error, PageOf};

use super::Observer;
use super::role::Place;

/// How many organizations are asked for their owner at the same time.
const AT_ONCE: usize = 4;

impl Observer {
    /// Teams that are not among the known ones and in which the person is. Usually there is no such team, and then this
    /// is one call.
    pub(super) async fn teams_besides(
        &self,
        user: UserId,
        organization: OrganizationId,
        known: &[TeamId],
    ) -> Result<Value, Error> {
        let teams = match self.read.teams(organization).await {
            Err(error) if error.is_not_found() => return self.teams_of_nothing(organization, error).await,
            teams => teams?,
        };
        let mut seen = Vec::new();
        for team in teams.into_iter().filter(|team| !team.deleted && !known.contains(&team.id)) {
            let held = self.role(Place::Team(organization, team.id), user, &[&Value::Role(None)]).await?;
            if held != Value::Role(None) {
                let role = if let Value::Role(role) = held { role } else { None };
                seen.push(SeenTeam { team: team.id, name: team.name, role });
            }
        }
        Ok(Value::Teams(seen))
    }

    async fn teams_of_nothing(&self, organization: OrganizationId, error: Error) -> Result<Value, Error> {
        let gone = self.read.organization(organization).await?.is_none_or(|found| found.deleted);
        if gone { Ok(Value::Gone(Gone::Organization)) } else { Err(error) }
    }

    /// Organizations that are not among the known ones and that the person owns: from their public list where it is as
    /// long as the instance counts, else every organization is asked for its owner.
    pub(super) async fn owned_besides(&self, user: UserId, known: &[OrganizationId]) -> Result<Value, Error> {
        let Some(person) = self.read.person(user).await?.filter(|person| !person.deleted) else {
            return Ok(Value::Gone(Gone::Account));
        };
        let mut others = self.organizations().await?;
        others.retain(|organization| !known.contains(&organization.id));
        if let Some(mine) = self.owned_publicly(user, person.organizations).await? {
            others.retain(|organization| mine.contains(&organization.id));
        }
        let ask = async |organization: Organization| {
            let owners = self.read.owners(organization.id).await?;
            let owns = owners.iter().any(|owner| owner.id == user);
            Ok::<_, Error>(owns.then_some((organization.id, organization.name)))
        };
        let owned: Vec<_> = stream::iter(others).map(ask).buffered(AT_ONCE).try_collect().await?;
        Ok(Value::Organizations(owned.into_iter().flatten().collect()))
    }

    async fn organizations(&self) -> Result<Vec<Organization>, Error> {
        let mut all = Vec::new();
        let mut keep = |page: PageOf<Organization>| {
            all.extend(page.rows.into_iter().filter(|organization| !organization.deleted));
            Continue::Yes
        };
        self.read.organizations(&mut keep).await?;
        Ok(all)
    }

    /// What the person owns by the public list; `None` where it is refused, or shorter than what the instance counts.
    async fn owned_publicly(&self, user: UserId, count: Option<u64>) -> Result<Option<Vec<OrganizationId>>, Error> {
        if !self.membership.public_lists {
            return Ok(None);
        }
        let rows = match self.read.user_organization_memberships(user).await {
            Err(error) if error.is_forbidden() => return Ok(None),
            rows => rows?,
        };
        let whole = count.is_some_and(|count| count == rows.len() as u64);
        Ok(whole.then(|| rows.iter().filter(|row| row.role == OWNER).map(|row| row.organization).collect()))
    }
}
