//! Places of people in organizations and teams: the three role calls of the administration, and the public lists.
//!
//! The lists of organizations and of people ignore `pg`; only the list of a team pages.

use serde_json::{Value, json};

use super::Call;
use crate::answer::{Answer, Cell, Refusal, Row};
use crate::object::Object;
use crate::paging::{Page, Spec};
use crate::switches::{EmptyBody, MemberRole, PlainRemoval, TransferInvitation};
use crate::world::{Seat, TeamSeat, World};

const OF_TEAM: Spec = Spec { limit: 10, keys: &["userId", "usersRoleId", "id"], sort_by: "userId", descending: false };

/// What a role call asks for (H1).
enum Wish {
    Set(u64),
    Remove,
}

fn wish(call: &Call) -> Result<Wish, Refusal> {
    let refused = || Refusal::parameter("usersRoleId is required");
    let reading = call.switches.empty_body;
    if call.body.is_empty() {
        return if reading == EmptyBody::OnlyObject { Err(refused()) } else { Ok(Wish::Remove) };
    }
    let body: Object = call.object()?;
    match body.value("usersRoleId") {
        None | Some(Value::Null) if reading == EmptyBody::OnlyZeroBytes => Err(refused()),
        None | Some(Value::Null) => Ok(Wish::Remove),
        Some(value) => match value.as_u64() {
            Some(role) => Ok(Wish::Set(role)),
            None => Err(Refusal::parameter("usersRoleId must be a number")),
        },
    }
}

/// Deleting connections needs a confirmation, and by a switch so does leaving them behind. Answers whether they are to
/// be deleted.
fn check_confirmation(world: &World, call: &Call, user: u64, teams: &[u64]) -> Result<bool, Refusal> {
    let delete = call.query.is_true("deleteConnections");
    let left = world.connections_of(user, teams);
    let asks = delete || (call.switches.plain_removal == PlainRemoval::NeedsConfirmation && left > 0);
    if asks && !call.query.is_true("confirmed") {
        let data = json!([{ "userId": user, "connections": left }]);
        return Err(Refusal::confirmation("deleteConnections", &data));
    }
    Ok(delete)
}

/// `POST /admin/users/{userId}/user-organization-roles/{organizationId}`
pub(super) fn set_in_organization(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let (user, organization) = (call.number(0)?, call.number(1)?);
    let columns = call.columns();
    organization_row(world, user, organization, None).choose(&columns, &[])?;
    let done = match wish(call)? {
        Wish::Set(role) => world.set_organization_role(user, organization, role, call.switches)?,
        Wish::Remove => {
            let teams = world.team_ids(organization);
            let delete = check_confirmation(world, call, user, &teams)?;
            let done = world.remove_from_organization(user, organization)?;
            if delete {
                world.delete_connections(user, &teams);
            }
            done
        }
    };
    let seat = world.members.get(&organization).and_then(|seats| seats.get(&user));
    let row = organization_row(world, user, organization, seat);
    let row = row.choose_or_first(&columns, 5)?;
    Ok(Answer::wrote(Row::new().with_cell("userOrganizationRole", Cell::Row(row)), done))
}

/// `POST /admin/users/{userId}/user-organization-roles/{organizationId}/transfer`
pub(super) fn transfer(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let (user, organization) = (call.number(0)?, call.number(1)?);
    let (former, done) = world.transfer(user, organization, call.switches)?;
    let people = if former == user { vec![user] } else { vec![user, former] };
    let rows = people
        .into_iter()
        .map(|person| {
            let seat = world.members.get(&organization).and_then(|seats| seats.get(&person));
            let row = organization_row(world, person, organization, seat);
            match call.switches.spelling.transfer_invitation {
                TransferInvitation::Text => row.first(4),
                TransferInvitation::Boolean => {
                    row.first(3).with("invitation", seat.is_some_and(|seat| seat.invitation.is_some()))
                }
            }
        })
        .collect();
    Ok(Answer::wrote(Row::new().with_cell("userOrganizationRoles", Cell::Rows(rows)), done))
}

/// `POST /admin/users/{userId}/user-team-roles/{teamId}`
pub(super) fn set_in_team(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let (user, team) = (call.number(0)?, call.number(1)?);
    let columns = call.columns();
    team_row(user, team, None).choose(&columns, &[])?;
    let done = match wish(call)? {
        Wish::Set(role) => world.set_team_role(user, team, role)?,
        Wish::Remove => {
            let delete = check_confirmation(world, call, user, &[team])?;
            let done = world.remove_from_team(user, team)?;
            if delete {
                world.delete_connections(user, &[team]);
            }
            done
        }
    };
    let seat = world.team_members.get(&team).and_then(|seats| seats.get(&user));
    let row = team_row(user, team, seat).choose(&columns, &[])?;
    Ok(Answer::wrote(Row::new().with_cell("userTeamRole", Cell::Row(row)), done))
}

/// `GET /organizations/{organizationId}/user-organization-roles`
pub(super) fn of_organization(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let organization = call.number(0)?;
    call.may_look_into(world, organization)?;
    world.live_organization(organization)?;
    let seats = world.members.get(&organization).into_iter().flatten();
    let rows = seats.map(|(user, seat)| (*user, organization_row(world, *user, organization, Some(seat))));
    organization_list(rows, call)
}

/// `GET /organizations/{organizationId}/user-organization-roles/{userId}`
pub(super) fn one_of_organization(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let (organization, user) = (call.number(0)?, call.number(1)?);
    call.may_look_into(world, organization)?;
    one_organization_role(world, call, user, organization)
}

/// `GET /users/{userId}/user-organization-roles`
pub(super) fn organizations_of_user(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let user = call.number(0)?;
    check_person(world, call, user)?;
    let rows = world.memberships_of(user).map(|(id, seat)| (user, organization_row(world, user, id, Some(seat))));
    organization_list(rows, call)
}

/// `GET /users/{userId}/user-organization-roles/{organizationId}`
pub(super) fn organization_of_user(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let (user, organization) = (call.number(0)?, call.number(1)?);
    check_person(world, call, user)?;
    one_organization_role(world, call, user, organization)
}

/// `GET /teams/{teamId}/user-team-roles`, the only list here that pages.
pub(super) fn of_team(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let team = call.number(0)?;
    check_team(world, call, team)?;
    let page = Page::read(&call.query, &OF_TEAM, call.switches)?;
    let seats: Vec<_> = world.team_members.get(&team).into_iter().flatten().collect();
    let by_role = page.sort_by == "usersRoleId";
    let seats = page.cut(seats, |(user, seat)| (if by_role { seat.role } else { 0 }, **user));
    let rows: Result<Vec<Row>, Refusal> =
        seats.into_iter().map(|(user, seat)| listed(team_row(*user, team, Some(seat)), *user, call)).collect();
    Ok(Answer::read(Row::new().with_cell("userTeamRoles", Cell::Rows(rows?)).with("pg", page.echo())))
}

/// `GET /teams/{teamId}/user-team-roles/{userId}`
pub(super) fn one_of_team(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let (team, user) = (call.number(0)?, call.number(1)?);
    check_team(world, call, team)?;
    one_team_role(world, call, user, team)
}

/// `GET /users/{userId}/user-team-roles`
pub(super) fn teams_of_user(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let user = call.number(0)?;
    check_person(world, call, user)?;
    let rows: Result<Vec<Row>, Refusal> = world
        .team_memberships_of(user)
        .map(|(team, seat)| listed(team_row(user, team, Some(seat)), user, call))
        .collect();
    Ok(Answer::read(Row::new().with_cell("userTeamRoles", Cell::Rows(rows?))))
}

/// `GET /users/{userId}/user-team-roles/{teamId}`
pub(super) fn team_of_user(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let (user, team) = (call.number(0)?, call.number(1)?);
    check_person(world, call, user)?;
    one_team_role(world, call, user, team)
}

fn check_person(world: &World, call: &Call, user: u64) -> Result<(), Refusal> {
    if user != call.key.person && !call.outsiders_may_look(world) {
        return Err(Refusal::denied());
    }
    world.people.get(&user).map(|_| ()).ok_or_else(|| Refusal::not_found("User"))
}

fn check_team(world: &World, call: &Call, team: u64) -> Result<(), Refusal> {
    let organization = world.teams.get(&team).map(|found| found.organization_id);
    call.may_look_into(world, organization.unwrap_or_default())?;
    world.live_team(team).map(|_| ())
}

fn one_organization_role(world: &World, call: &Call, user: u64, organization: u64) -> Result<Answer, Refusal> {
    let seat = world.members.get(&organization).and_then(|seats| seats.get(&user));
    let seat = seat.ok_or_else(|| Refusal::not_found("User organization role"))?;
    let row = organization_row(world, user, organization, Some(seat)).choose(&call.columns(), &[])?;
    Ok(Answer::read(Row::new().with_cell("userOrganizationRole", Cell::Row(row))))
}

fn one_team_role(world: &World, call: &Call, user: u64, team: u64) -> Result<Answer, Refusal> {
    let seat = world.team_members.get(&team).and_then(|seats| seats.get(&user));
    let seat = seat.ok_or_else(|| Refusal::not_found("User team role"))?;
    let row = team_row(user, team, Some(seat)).choose(&call.columns(), &[])?;
    Ok(Answer::read(Row::new().with_cell("userTeamRole", Cell::Row(row))))
}

/// A row of a list with the asked columns; whether it tells the role is a switch.
fn listed(row: Row, user: u64, call: &Call) -> Result<Row, Refusal> {
    let row = row.choose(&call.columns(), &[])?;
    let of = &call.switches.member_role_of;
    if !of.is_empty() && !of.contains(&user) {
        return Ok(row);
    }
    Ok(match call.switches.member_role {
        MemberRole::Present => row,
        MemberRole::Null => row.replaced("usersRoleId", Value::Null),
        MemberRole::Missing => row.without(&["usersRoleId"]),
    })
}

fn organization_list(rows: impl Iterator<Item = (u64, Row)>, call: &Call) -> Result<Answer, Refusal> {
    let rows: Result<Vec<Row>, Refusal> = rows.map(|(user, row)| listed(row, user, call)).collect();
    Ok(Answer::read(Row::new().with_cell("userOrganizationRoles", Cell::Rows(rows?))))
}

fn organization_row(world: &World, user: u64, organization: u64, seat: Option<&Seat>) -> Row {
    let joined = world.teams_of(organization).filter(|team| world.team_role_in(user, team.id).is_some()).count();
    Row::new()
        .with("userId", user)
        .with("organizationId", organization)
        .with("usersRoleId", seat.map(|seat| seat.role))
        .with("invitation", seat.and_then(|seat| seat.invitation.clone()))
        .with("ssoPending", seat.map(|seat| seat.sso_pending))
        .with("organizationTeamsCount", world.teams_of(organization).count())
        .with("joinedTeamsCount", joined)
}

fn team_row(user: u64, team: u64, seat: Option<&TeamSeat>) -> Row {
    Row::new()
        .with("usersRoleId", seat.map(|seat| seat.role))
        .with("userId", user)
        .with("teamId", team)
        .with("changeable", seat.is_none_or(|seat| seat.changeable))
        .with("ssoPending", seat.is_some_and(|seat| seat.sso_pending))
}
