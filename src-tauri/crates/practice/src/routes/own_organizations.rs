//! `/organizations`: those the caller belongs to, one of them with its consumption, and its usage day by day.

use chrono::{Duration, NaiveDate};
use serde_json::{Value, json};

use super::{Call, organizations};
use crate::answer::{Answer, Cell, Refusal, Row};
use crate::license;
use crate::paging::{Page, Spec};
use crate::switches::UsageTransfer;
use crate::world::{Organization, World};

const LIST: Spec = Spec { limit: 10_000, keys: &["id", "name"], sort_by: "id", descending: true };
/// Columns that come when none are asked for: `id`, `name`, `timezoneId`, `zone`.
const DEFAULT_COLUMNS: usize = 4;
/// Days that the usage covers.
const DAYS: i64 = 30;

/// `GET /organizations`: filters `zone` and `externalId`.
pub(super) fn list(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let page = Page::read(&call.query, &LIST, call.switches)?;
    let (zone, external) = (call.query.get("zone"), call.query.get("externalId"));
    let found = world.memberships_of(call.key.person).filter_map(|(id, _)| world.organizations.get(&id));
    let found = found.filter(|found| {
        zone.is_none_or(|wanted| found.zone == wanted)
            && external.is_none_or(|wanted| found.external_id.as_deref() == Some(wanted))
    });
    let found = page.cut(found.collect(), |found| organizations::sort_key(found, page.sort_by));
    let columns = call.columns();
    let rows: Result<Vec<Row>, Refusal> =
        found.into_iter().map(|found| full(world, call, found).choose_or_first(&columns, DEFAULT_COLUMNS)).collect();
    Ok(Answer::read(Row::new().with_cell("organizations", Cell::Rows(rows?)).with("pg", page.echo())))
}

/// `GET /organizations/{organizationId}`: everything, consumption as text. `wait` makes no difference here.
pub(super) fn one(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.number(0)?;
    call.may_look_into(world, id)?;
    let found = world.live_organization(id)?;
    let row = full(world, call, found).choose(&call.columns(), &[])?;
    Ok(Answer::read(Row::new().with_cell("organization", Cell::Row(row))))
}

fn full(world: &World, call: &Call, found: &Organization) -> Row {
    let admin = organizations::row(world, found, call.switches);
    let start = Row::new()
        .with("id", found.id)
        .with("name", found.name.clone())
        .with("timezoneId", found.timezone_id)
        .with("zone", found.zone.clone());
    let taken = ["id", "name", "timezoneId", "zone", "scenarios", "activeScenarios", "tfaEnforced"];
    let row = start.and(admin.without(&taken));
    let allowed = |key: &str| found.license.value(key).as_ref().and_then(license::number).unwrap_or_default();
    let left = |key: &str, used: u64| allowed(key).saturating_sub(used).to_string();
    let row = row
        .with("operations", found.consumed.operations.to_string())
        .with("transfer", found.consumed.transfer.to_string())
        .with("centicreditsConsumed", (found.consumed.operations * 100).to_string())
        .with("operationsExt", "0")
        .with("transferExt", "0")
        .with("centicreditsExtra", "0")
        .with("unusedOperations", left("operations", found.consumed.operations))
        .with("unusedTransfer", left("transfer", found.consumed.transfer))
        .with("unusedCenticredits", "0")
        .with("lastReset", found.last_reset.clone())
        .with("nextReset", found.next_reset.clone())
        .with("ssoType", Value::Null)
        .with("featureControls", json!([]))
        .with("features", json!({}));
    organizations::with_enforcement(row, found, call.switches)
}

/// `GET /organizations/{organizationId}/usage`: the last 30 days, the oldest first.
pub(super) fn usage(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.number(0)?;
    call.may_look_into(world, id)?;
    let found = world.live_organization(id)?;
    let hours = if call.query.is_true("organizationTimezone") { offset(found.timezone_id) } else { 0 };
    let today = (call.now + Duration::hours(hours)).date_naive();
    let days = (0..DAYS).map(|back| today - Duration::days(DAYS - 1 - back));
    let rows: Vec<Value> = days.enumerate().map(|(place, day)| usage_of(found, place, day, call)).collect();
    Ok(Answer::read(Row::new().with("data", rows)))
}

/// Hours before universal time; the few timezones that the enum lists.
fn offset(timezone: u64) -> i64 {
    match timezone {
        222 => 9,
        282 => 0,
        _ => 1,
    }
}

/// An even share of the consumption, a little more every other day.
fn usage_of(found: &Organization, place: usize, day: NaiveDate, call: &Call) -> Value {
    let share = |whole: u64| whole / 30 + whole / 300 * u64::from(place % 2 == 1);
    let lower = match call.switches.spelling.usage_transfer {
        UsageTransfer::Camel => false,
        UsageTransfer::Lower => true,
        UsageTransfer::Mixed => place.is_multiple_of(2),
    };
    let transfer = if lower { "datatransfer" } else { "dataTransfer" };
    json!({
        "date": day.to_string(),
        "operations": share(found.consumed.operations),
        transfer: share(found.consumed.transfer),
        "centicredits": share(found.consumed.operations) * 100,
    })
}
