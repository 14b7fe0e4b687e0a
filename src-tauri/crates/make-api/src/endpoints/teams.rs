//! Teams. "Admin > Teams"; `admin:read` and `teams:read`.

use domain::OrganizationId;

use super::{Endpoint, LARGE, Paging, Target};
use crate::read::TeamQuery;
use crate::request::Path;

/// The only documented sort key is the name, which is not unique ("My Team" in every organization), so the
/// instance's own order is taken.
const LIST: Endpoint =
    Endpoint { operation: "list teams", answer: "teams", paging: Paging::Pages { limit: LARGE, sort: None } };

/// `GET /admin/teams?organizationId=&externalId=`
pub(crate) fn matching(query: &TeamQuery) -> Target {
    of_organization(query.organization).with_some("externalId", query.external_id.as_deref())
}

/// `GET /admin/teams?organizationId=`: deleted ones too (H9).
pub(crate) fn of_organization(organization: OrganizationId) -> Target {
    Target::new(LIST, Path::new("admin/teams")).with("organizationId", &organization)
}
