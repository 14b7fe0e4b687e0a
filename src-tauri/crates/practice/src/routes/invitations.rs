//! Invitations to organizations: sending, reading and accepting them.
//!
//! An invitation is a place with `invitation` set; its hash is made of organization and person, so nothing secret is
//! kept. The keys of the answers that only read invitations are ours: no document shows them.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::Call;
use super::users::changes::{fresh, mail};
use crate::answer::{Answer, Cell, Done, Refusal, Row};
use crate::object::Object;
use crate::world::{ADMIN, Category, MEMBER, OWNER, Seat, TEAM_MEMBER, World, hex};

/// `POST /organizations/{organizationId}/invite`: only its owner and Admins may; the team role is always Team Member.
pub(super) fn invite(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let organization = call.number(0)?;
    match world.role_in(call.key.person, organization) {
        None => return Err(Refusal::denied()),
        Some(OWNER | ADMIN) => {}
        Some(_) => return Err(Refusal::insufficient("organization users edit")),
    }
    world.live_organization(organization)?;
    let wish = Wish::read(world, organization, &call.object()?)?;
    let known = world.people.values().find(|person| !person.deleted && person.email.eq_ignore_ascii_case(&wish.email));
    let user = match known {
        Some(person) if world.role_in(person.id, organization).is_some() => {
            return Err(Refusal::invalid("The user is already a member of the organization."));
        }
        Some(person) => person.id,
        None => {
            let maker = world.live_person(call.key.person)?.clone();
            world.create_person(fresh(wish.name.clone(), wish.email.clone(), maker, call))?
        }
    };
    world.set_organization_role(user, organization, wish.role, call.switches)?;
    for team in &wish.teams {
        if world.team_role_in(user, *team).is_none() {
            world.set_team_role(user, *team, TEAM_MEMBER)?;
        }
    }
    if let Some(seat) = world.members.get_mut(&organization).and_then(|seats| seats.get_mut(&user)) {
        seat.invitation = Some("pending".to_owned());
    }
    let person = world.live_person(user)?;
    let shown = Row::new().with("id", user).with("name", person.name.clone()).with("email", person.email.clone());
    let role =
        json!({ "userId": user, "organizationId": organization, "usersRoleId": wish.role, "invitation": "pending" });
    let answer = Row::new().with_cell("user", Cell::Row(shown)).with("userOrganizationRole", role);
    let what = format!("invite user={user} organization={organization} role={}", wish.role);
    Ok(Answer::wrote(answer, Done { what, changed: true }))
}

/// Who is invited, and to what.
struct Wish {
    name: String,
    email: String,
    role: u64,
    teams: Vec<u64>,
}

impl Wish {
    fn read(world: &World, organization: u64, body: &Object) -> Result<Self, Refusal> {
        let name = body.text("name").filter(|name| !name.trim().is_empty());
        let role = match body.value("usersRoleId") {
            None | Some(Value::Null) => MEMBER,
            Some(value) => value.as_u64().ok_or_else(|| Refusal::parameter("usersRoleId must be a number"))?,
        };
        if role == OWNER || !world.has_role(role, Category::Organization, organization) {
            return Err(Refusal::invalid("usersRoleId is not a role to invite with."));
        }
        let teams = match body.value("teamsId") {
            None | Some(Value::Null) => Vec::new(),
            Some(value) => value
                .as_array()
                .and_then(|list| list.iter().map(Value::as_u64).collect::<Option<Vec<u64>>>())
                .ok_or_else(|| Refusal::parameter("teamsId must be a list of numbers"))?,
        };
        for team in &teams {
            if world.live_team(*team)?.organization_id != organization {
                return Err(Refusal::not_found("Team"));
            }
        }
        Ok(Self {
            name: name.ok_or_else(|| Refusal::parameter("name is required"))?,
            email: mail(body)?.ok_or_else(|| Refusal::parameter("email is required"))?,
            role,
            teams,
        })
    }
}

/// `GET /organizations/invitation?hash=`
pub(super) fn one(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let wanted = call.query.get("hash").ok_or_else(|| Refusal::parameter("hash is required"))?;
    let (user, organization, seat) = find(world, wanted)?;
    Ok(Answer::read(Row::new().with("invitation", shown(world, user, organization, seat))))
}

/// `GET /users/me/organization-invitations`
pub(super) fn own(world: &World, call: &Call) -> Answer {
    let user = call.key.person;
    let open = world.memberships_of(user).filter(|(_, seat)| seat.invitation.is_some());
    let rows: Vec<Value> = open.map(|(organization, seat)| shown(world, user, organization, seat)).collect();
    Answer::read(Row::new().with("organizationInvitations", rows))
}

/// `POST /organizations/accept-invitation`: only the person who is invited.
pub(super) fn accept(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let wanted = call.object()?.text("hash").ok_or_else(|| Refusal::parameter("hash is required"))?;
    let (user, organization, seat) = find(world, &wanted)?;
    if user != call.key.person {
        return Err(Refusal::denied());
    }
    if seat.invitation.as_deref() == Some("expired") {
        return Err(Refusal::invalid("The invitation has expired."));
    }
    let role = seat.role;
    if let Some(seat) = world.members.get_mut(&organization).and_then(|seats| seats.get_mut(&user)) {
        seat.invitation = None;
    }
    let row = json!({ "userId": user, "organizationId": organization, "usersRoleId": role, "invitation": null });
    let what = format!("accept-invitation user={user} organization={organization}");
    Ok(Answer::wrote(Row::new().with("userOrganizationRole", row), Done { what, changed: true }))
}

fn find<'w>(world: &'w World, wanted: &str) -> Result<(u64, u64, &'w Seat), Refusal> {
    let seats = world
        .members
        .iter()
        .flat_map(|(organization, seats)| seats.iter().map(move |(user, seat)| (*user, *organization, seat)));
    let mut open = seats.filter(|(_, _, seat)| seat.invitation.is_some());
    let found = open.find(|(user, organization, _)| hash(*user, *organization) == wanted);
    found.ok_or_else(|| Refusal::not_found("Invitation"))
}

fn shown(world: &World, user: u64, organization: u64, seat: &Seat) -> Value {
    let name = world.organizations.get(&organization).map(|found| found.name.clone());
    json!({
        "userId": user,
        "organizationId": organization,
        "organizationName": name,
        "usersRoleId": seat.role,
        "invitation": seat.invitation,
        "hash": hash(user, organization),
    })
}

fn hash(user: u64, organization: u64) -> String {
    hex(&Sha256::digest(format!("invitation {user} {organization}").as_bytes()))[..32].to_owned()
}
