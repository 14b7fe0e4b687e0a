//! A customer with one organization and three teams, for the tests of plans and journals.

use std::collections::{BTreeMap, BTreeSet};

use domain::license::License;
use domain::organization::{Organization, Team};
use domain::person::{LastLogin, Person};
use domain::plan::leave::{LeaveChoices, LeaveFacts, LeaveKind};
use domain::role::{self, RoleBook};
use domain::snapshot::{Member, OrganizationFacts, TeamMember};
use domain::{OrganizationId, RoleId, TeamId, UserId};

pub(crate) const ORGANIZATION: OrganizationId = OrganizationId(7);
pub(crate) const BOSS: UserId = UserId(100);
pub(crate) const COLLEAGUE: UserId = UserId(101);
pub(crate) const CONSULTANT: UserId = UserId(102);
pub(crate) const HOLDING: UserId = UserId(900);

pub(crate) fn license() -> License {
    License::parse(r#"{"operations":"50000","transfer":5368709120,"dslimit":20,"mystery":{"b":1,"a":1.50}}"#).unwrap()
}

pub(crate) fn person(id: UserId) -> Person {
    Person {
        id,
        name: format!("Person {id}"),
        email: format!("person{id}@example.com"),
        language: None,
        country_id: None,
        timezone_id: None,
        locale_id: None,
        last_login: LastLogin::Unknown,
        created: None,
        organizations: Some(if id == CONSULTANT { 4 } else { 1 }),
        scenarios: None,
        active_scenarios: None,
        deleted: false,
        admin_role: None,
        two_step: None,
    }
}

pub(crate) fn holding() -> Person {
    person(HOLDING)
}

pub(crate) fn member(user: UserId, role: RoleId) -> Member {
    Member { person: person(user), role: Some(role), invitation: None, sso_pending: None }
}

/// The boss is Team Admin in team 71, Team Member in 72 and nothing in 73.
pub(crate) fn facts() -> LeaveFacts {
    let team =
        |id: u64| Team { id: TeamId(id), name: format!("Team {id}"), organization: ORGANIZATION, deleted: false };
    let row = |team: u64, role: RoleId| TeamMember {
        user: BOSS,
        team: TeamId(team),
        role: Some(role),
        changeable: None,
        sso_pending: None,
    };
    let organization = Organization {
        id: ORGANIZATION,
        name: "Nordlicht".into(),
        license: Some(license()),
        is_paused: None,
        scenarios: None,
        active_scenarios: None,
        deleted: false,
        zone: None,
        external_id: None,
        country_id: None,
        timezone_id: None,
    };
    let place = OrganizationFacts {
        organization,
        members: vec![member(BOSS, role::OWNER), member(COLLEAGUE, role::ADMIN), member(CONSULTANT, role::ADMIN)],
        teams: vec![team(71), team(72), team(73)],
        team_members: vec![row(71, role::TEAM_ADMIN), row(72, RoleId(3))],
        own_roles: Vec::new(),
    };
    LeaveFacts { leaver: person(BOSS), organizations: vec![place], roles: RoleBook::default(), operator: None }
}

pub(crate) fn choices() -> LeaveChoices {
    LeaveChoices {
        kind: LeaveKind::Customer,
        customer_name: "Nordlicht".into(),
        included: BTreeSet::from([ORGANIZATION]),
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
