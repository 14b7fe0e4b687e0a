//! Values of people, and what is found by its name: what was created is only known by it until it has a number.

use domain::organization::{Organization, Team};
use domain::plan::change::PersonField;
use domain::plan::fact::{Gone, SeenOrganization, Value};
use domain::{OrganizationId, TeamId, UserId};
use make_api::{Error, OrganizationQuery};

use super::Observer;

impl Observer {
    pub(super) async fn person_field(&self, user: UserId, field: PersonField) -> Result<Value, Error> {
        let found = self.read.person(user).await?.filter(|person| !person.deleted);
        Ok(found.map_or(Value::Gone(Gone::Account), |person| Value::Text(field.of(&person))))
    }

    /// The instance's filter may match parts, and deleted organizations stay listed (H9). Names may repeat: then the
    /// newest is meant, which has the highest number.
    pub(super) async fn organization_by_name(&self, name: &str) -> Result<Value, Error> {
        let query = OrganizationQuery { name: Some(name.to_owned()), ..OrganizationQuery::default() };
        let found = self.read.find_organizations(&query).await?;
        let same = found.into_iter().filter(|found| !found.deleted && found.name == name);
        match same.max_by_key(|found| found.id) {
            None => Ok(Value::Organization(None)),
            Some(found) => self.seen(found).await,
        }
    }

    async fn seen(&self, found: Organization) -> Result<Value, Error> {
        let owners = self.read.owners(found.id).await?;
        let owner = match owners.as_slice() {
            [owner] => Some(owner.id),
            [] | [_, _, ..] => None,
        };
        let Organization { id, license, timezone_id: time_zone, country_id: country, .. } = found;
        let seen = SeenOrganization { id, owner, license, time_zone, country };
        Ok(Value::Organization(Some(Box::new(seen))))
    }

    pub(super) async fn team_by_name(&self, organization: OrganizationId, name: &str) -> Result<Value, Error> {
        let Some(teams) = self.live_teams(organization).await? else { return Ok(Value::Gone(Gone::Organization)) };
        Ok(Value::Team(teams.into_iter().find(|team| team.name == name).map(|team| team.id)))
    }

    pub(super) async fn team_name(&self, organization: OrganizationId, team: TeamId) -> Result<Value, Error> {
        let Some(teams) = self.live_teams(organization).await? else { return Ok(Value::Gone(Gone::Organization)) };
        let found = teams.into_iter().find(|found| found.id == team);
        Ok(found.map_or(Value::Gone(Gone::Team), |team| Value::Text(Some(team.name))))
    }

    /// The teams of an organization; `None` where it is gone. An empty list of teams may mean that.
    async fn live_teams(&self, organization: OrganizationId) -> Result<Option<Vec<Team>>, Error> {
        let teams = match self.read.teams(organization).await {
            Err(error) if error.is_not_found() => Vec::new(),
            teams => teams?.into_iter().filter(|team| !team.deleted).collect(),
        };
        if teams.is_empty() && self.read.organization(organization).await?.is_none_or(|found| found.deleted) {
            return Ok(None);
        }
        Ok(Some(teams))
    }
}
