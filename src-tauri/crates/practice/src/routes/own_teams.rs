//! `/teams`: those of an organization that the caller may look into, and one of them.

use serde_json::Value;

use super::{Call, teams};
use crate::answer::{Answer, Cell, Refusal, Row};
use crate::license;
use crate::paging::Page;
use crate::world::{Team, World};

/// Columns that come when none are asked for: `id`, `name`, `organizationId`.
const DEFAULT_COLUMNS: usize = 3;

/// `GET /teams?organizationId=`: those that are not deleted.
pub(super) fn list(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let organization = call.query.number("organizationId")?;
    let organization = organization.ok_or_else(|| Refusal::parameter("organizationId is required"))?;
    call.may_look_into(world, organization)?;
    world.live_organization(organization)?;
    let page = Page::read(&call.query, &teams::LIST, call.switches)?;
    let found = page.cut(world.teams_of(organization).collect(), |team| (team.name.to_lowercase(), team.id));
    let columns = call.columns();
    let rows: Result<Vec<Row>, Refusal> =
        found.into_iter().map(|team| row(world, team).choose_or_first(&columns, DEFAULT_COLUMNS)).collect();
    Ok(Answer::read(Row::new().with_cell("teams", Cell::Rows(rows?)).with("pg", page.echo())))
}

/// `GET /teams/{teamId}`
pub(super) fn one(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.number(0)?;
    call.may_look_into(world, world.teams.get(&id).map_or(0, |team| team.organization_id))?;
    let row = row(world, world.live_team(id)?).choose_or_first(&call.columns(), DEFAULT_COLUMNS)?;
    Ok(Answer::read(Row::new().with_cell("team", Cell::Row(row))))
}

/// Consumption is an even share of the organization's; figures come as text, limits as the documents mix them.
fn row(world: &World, team: &Team) -> Row {
    let organization = world.organizations.get(&team.organization_id);
    let count = u64::try_from(world.teams_of(team.organization_id).count()).unwrap_or(1).max(1);
    let consumed = organization.map(|found| found.consumed).unwrap_or_default();
    let (operations, transfer) = (consumed.operations / count, consumed.transfer / count);
    let limit = |key: &str| organization.and_then(|found| found.license.value(key)).as_ref().and_then(license::number);
    let active = world.scenarios.values().filter(|found| found.team_id == team.id && found.is_active).count();
    Row::new()
        .with("id", team.id)
        .with("name", team.name.clone())
        .with("organizationId", team.organization_id)
        .with("activeScenarios", active)
        .with("activeApps", active.min(7))
        .with("operations", operations.to_string())
        .with("transfer", transfer.to_string())
        .with("centicredits", (operations * 100).to_string())
        .with("operationsLimit", limit("operations"))
        .with("transferLimit", limit("transfer").map(|number| number.to_string()))
        .with("consumedOperations", operations)
        .with("consumedTransfer", transfer.to_string())
        .with("isPaused", organization.is_some_and(|found| found.is_paused))
        .with("consumedCenticredits", operations * 100)
        .with("externalId", team.external_id.clone().map_or(Value::Null, Value::from))
}
