//! Who is where, from the public lists. Some instances refuse them (403) to administrators who are no members.

use domain::membership::{OrganizationMembership, TeamMembership};
use domain::{OrganizationId, TeamId, UserId};

use super::ReadClient;
use crate::endpoints::{Target, memberships};
use crate::error::Error;
use crate::listing::{Listed, Listing, Page, PlaceColumn, TeamPlaceColumn};
use crate::wire::{self, Fields, Row};

impl ReadClient {
    /// Everybody in an organization. `GET /organizations/{o}/user-organization-roles`, `organizations:read`;
    /// "Organizations > User organization roles".
    pub async fn organization_memberships(
        &self,
        organization: OrganizationId,
    ) -> Result<Vec<OrganizationMembership>, Error> {
        let decode = move |fields: &Fields<'_>| wire::organization_membership(fields, Some(organization), None);
        self.collect(&memberships::of_organization(organization), decode).await
    }

    /// The same in the columns of one's choice, as the instance answers them. `GET
    /// /organizations/{o}/user-organization-roles?cols[]=`, as above; no paging is documented.
    pub async fn organization_memberships_with(
        &self,
        organization: OrganizationId,
        columns: &[PlaceColumn],
    ) -> Result<Listed<OrganizationMembership>, Error> {
        let decode = move |fields: &Fields<'_>| wire::organization_membership(fields, Some(organization), None);
        self.listed(&memberships::of_organization(organization).showing(columns), decode).await
    }

    /// One person's place in an organization. `GET /organizations/{o}/user-organization-roles/{u}`,
    /// `organizations:read`. `None` when the instance answers with a role of null, or with a 404 in
    /// Make's own shape. Make also says 404 to hide things from a key, so `None` proves absence only where
    /// [`Self::organization_memberships`] of the same organization can be read; a 404 of anything else is an error.
    pub async fn organization_membership(
        &self,
        organization: OrganizationId,
        user: UserId,
    ) -> Result<Option<OrganizationMembership>, Error> {
        let decode = move |fields: &Fields<'_>| wire::organization_membership(fields, Some(organization), Some(user));
        self.one(&memberships::of_organization_and_user(organization, user), (user.0, organization.0), decode).await
    }

    /// Everybody in a team. `GET /teams/{t}/user-team-roles`, `teams:read`; "Teams > User team roles".
    pub async fn team_memberships(&self, team: TeamId) -> Result<Vec<TeamMembership>, Error> {
        let decode = move |fields: &Fields<'_>| wire::team_membership(fields, Some(team), None);
        self.collect(&memberships::of_team(team), decode).await
    }

    /// One page of the same list. `GET /teams/{t}/user-team-roles`, as above.
    pub async fn team_memberships_page(
        &self,
        team: TeamId,
        page: Page<TeamPlaceColumn>,
    ) -> Result<Listed<TeamMembership>, Error> {
        let listing = Listing::<TeamPlaceColumn> { columns: Vec::new(), page };
        let decode = move |fields: &Fields<'_>| wire::team_membership(fields, Some(team), None);
        self.listed(&memberships::of_team(team).cut(&listing), decode).await
    }

    /// One person's place in a team; `None` as for [`Self::organization_membership`]. `GET /teams/{t}/user-team-roles/{u}`,
    /// `teams:read`.
    pub async fn team_membership(&self, team: TeamId, user: UserId) -> Result<Option<TeamMembership>, Error> {
        let decode = move |fields: &Fields<'_>| wire::team_membership(fields, Some(team), Some(user));
        self.one(&memberships::of_team_and_user(team, user), (user.0, team.0), decode).await
    }

    /// All organizations of a person. `GET /users/{u}/user-organization-roles`, `user:read`; "Users > User organization
    /// roles".
    pub async fn user_organization_memberships(&self, user: UserId) -> Result<Vec<OrganizationMembership>, Error> {
        let decode = move |fields: &Fields<'_>| wire::organization_membership(fields, None, Some(user));
        self.collect(&memberships::organizations_of_user(user), decode).await
    }

    /// All teams of a person. `GET /users/{u}/user-team-roles`, `user:read`; "Users > User team roles".
    pub async fn user_team_memberships(&self, user: UserId) -> Result<Vec<TeamMembership>, Error> {
        let decode = move |fields: &Fields<'_>| wire::team_membership(fields, None, Some(user));
        self.collect(&memberships::teams_of_user(user), decode).await
    }

    /// A person's place in an organization, asked from the person's side; `None` as for
    /// [`Self::organization_membership`]. `GET /users/{u}/user-organization-roles/{o}`, `user:read`.
    pub async fn user_organization_membership(
        &self,
        user: UserId,
        organization: OrganizationId,
    ) -> Result<Option<OrganizationMembership>, Error> {
        let decode = move |fields: &Fields<'_>| wire::organization_membership(fields, Some(organization), Some(user));
        self.one(&memberships::of_user_and_organization(user, organization), (user.0, organization.0), decode).await
    }

    /// A person's place in a team, asked from the person's side; `None` as for [`Self::organization_membership`].
    /// `GET /users/{u}/user-team-roles/{t}`, `user:read`.
    pub async fn user_team_membership(&self, user: UserId, team: TeamId) -> Result<Option<TeamMembership>, Error> {
        let decode = move |fields: &Fields<'_>| wire::team_membership(fields, Some(team), Some(user));
        self.one(&memberships::of_user_and_team(user, team), (user.0, team.0), decode).await
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
