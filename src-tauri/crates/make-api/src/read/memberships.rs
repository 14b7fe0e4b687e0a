//! Who is where, from the public lists. Some instances refuse them (403) to administrators who are no members.

use domain::membership::{OrganizationMembership, TeamMembership};
use domain::{OrganizationId, TeamId, UserId};

use super::ReadClient;
use crate::endpoints::{Target, memberships};
use crate::error::Error;
use crate::wire::{self, Fields, Row};

impl ReadClient {
    /// Everybody in an organization.
    pub async fn organization_memberships(
        &self,
        organization: OrganizationId,
    ) -> Result<Vec<OrganizationMembership>, Error> {
        let decode = |fields: &Fields<'_>| wire::organization_membership(fields, Some(organization), None);
        self.collect(&memberships::of_organization(organization), decode).await
    }

    /// One person's place in an organization. `None` when the instance answers with a role of null, or with a 404 in
    /// Make's own shape. Make also says 404 to hide things from a key, so `None` proves absence only where
    /// [`Self::organization_memberships`] of the same organization can be read; a 404 of anything else is an error.
    pub async fn organization_membership(
        &self,
        organization: OrganizationId,
        user: UserId,
    ) -> Result<Option<OrganizationMembership>, Error> {
        let decode = |fields: &Fields<'_>| wire::organization_membership(fields, Some(organization), Some(user));
        self.one(&memberships::of_organization_and_user(organization, user), (user.0, organization.0), decode).await
    }

    /// Everybody in a team.
    pub async fn team_memberships(&self, team: TeamId) -> Result<Vec<TeamMembership>, Error> {
        let decode = |fields: &Fields<'_>| wire::team_membership(fields, Some(team), None);
        self.collect(&memberships::of_team(team), decode).await
    }

    /// One person's place in a team; `None` as for [`Self::organization_membership`].
    pub async fn team_membership(&self, team: TeamId, user: UserId) -> Result<Option<TeamMembership>, Error> {
        let decode = |fields: &Fields<'_>| wire::team_membership(fields, Some(team), Some(user));
        self.one(&memberships::of_team_and_user(team, user), (user.0, team.0), decode).await
    }

    /// All organizations of a person.
    pub async fn user_organization_memberships(&self, user: UserId) -> Result<Vec<OrganizationMembership>, Error> {
        let decode = |fields: &Fields<'_>| wire::organization_membership(fields, None, Some(user));
        self.collect(&memberships::organizations_of_user(user), decode).await
    }

    /// All teams of a person.
    pub async fn user_team_memberships(&self, user: UserId) -> Result<Vec<TeamMembership>, Error> {
        let decode = |fields: &Fields<'_>| wire::team_membership(fields, None, Some(user));
        self.collect(&memberships::teams_of_user(user), decode).await
    }

    async fn one<T>(
        &self,
        target: &Target,
        asked: (u64, u64),
        decode: impl Fn(&Fields<'_>) -> Row<T>,
    ) -> Result<Option<T>, Error> {
        let fetched = match self.fetch(target).await {
            Ok(fetched) => fetched,
            Err(error) if error.is_not_found() => return Ok(None),
            Err(error) => return Err(error),
        };
        let row = wire::object(&fetched.body, target.endpoint.answer, "usersRoleId").map(|fields| decode(&fields));
        match row {
            Some(Row::Known(identity, value)) if identity == asked => Ok(Some(value)),
            Some(Row::Nothing(identity)) if identity == asked => Ok(None),
            Some(Row::Known(..) | Row::Nothing(_) | Row::Unreadable) | None => {
                Err(fetched.undecodable(target.endpoint.answer))
            }
        }
    }
}
