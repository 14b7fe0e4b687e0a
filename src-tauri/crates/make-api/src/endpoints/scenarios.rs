//! Scenarios. "Scenarios"; `scenarios:read`.

use super::{Endpoint, MANY, Paging, Target};
use crate::read::{ScenarioPlace, ScenarioQuery};
use crate::request::Path;

/// Sorted by their owner's setting unless asked otherwise; sort keys are not documented.
const LIST: Endpoint =
    Endpoint { operation: "list scenarios", answer: "scenarios", paging: Paging::Pages { limit: MANY, sort: None } };

/// `GET /scenarios?organizationId=` or `?teamId=`, with `id[]=&folderId=&isActive=true&type=`.
pub(crate) fn matching(query: &ScenarioQuery) -> Target {
    let target = Target::new(LIST, Path::new("scenarios"));
    let target = match query.place {
        ScenarioPlace::Organization(organization) => target.with("organizationId", &organization),
        ScenarioPlace::Team(team) => target.with("teamId", &team),
    };
    let target = query.ids.iter().fold(target, |target, id| target.with("id[]", id));
    target
        .with_some("folderId", query.folder.as_ref())
        .with_some("isActive", query.only_active.then_some("true"))
        .with_some("type", query.kind.as_deref())
}
