//! Organizations and their teams.

use domain::OrganizationId;
use domain::organization::{Organization, Team};

use super::ReadClient;
use super::core::OnPage;
use crate::endpoints::{organizations, teams};
use crate::error::Error;
use crate::paging::Complete;
use crate::wire;

impl ReadClient {
    /// All organizations of the instance, deleted ones too, page by page in the order of their numbers.
    pub async fn organizations(&self, progress: OnPage<'_, Organization>) -> Result<Complete, Error> {
        self.stream(&organizations::all(), wire::organization, progress).await
    }

    /// One organization with its license; `None` when the instance lists none under this number.
    pub async fn organization(&self, organization: OrganizationId) -> Result<Option<Organization>, Error> {
        let fetched = self.fetch(&organizations::one(organization)).await?;
        let found = wire::only(&fetched.body, "organizations", wire::organization, organization.0);
        found.map_err(|what| fetched.undecodable(what))
    }

    /// The teams of an organization, deleted ones too (H9).
    pub async fn teams(&self, organization: OrganizationId) -> Result<Vec<Team>, Error> {
        self.collect(&teams::of_organization(organization), |fields| wire::team(fields, organization)).await
    }
}
