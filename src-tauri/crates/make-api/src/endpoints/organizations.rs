//! Organizations. "Admin > Organizations"; `admin:read` and `organizations:read`.

use domain::OrganizationId;

use super::{Endpoint, LARGE, Paging, Target};
use crate::read::OrganizationQuery;
use crate::request::Path;

const LIST: Endpoint = Endpoint {
    operation: "list organizations",
    answer: "organizations",
    paging: Paging::Pages { limit: LARGE, sort: Some("id") },
};

/// `GET /admin/organizations`: all of them, deleted ones too (H9).
pub(crate) fn all() -> Target {
    Target::new(LIST, Path::new("admin/organizations"))
}

/// `GET /admin/organizations?id=&name=&externalId=`: an exact or a partial match is not documented.
pub(crate) fn matching(query: &OrganizationQuery) -> Target {
    all()
        .with_some("id", query.id.as_ref())
        .with_some("name", query.name.as_deref())
        .with_some("externalId", query.external_id.as_deref())
}

/// `GET /admin/organizations?id=`: there is no path for a single one.
pub(crate) fn one(organization: OrganizationId) -> Target {
    all().with("id", &organization)
}
