//! The reference case: one organization, six teams, its owner Team Admin in all of them, a holding account that is not a
//! member yet. 16 writes. Also what the plan is made from, taken from the world itself and not through the client.

use std::collections::{BTreeMap, BTreeSet};

use domain::license::License;
use domain::organization::{Organization, Team};
use domain::person::{LastLogin, Person};
use domain::plan::Plan;
use domain::plan::leave::{LeaveChoices, LeaveFacts, LeaveKind};
use domain::role::{self, Role, RoleBook, RoleCategory};
use domain::snapshot::{Member, OrganizationFacts, TeamMember};
use domain::{OrganizationId, RoleId, TeamId, UserId};
use practice::{Object, Size, TeamSeat, World};

/// The customer's organization.
pub(crate) const ORGANIZATION: u64 = 118;
/// Who leaves.
pub(crate) const LEAVER: u64 = 4711;
/// Who takes over.
pub(crate) const HOLDING: u64 = 41;
/// A colleague who is Admin.
pub(crate) const COLLEAGUE: u64 = 4715;

/// Numbers as texts, values out of today's range, keys that nobody knows.
const LICENSE: &str = r#"{"apps":["T1","T2"],"users":50,"dslimit":50,"fslimit":2147483648,"iolimit":10000,"dsslimit":"524288000","interval":1,"transfer":"21474836480","operations":"40000","restartPeriod":"1 month","retention":60,"apiLimit":"120","auditLogsDays":90,"portalModuleBridge":1.50,"makeAITools":{"agents":2,"tier":"b"},"productManagement":"salesforce","gracePeriod":7}"#;

/// The world with nothing in it but this case, so that copies are cheap.
pub(crate) fn world() -> World {
    let mut world = World::generate(Size::Tiny, 0);
    let people = [world.operator, LEAVER, HOLDING, COLLEAGUE, 4716, 4720];
    world.people.retain(|id, _| people.contains(id));
    world.organizations.retain(|id, _| *id == ORGANIZATION);
    world.members.retain(|id, _| *id == ORGANIZATION);
    world.teams.retain(|_, team| team.organization_id == ORGANIZATION);
    for id in [9001, 9002] {
        let name = format!("Team {id}");
        world
            .teams
            .insert(id, practice::Team { id, name, organization_id: ORGANIZATION, deleted: false, external_id: None });
    }
    let teams: Vec<u64> = world.teams.keys().copied().collect();
    world.team_members.retain(|id, _| teams.contains(id));
    for team in teams {
        let seats = world.team_members.entry(team).or_default();
        for user in [LEAVER, COLLEAGUE] {
            seats.insert(user, TeamSeat { role: practice::TEAM_ADMIN, changeable: false, sso_pending: false });
        }
    }
    if let Some(found) = world.organizations.get_mut(&ORGANIZATION) {
        found.license = Object::parse(LICENSE).unwrap_or_default();
    }
    world
}

/// The reference plan: only the former owner is limited.
pub(crate) fn plan(world: &World) -> Plan {
    let facts = facts(world);
    domain::plan::leave::plan(&facts, &choices(), &person(world, HOLDING)).unwrap_or_else(|why| panic!("{why:?}"))
}

/// What was chosen.
pub(crate) fn choices() -> LeaveChoices {
    LeaveChoices {
        kind: LeaveKind::Customer,
        customer_name: "Nordlicht Catering".into(),
        included: BTreeSet::from([OrganizationId(ORGANIZATION)]),
        left_alone: BTreeSet::new(),
        limited_role: role::MEMBER,
        limited_team_role: Some(role::TEAM_OPERATOR),
        limit_colleagues: BTreeMap::new(),
        further_consumables: BTreeMap::new(),
        reference: None,
        leave_date: "2026-11-30".parse().ok(),
        note: None,
    }
}

/// The roles of practice instances.
pub(crate) fn roles() -> RoleBook {
    let role = |id: u64, category| Role { id: RoleId(id), name: format!("Role {id}"), category, permissions: vec![] };
    let organization = [11, 12, 13, 14, 41].map(|id| role(id, RoleCategory::Organization));
    let team = [1, 3, 4, 6, 37].map(|id| role(id, RoleCategory::Team));
    RoleBook { roles: organization.into_iter().chain(team).collect() }
}

/// Everything about the customer, as it stands in the world.
pub(crate) fn facts(world: &World) -> LeaveFacts {
    let organizations = world.owned_by(LEAVER).into_iter().map(|id| place(world, id)).collect();
    LeaveFacts { leaver: person(world, LEAVER), organizations, roles: roles(), operator: Some(UserId(world.operator)) }
}

pub(crate) fn place(world: &World, id: u64) -> OrganizationFacts {
    let found = &world.organizations[&id];
    let teams: Vec<Team> = world
        .teams_of(id)
        .map(|team| Team {
            id: TeamId(team.id),
            name: team.name.clone(),
            organization: OrganizationId(id),
            deleted: false,
        })
        .collect();
    let rows = teams.iter().flat_map(|team| {
        let seats = world.team_members.get(&team.id.0).into_iter().flatten();
        seats.map(|(user, seat)| TeamMember {
            user: UserId(*user),
            team: team.id,
            role: Some(RoleId(seat.role)),
            changeable: Some(seat.changeable),
            sso_pending: None,
        })
    });
    let team_members = rows.collect();
    let members = world.members[&id]
        .iter()
        .map(|(user, seat)| Member {
            person: person(world, *user),
            role: Some(RoleId(seat.role)),
            invitation: None,
            sso_pending: None,
        })
        .collect();
    let organization = Organization {
        id: OrganizationId(id),
        name: found.name.clone(),
        license: license(&found.license),
        is_paused: None,
        scenarios: None,
        active_scenarios: None,
        deleted: found.deleted,
        zone: None,
        external_id: None,
        country_id: None,
        timezone_id: None,
    };
    OrganizationFacts { organization, members, teams, team_members, own_roles: Vec::new() }
}

/// A license of the world, byte for byte.
pub(crate) fn license(object: &Object) -> Option<License> {
    License::parse(&serde_json::to_string(object).ok()?).ok()
}

pub(crate) fn person(world: &World, id: u64) -> Person {
    let found = &world.people[&id];
    Person {
        id: UserId(id),
        name: found.name.clone(),
        email: found.email.clone(),
        language: None,
        country_id: None,
        timezone_id: None,
        locale_id: None,
        last_login: LastLogin::Unknown,
        created: None,
        organizations: None,
        scenarios: None,
        active_scenarios: None,
        deleted: found.deleted,
        admin_role: None,
        two_step: None,
    }
}
