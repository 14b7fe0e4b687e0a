//! Scenarios of an organization or a team. A key of somebody who is no member may be refused.

use domain::scenario::Scenario;

use super::{ReadClient, ScenarioQuery};
use crate::endpoints::scenarios;
use crate::error::Error;
use crate::listing::{Listed, Listing, ScenarioColumn};
use crate::wire;

impl ReadClient {
    /// All scenarios that are looked for. `GET /scenarios?organizationId=` or `?teamId=`, `scenarios:read`;
    /// "Scenarios".
    pub async fn scenarios(&self, query: &ScenarioQuery) -> Result<Vec<Scenario>, Error> {
        self.collect(&scenarios::matching(query), wire::scenario).await
    }

    /// One page of the same list. `GET /scenarios`, as above.
    pub async fn scenarios_page(
        &self,
        query: &ScenarioQuery,
        listing: &Listing<ScenarioColumn>,
    ) -> Result<Listed<Scenario>, Error> {
        self.listed(&scenarios::matching(query).cut(listing), wire::scenario).await
    }
}
