//! `/admin/organizations`. The caller's own ones are in `own_organizations`.
//!
//! The read of one organization is the list with `?id=`. Members and owner are not part of any answer here.

use serde_json::{Value, json};

use super::Call;
use crate::answer::{Answer, Cell, Done, Refusal, Row};
use crate::license;
use crate::object::Object;
use crate::paging::{Page, Spec};
use crate::switches::{CountryChange, CreatedOwner, CreatedTeam, NewerFields, OwnerParameter, Switches, TextFilter};
use crate::world::{Consumption, OWNER, Organization, World, iso};

const LIST: Spec = Spec {
    limit: 10_000,
    keys: &["id", "name", "externalId", "deleted", "scenarios", "activeScenarios", "countryId", "timezoneId"],
    sort_by: "id",
    descending: true,
};

/// `GET /admin/organizations`: all of them, deleted ones too.
pub(super) fn list(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let (id, name, external) = (call.query.number("id")?, call.query.get("name"), call.query.get("externalId"));
    let fits_name = |found: &Organization| match (name, call.switches.text_filter) {
        (None | Some(""), _) => true,
        (Some(name), TextFilter::Partial) => found.name.to_lowercase().contains(&name.to_lowercase()),
        (Some(name), TextFilter::Exact) => found.name == name,
    };
    let found = world.organizations.values().filter(|found| {
        id.is_none_or(|id| found.id == id)
            && fits_name(found)
            && external.is_none_or(|wanted| found.external_id.as_deref() == Some(wanted))
    });
    answer(world, call, found.collect())
}

fn answer(world: &World, call: &Call, found: Vec<&Organization>) -> Result<Answer, Refusal> {
    let page = Page::read(&call.query, &LIST, call.switches)?;
    let found = page.cut(found, |organization| sort_key(organization, page.sort_by));
    let columns = call.columns();
    let teams = world.teams_by_organization();
    let teams_of = |id| teams.get(&id).map_or(&[] as &[u64], Vec::as_slice);
    let shown = |found: &Organization| row_with(world, found, teams_of(found.id), call.switches).choose(&columns, &[]);
    let rows: Result<Vec<Row>, Refusal> = found.into_iter().map(shown).collect();
    Ok(Answer::read(Row::new().with_cell("organizations", Cell::Rows(rows?)).with("pg", page.echo())))
}

pub(super) fn sort_key(organization: &Organization, by: &str) -> (u64, String, u64) {
    let (number, text) = match by {
        "name" => (0, organization.name.to_lowercase()),
        "externalId" => (0, organization.external_id.clone().unwrap_or_default()),
        "deleted" => (u64::from(organization.deleted), String::new()),
        "scenarios" => (organization.scenarios, String::new()),
        "activeScenarios" => (organization.active_scenarios, String::new()),
        "countryId" => (organization.country_id, String::new()),
        "timezoneId" => (organization.timezone_id, String::new()),
        _ => (0, String::new()),
    };
    (number, text, organization.id)
}

pub(super) fn row(world: &World, organization: &Organization, switches: &Switches) -> Row {
    row_with(world, organization, &world.team_ids(organization.id), switches)
}

/// The same where the teams are known.
fn row_with(world: &World, organization: &Organization, teams: &[u64], switches: &Switches) -> Row {
    let teams: Vec<Value> = teams
        .iter()
        .filter_map(|team| world.teams.get(team))
        .map(|team| json!({ "id": team.id, "name": team.name, "externalId": team.external_id }))
        .collect();
    let license = license::shown(&organization.license, switches.spelling.big_numbers);
    let row = Row::new()
        .with("id", organization.id)
        .with("name", organization.name.clone())
        .with("timezoneId", organization.timezone_id)
        .with("countryId", organization.country_id)
        .with_cell("license", Cell::License(license))
        .with("serviceName", organization.service_name.clone())
        .with("teams", teams)
        .with("isPaused", organization.is_paused)
        .with("zone", organization.zone.clone())
        .with("externalId", organization.external_id.clone())
        .with("scenarios", organization.scenarios)
        .with("activeScenarios", organization.active_scenarios)
        .with("deleted", organization.deleted);
    with_enforcement(row, organization, switches)
}

/// `tfaEnforced`, where the instance is new enough to know it.
pub(super) fn with_enforcement(row: Row, organization: &Organization, switches: &Switches) -> Row {
    match switches.spelling.newer_fields {
        NewerFields::Present => row.with("tfaEnforced", organization.tfa_enforced),
        NewerFields::Missing => row,
    }
}

/// `POST /admin/organizations`: without a license it inherits the whole instance allowance (H7).
pub(super) fn create(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let body = call.object()?;
    let name = name(&body)?.ok_or_else(|| Refusal::parameter("name is required"))?;
    let own = world.live_person(call.key.person)?.clone();
    let asked = match call.switches.spelling.owner_parameter {
        OwnerParameter::Table => body.value("userOrgAdmin"),
        OwnerParameter::Example => body.value("userOrganizationAdmin"),
        OwnerParameter::Both => body.value("userOrgAdmin").or_else(|| body.value("userOrganizationAdmin")),
    };
    let owner = match asked {
        None => own.id,
        Some(value) => value.as_u64().ok_or_else(|| Refusal::parameter("userOrgAdmin must be a number"))?,
    };
    let default = world.default_license.clone();
    let license = match license_of(&body)? {
        None => default,
        Some(sent) => license::replace(&Object::default(), sent, call.switches)?,
    };
    let organization = Organization {
        id: 0,
        name,
        timezone_id: number(&body, "timezoneId")?.unwrap_or(own.timezone_id),
        country_id: number(&body, "countryId")?.unwrap_or(own.country_id),
        license,
        service_name: "default".to_owned(),
        is_paused: false,
        zone: world.zone.clone(),
        external_id: None,
        scenarios: 0,
        active_scenarios: 0,
        deleted: false,
        tfa_enforced: false,
        last_reset: Some(iso(call.now)),
        next_reset: None,
        consumed: Consumption::default(),
    };
    let id = world.create_organization(owner, organization)?;
    world.create_team(id, "My Team".to_owned())?;
    let answer = created(world, world.live_organization(id)?, owner, call.switches);
    Ok(Answer::wrote(answer, Done { what: format!("create-organization organization={id}"), changed: true }))
}

/// The answer to creating: what the role and the team are called differs between the documents.
fn created(world: &World, organization: &Organization, owner: u64, switches: &Switches) -> Row {
    let key = match switches.spelling.created_owner {
        CreatedOwner::UserRoleId => "userRoleId",
        CreatedOwner::UsersRoleId => "usersRoleId",
    };
    let role = json!({ "userId": owner, "organizationId": organization.id, key: OWNER, "invitation": null });
    let shown = row(world, organization, switches);
    let shown = match switches.spelling.created_team {
        CreatedTeam::Number => shown,
        CreatedTeam::Null => shown.replaced("teams", json!([{ "id": null, "name": "My Team", "externalId": null }])),
    };
    Row::new().with_cell("organization", Cell::Row(shown)).with("userOrganizationRole", role)
}

/// `PATCH /admin/organizations/{organizationId}`: what is sent changes, a license as a whole (H6).
pub(super) fn update(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.number(0)?;
    let body = call.object()?;
    let before = world.live_organization(id)?.clone();
    let mut changed = before.clone();
    if let Some(name) = name(&body)? {
        changed.name = name;
    }
    changed.timezone_id = number(&body, "timezoneId")?.unwrap_or(changed.timezone_id);
    if let Some(country) = number(&body, "countryId")? {
        changed.country_id = match call.switches.country_change {
            CountryChange::Accepted => country,
            CountryChange::Refused if country != changed.country_id => {
                return Err(Refusal::invalid("The country of an organization cannot be changed."));
            }
            CountryChange::Ignored | CountryChange::Refused => changed.country_id,
        };
    }
    if let Some(reset) = body.value("nextReset") {
        changed.next_reset = Some(moment(&reset)?);
    }
    if body.value("performReset") == Some(Value::Bool(true)) {
        changed.last_reset = Some(iso(call.now));
        changed.consumed = Consumption::default();
    }
    let done = match license_of(&body)? {
        None => Done { what: format!("update-organization organization={id}"), changed: before != changed },
        Some(sent) => {
            let done = world.set_license(id, sent, call.switches)?;
            let written = world.live_organization(id)?;
            (changed.license, changed.is_paused) = (written.license.clone(), written.is_paused);
            Done { changed: before != changed, ..done }
        }
    };
    world.organizations.insert(id, changed);
    let found = world.live_organization(id)?;
    let row = row(world, found, call.switches)
        .with("lastReset", found.last_reset.clone())
        .with("nextReset", found.next_reset.clone());
    let row = row.choose(&call.columns(), &[])?;
    Ok(Answer::wrote(Row::new().with_cell("organization", Cell::Row(row)), done))
}

/// `DELETE /admin/organizations/{organizationId}`: with its teams and data, without any confirmation (H9).
pub(super) fn delete(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.number(0)?;
    let done = world.delete_organization(id)?;
    Ok(Answer::wrote(Row::new().with("organization", id), done))
}

/// A date and time as ISO writes it.
fn moment(value: &Value) -> Result<String, Refusal> {
    let refused = || Refusal::parameter("nextReset must be a date and time");
    let text = value.as_str().ok_or_else(refused)?;
    chrono::DateTime::parse_from_rfc3339(text).map(|_| text.to_owned()).map_err(|_| refused())
}

/// Letters, digits, spaces and some punctuation, no blank at the ends.
pub(super) fn name(body: &Object) -> Result<Option<String>, Refusal> {
    if body.raw("name").is_none() {
        return Ok(None);
    }
    let allowed = |letter: char| letter.is_alphanumeric() || " '-.()*+,@_/".contains(letter);
    match body.text("name") {
        Some(name) if !name.is_empty() && name.trim() == name && name.chars().all(allowed) => Ok(Some(name)),
        Some(_) | None => Err(Refusal::parameter("name is not allowed")),
    }
}

fn license_of(body: &Object) -> Result<Option<Object>, Refusal> {
    match body.raw("license") {
        None => Ok(None),
        Some(text) => Object::parse(text).map(Some).map_err(|_| Refusal::parameter("license must be an object")),
    }
}

fn number(body: &Object, key: &str) -> Result<Option<u64>, Refusal> {
    match body.value(key) {
        None => Ok(None),
        Some(value) => match value.as_u64() {
            Some(number) => Ok(Some(number)),
            None => Err(Refusal::parameter(&format!("{key} must be a number"))),
        },
    }
}
