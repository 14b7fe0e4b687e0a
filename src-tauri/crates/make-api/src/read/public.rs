//! What every person's key may read: organizations, teams and people of the places that its person belongs to.
//! Whether an administrator may read others' is not documented; expect a 403 or 404.

use domain::organization::{Organization, Team};
use domain::person::Person;
use domain::usage::{Invitation, OrganizationUsage, TeamUsage, UsageDay};
use domain::{OrganizationId, TeamId};

use super::core::People;
use super::{PublicOrganizationQuery, PublicPeopleQuery, ReadClient};
use crate::endpoints::public;
use crate::error::Error;
use crate::listing::{Kept, Listed, Listing, PublicOrganizationColumn, PublicPersonColumn, TeamColumn};
use crate::wire::{self, Fields, Row};

impl ReadClient {
    /// The organizations of the key's own person; by default without license. `GET /organizations`,
    /// `organizations:read`; "Organizations".
    pub async fn public_organizations(&self, query: &PublicOrganizationQuery) -> Result<Vec<Organization>, Error> {
        self.collect(&public::organizations(query), wire::organization).await
    }

    /// One page of the same list. `GET /organizations`, as above.
    pub async fn public_organizations_page(
        &self,
        query: &PublicOrganizationQuery,
        listing: &Listing<PublicOrganizationColumn>,
    ) -> Result<Listed<Organization>, Error> {
        self.listed(&public::organizations(query).cut(listing), wire::organization).await
    }

    /// One organization with what it consumed since its last reset: operations, bytes, hundredths of credits.
    /// `GET /organizations/{o}`, `organizations:read`; "Organizations". `just_created` lets the instance wait until it
    /// is there.
    pub async fn organization_usage(
        &self,
        organization: OrganizationId,
        just_created: bool,
    ) -> Result<Kept<OrganizationUsage>, Error> {
        let read = |fields: &Fields<'_>| wire::organization_usage(fields, organization);
        self.kept(&public::organization(organization, just_created), read).await
    }

    /// What an organization consumed on each of the last 30 days: operations, bytes, hundredths of credits.
    /// `GET /organizations/{o}/usage`, `organizations:read`; "Organizations". Days begin in the organization's own time
    /// zone or in UTC.
    pub async fn usage_days(
        &self,
        organization: OrganizationId,
        in_its_time_zone: bool,
    ) -> Result<Vec<UsageDay>, Error> {
        self.collect(&public::usage(organization, in_its_time_zone), wire::usage_day).await
    }

    /// The invitation that a link carries. `GET /organizations/invitation?hash=`, no scope listed; "Organizations". The
    /// answer is not documented.
    pub async fn invitation(&self, hash: &str) -> Result<Kept<Invitation>, Error> {
        let fetched = self.fetch(&public::invitation(hash)).await?;
        let read = |fields: &Fields<'_>| Some(wire::invitation(fields));
        // What it is wrapped in is not documented.
        let found = wire::kept(&fetched.body, "invitation", read).or_else(|| wire::kept(&fetched.body, "", read));
        found.ok_or_else(|| fetched.undecodable("invitation"))
    }

    /// The teams of an organization. `GET /teams?organizationId=`, `teams:read`; "Teams".
    pub async fn public_teams(&self, organization: OrganizationId) -> Result<Vec<Team>, Error> {
        let decode = move |fields: &Fields<'_>| wire::team(fields, organization);
        self.collect(&public::teams(organization), decode).await
    }

    /// One page of the same list with limits and consumption, where asked for. `GET /teams`, as above.
    pub async fn public_teams_page(
        &self,
        organization: OrganizationId,
        listing: &Listing<TeamColumn>,
    ) -> Result<Listed<TeamUsage>, Error> {
        let decode = |fields: &Fields<'_>| match wire::team_usage(fields, None) {
            Some(team) => Row::Known((team.id.0, 0), team),
            None => Row::Unreadable,
        };
        self.listed(&public::teams(organization).cut(listing), decode).await
    }

    /// One team with its limits and consumption. `GET /teams/{t}?cols[]=`, `teams:read`; "Teams".
    pub async fn team_usage(&self, team: TeamId, columns: &[TeamColumn]) -> Result<Kept<TeamUsage>, Error> {
        let read = |fields: &Fields<'_>| wire::team_usage(fields, Some(team));
        self.kept(&public::team(team).showing(columns), read).await
    }

    /// People of an organization or a team. `GET /users`, `user:read`; "Users". Documented to be sorted by number,
    /// while its example is sorted by name.
    pub async fn public_people(&self, query: &PublicPeopleQuery) -> Result<Vec<Person>, Error> {
        self.collect(&public::people(query), People).await
    }

    /// One page of the same list. `GET /users`, as above.
    pub async fn public_people_page(
        &self,
        query: &PublicPeopleQuery,
        listing: &Listing<PublicPersonColumn>,
    ) -> Result<Listed<Person>, Error> {
        self.listed(&public::people(query).cut(listing), wire::person).await
    }
}
