//! `/admin/teams`; `/teams` is in `own_teams`. Deleted teams stay listed (H9).

use serde_json::{Value, json};

use super::Call;
use super::organizations::name;
use crate::answer::{Answer, Cell, Done, Refusal, Row};
use crate::paging::{Page, Spec};
use crate::switches::PatchedTeam;
use crate::world::{TEAM_ADMIN, Team, World};

pub(super) const LIST: Spec = Spec { limit: 10_000, keys: &["name"], sort_by: "name", descending: false };

/// `GET /admin/teams?organizationId=`
pub(super) fn list(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let organization = call.query.number("organizationId")?;
    let organization = organization.ok_or_else(|| Refusal::parameter("organizationId is required"))?;
    if !world.organizations.contains_key(&organization) {
        return Err(Refusal::not_found("Organization"));
    }
    let page = Page::read(&call.query, &LIST, call.switches)?;
    let external = call.query.get("externalId");
    let found = world.teams.values().filter(|team| {
        team.organization_id == organization
            && external.is_none_or(|wanted| team.external_id.as_deref() == Some(wanted))
    });
    let found = page.cut(found.collect(), |team| (team.name.to_lowercase(), team.id));
    let columns = call.columns();
    let rows: Result<Vec<Row>, Refusal> = found.into_iter().map(|team| row(team).choose(&columns, &[])).collect();
    Ok(Answer::read(Row::new().with_cell("teams", Cell::Rows(rows?)).with("pg", page.echo())))
}

fn row(team: &Team) -> Row {
    Row::new()
        .with("id", team.id)
        .with("name", team.name.clone())
        .with("organizationId", team.organization_id)
        .with("scenarioDrafts", json!({}))
        .with("deleted", team.deleted)
        .with("externalId", team.external_id.clone())
}

/// `POST /admin/teams`
pub(super) fn create(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let body = call.object()?;
    let name = name(&body)?.ok_or_else(|| Refusal::parameter("name is required"))?;
    let organization = body.value("organizationId").and_then(|value| value.as_u64());
    let organization = organization.ok_or_else(|| Refusal::parameter("organizationId is required"))?;
    let lead = match body.value("userTeamAdmin") {
        None | Some(Value::Null) => None,
        Some(value) => Some(value.as_u64().ok_or_else(|| Refusal::parameter("userTeamAdmin must be a number"))?),
    };
    if lead.is_some_and(|user| world.role_in(user, organization).is_none()) {
        return Err(Refusal::invalid("The user is not a member of the team's organization."));
    }
    let id = world.create_team(organization, name)?;
    if let Some(user) = lead {
        world.set_team_role(user, id, TEAM_ADMIN)?;
    }
    let lead = lead.or_else(|| world.owner_of(organization));
    let role = json!({ "userId": lead, "teamId": id, "usersRoleId": TEAM_ADMIN });
    let answer = Row::new().with_cell("team", Cell::Row(row(world.live_team(id)?))).with("userTeamRole", role);
    Ok(Answer::wrote(
        answer,
        Done { what: format!("create-team team={id} organization={organization}"), changed: true },
    ))
}

/// `PATCH /admin/teams/{teamId}`: the schema wraps the answer, the example does not.
pub(super) fn update(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.number(0)?;
    let name = name(&call.object()?)?.ok_or_else(|| Refusal::parameter("name is required"))?;
    let before = world.live_team(id)?.clone();
    let done = Done { what: format!("update-team team={id}"), changed: before.name != name };
    let team = Team { name, ..before };
    world.teams.insert(id, team.clone());
    let answer = match call.switches.spelling.patched_team {
        PatchedTeam::Bare => row(&team),
        PatchedTeam::Wrapped => Row::new().with_cell("team", Cell::Row(row(&team))),
    };
    Ok(Answer::wrote(answer, done))
}

/// `DELETE /admin/teams/{teamId}`: with its data; the row stays (H9).
pub(super) fn delete(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.number(0)?;
    let done = world.delete_team(id)?;
    Ok(Answer::wrote(Row::new().with("team", id), done))
}
