//! Reads what a plan is made from, role by role, and makes the reference plan of it.

use std::collections::{BTreeMap, BTreeSet};

use domain::plan::Plan;
use domain::plan::leave::{self, LeaveChoices, LeaveFacts, LeaveKind};
use domain::role::{self, RoleBook, RoleCategory};
use domain::snapshot::{Member, OrganizationFacts, SNAPSHOT_VERSION, Snapshot, TeamMember};
use domain::{OrganizationId, UserId};
use make_api::ReadClient;

use super::Failure;

/// The plan for the owner of an organization, and the snapshot before it.
pub(crate) async fn plan(
    read: &ReadClient,
    organization: OrganizationId,
    holding: UserId,
    roles: RoleBook,
) -> Result<(Plan, Snapshot), Failure> {
    let place = place(read, organization, &roles).await?;
    let owner = place.owner().and_then(|id| place.member(id)).ok_or("nobody owns the organization")?;
    let leaver = owner.person.clone();
    let holding = read.person(holding).await?.ok_or("there is no holding account")?;
    let snapshot = Snapshot {
        version: SNAPSHOT_VERSION,
        taken_at: chrono::Utc::now().to_rfc3339(),
        instance: read.address().origin().to_owned(),
        person: Some(leaver.clone()),
        organizations: vec![place.clone()],
        roles: roles.clone(),
    };
    let facts = LeaveFacts { leaver, organizations: vec![place], roles, operator: None };
    let plan = leave::plan(&facts, &choices(organization), &holding).map_err(|why| format!("{why:?}"))?;
    Ok((plan, snapshot))
}

fn choices(organization: OrganizationId) -> LeaveChoices {
    LeaveChoices {
        kind: LeaveKind::Customer,
        customer_name: "Reference".to_owned(),
        included: BTreeSet::from([organization]),
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

async fn place(read: &ReadClient, id: OrganizationId, roles: &RoleBook) -> Result<OrganizationFacts, Failure> {
    let organization = read.organization(id).await?.ok_or("there is no such organization")?;
    let mut members = Vec::new();
    for role in roles.of(RoleCategory::Organization) {
        let people = read.members_with_role(id, role.id).await?;
        members.extend(people.into_iter().map(|person| Member {
            person,
            role: Some(role.id),
            invitation: None,
            sso_pending: None,
        }));
    }
    let mut teams = read.teams(id).await?;
    teams.retain(|team| !team.deleted);
    let mut team_members = Vec::new();
    for team in &teams {
        for role in roles.of(RoleCategory::Team) {
            let people = read.team_members_with_role(team.id, role.id).await?;
            team_members.extend(people.into_iter().map(|person| TeamMember {
                user: person.id,
                team: team.id,
                role: Some(role.id),
                changeable: None,
                sso_pending: None,
            }));
        }
    }
    Ok(OrganizationFacts { organization, members, teams, team_members, own_roles: Vec::new() })
}
