//! Organizations and their teams.

use domain::OrganizationId;
use domain::organization::{Organization, Team};

use super::core::OnPage;
use super::{OrganizationQuery, ReadClient, TeamQuery};
use crate::endpoints::{organizations, teams};
use crate::error::Error;
use crate::listing::{Listed, Listing, OrganizationColumn, Page, TeamSort};
use crate::paging::Complete;
use crate::wire::{self, Fields};

impl ReadClient {
    /// All organizations of the instance, deleted ones too (H9), page by page in the order of their numbers.
    /// `GET /admin/organizations`, `admin:read` and `organizations:read`; "Admin > Organizations". Members and owner are
    /// no part of the answer.
    pub async fn organizations(&self, progress: OnPage<'_, Organization>) -> Result<Complete, Error> {
        self.stream(&organizations::all(), wire::organization, progress).await
    }

    /// Organizations by number, name or reference, as the instance matches them. `GET /admin/organizations`, as above.
    pub async fn find_organizations(&self, query: &OrganizationQuery) -> Result<Vec<Organization>, Error> {
        self.collect(&organizations::matching(query), wire::organization).await
    }

    /// One page of the same list. `GET /admin/organizations`, as above.
    pub async fn organizations_page(
        &self,
        query: &OrganizationQuery,
        listing: &Listing<OrganizationColumn>,
    ) -> Result<Listed<Organization>, Error> {
        self.listed(&organizations::matching(query).cut(listing), wire::organization).await
    }

    /// One organization with its license; `None` when the instance lists none under this number.
    /// `GET /admin/organizations?id=`, as above: there is no path for a single one.
    pub async fn organization(&self, organization: OrganizationId) -> Result<Option<Organization>, Error> {
        let fetched = self.fetch(&organizations::one(organization)).await?;
        let found = wire::only(&fetched.body, "organizations", wire::organization, organization.0);
        found.map_err(|what| fetched.undecodable(what))
    }

    /// The teams of an organization, deleted ones too (H9). `GET /admin/teams?organizationId=`, `admin:read` and
    /// `teams:read`; "Admin > Teams".
    pub async fn teams(&self, organization: OrganizationId) -> Result<Vec<Team>, Error> {
        let decode = move |fields: &Fields<'_>| wire::team(fields, organization);
        self.collect(&teams::of_organization(organization), decode).await
    }

    /// Teams by their organization and reference. `GET /admin/teams`, as above.
    pub async fn find_teams(&self, query: &TeamQuery) -> Result<Vec<Team>, Error> {
        let organization = query.organization;
        let decode = move |fields: &Fields<'_>| wire::team(fields, organization);
        self.collect(&teams::matching(query), decode).await
    }

    /// One page of the same list. `GET /admin/teams`, as above; no columns are documented.
    pub async fn teams_page(&self, query: &TeamQuery, page: Page<TeamSort>) -> Result<Listed<Team>, Error> {
        let listing = Listing::<TeamSort> { columns: Vec::new(), page };
        self.listed(&teams::matching(query).cut(&listing), |fields| wire::team(fields, query.organization)).await
    }
}
