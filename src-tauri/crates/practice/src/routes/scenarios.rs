//! `/scenarios`: the list of an organization or a team, starting and stopping.

use serde_json::{Value, json};

use super::Call;
use super::users::public::one_place;
use crate::answer::{Answer, Cell, Refusal, Row};
use crate::paging::{Page, Spec};
use crate::query::Query;
use crate::switches::ScenarioControl;
use crate::world::{Scenario, World, iso};

const LIST: Spec = Spec { limit: 10, keys: &["id", "name", "isActive", "islinked"], sort_by: "id", descending: true };

/// Names go round; Make does not ask for unique ones.
const NAMES: [&str; 8] = [
    "Orders to the kitchen",
    "New bookings",
    "Invoices",
    "Morning report",
    "Stock below minimum",
    "Newsletter",
    "Backup of guest lists",
    "Reminder to suppliers",
];

/// `GET /scenarios?organizationId=` or `?teamId=`, exactly one of them.
pub(super) fn list(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let wanted = Wanted::read(&call.query)?;
    call.may_look_into(world, wanted.place(world)?)?;
    let page = Page::read(&call.query, &LIST, call.switches)?;
    let found = world.scenarios.iter().filter(|(id, scenario)| wanted.fits(**id, scenario));
    let found = page.cut(found.collect(), |(id, scenario)| sort_key(**id, scenario, page.sort_by));
    let columns = call.columns();
    let rows: Result<Vec<Row>, Refusal> =
        found.into_iter().map(|(id, scenario)| row(world, call, *id, scenario).choose(&columns, &[])).collect();
    Ok(Answer::read(Row::new().with_cell("scenarios", Cell::Rows(rows?)).with("pg", page.echo())))
}

/// `POST /scenarios/{scenarioId}/start`
pub(super) fn start(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    switch(world, call, true)
}

/// `POST /scenarios/{scenarioId}/stop`
pub(super) fn stop(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    switch(world, call, false)
}

fn switch(world: &mut World, call: &Call, on: bool) -> Result<Answer, Refusal> {
    let id = call.number(0)?;
    let team = world.live_scenario(id).map(|scenario| scenario.team_id)?;
    check_permission(world, call, team, if on { "scenario start" } else { "scenario stop" })?;
    let done = world.switch_scenario(id, on, call.switches)?;
    let row = Row::new().with("id", id).with("isActive", on).with("islinked", on);
    Ok(Answer::wrote(Row::new().with_cell("scenario", Cell::Row(row)), done))
}

/// A role in the team counts, or owning the organization, or, by a switch, an instance role.
fn check_permission(world: &World, call: &Call, team: u64, permission: &str) -> Result<(), Refusal> {
    let organization = world.live_team(team)?.organization_id;
    let person = call.key.person;
    let by_team = world.team_role_in(person, team).is_some_and(|role| world.allows(role, permission));
    let owns = world.owner_of(organization) == Some(person);
    let open = call.switches.scenario_control == ScenarioControl::Open && world.permissions_of(person).is_some();
    if by_team || owns || open {
        Ok(())
    } else if world.role_in(person, organization).is_some() {
        Err(Refusal::insufficient(permission))
    } else {
        Err(Refusal::denied())
    }
}

fn name(id: u64) -> String {
    let place = usize::try_from(id).unwrap_or_default() % NAMES.len();
    NAMES[place].to_owned()
}

fn sort_key(id: u64, scenario: &Scenario, by: &str) -> (String, u64) {
    match by {
        "name" => (name(id), id),
        "isActive" | "islinked" => (u8::from(scenario.is_active).to_string(), id),
        _ => (String::new(), id),
    }
}

fn row(world: &World, call: &Call, id: u64, scenario: &Scenario) -> Row {
    let organization = world.organizations.get(&scenario.organization_id);
    let paused = organization.is_some_and(|found| found.is_paused);
    let consumed = organization.map(|found| found.consumed).unwrap_or_default();
    let all = organization.map_or(1, |found| found.scenarios.max(1));
    let next = scenario.is_active.then(|| iso(call.now + chrono::Duration::minutes(15)));
    let maker = world.people.get(&scenario.created_by);
    let shown = maker.map(|person| json!({ "id": person.id, "name": person.name, "email": person.email }));
    Row::new()
        .with("id", id)
        .with("name", name(id))
        .with("teamId", scenario.team_id)
        .with("hookId", Value::Null)
        .with("description", "")
        .with("folderId", Value::Null)
        .with("isActive", scenario.is_active)
        .with("islinked", scenario.is_active)
        .with("isPaused", paused)
        .with("usedPackages", json!(["gateway", "util"]))
        .with("lastEdit", maker.map(|person| person.created.clone()))
        .with("iswaiting", false)
        .with("isinvalid", false)
        .with("islocked", false)
        .with("nextExec", next)
        .with("scheduling", json!({ "type": "indefinitely", "interval": 900 }))
        .with("dlqCount", 0)
        .with("createdByUser", shown.unwrap_or(Value::Null))
        .with("operations", consumed.operations / all)
        .with("transfer", consumed.transfer / all)
}

/// The filters of the list.
struct Wanted {
    organization: Option<u64>,
    team: Option<u64>,
    active: Option<bool>,
    ids: Vec<u64>,
    folder: Option<u64>,
    other_type: bool,
}

impl Wanted {
    fn read(query: &Query) -> Result<Self, Refusal> {
        let active = match query.get("isActive") {
            None | Some("") => None,
            Some("true" | "1") => Some(true),
            Some("false" | "0") => Some(false),
            Some(_) => return Err(Refusal::parameter("isActive must be true or false")),
        };
        let ids: Result<Vec<u64>, _> = query.all("id[]").map(str::parse).collect();
        let wanted = Self {
            organization: query.number("organizationId")?,
            team: query.number("teamId")?,
            active,
            ids: ids.map_err(|_| Refusal::parameter("id[] must be numbers"))?,
            folder: query.number("folderId")?,
            other_type: query.get("type").is_some_and(|kind| kind != "scenario"),
        };
        one_place(wanted.organization, wanted.team)?;
        Ok(wanted)
    }

    fn place(&self, world: &World) -> Result<u64, Refusal> {
        match (self.organization, self.team) {
            (Some(organization), _) => Ok(organization),
            (None, Some(team)) => world.live_team(team).map(|team| team.organization_id),
            (None, None) => Err(Refusal::not_found("Organization")),
        }
    }

    /// No scenario here lies in a folder or is of another type.
    fn fits(&self, id: u64, scenario: &Scenario) -> bool {
        self.organization.is_none_or(|wanted| wanted == scenario.organization_id)
            && self.team.is_none_or(|wanted| wanted == scenario.team_id)
            && self.active.is_none_or(|wanted| wanted == scenario.is_active)
            && (self.ids.is_empty() || self.ids.contains(&id))
            && self.folder.is_none()
            && !self.other_type
    }
}
