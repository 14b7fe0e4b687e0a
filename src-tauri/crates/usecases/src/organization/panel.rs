//! An organization and what was read of it, for the web view.

use std::sync::Arc;

use domain::license::{License, unit_of};
use domain::organization::{Organization, Team};
use domain::person::Person;
use domain::plan::PersonLabel;
use domain::role::{OWNER, RoleBook};
use domain::roster::{Roster, Seat};
use domain::usage::OrganizationUsage;
use domain::{RoleId, UserId};

use super::Shown;
use crate::directory::{organization_of, past, small};
use crate::person::country;
use crate::session::Session;
use crate::text;
use crate::view::organization::{Allowance, MemberLine, OrganizationPanel, PartState, TeamLine, UsageFigures};
use crate::view::people::OrganizationRow;

/// Puts the panel together. Names that cannot be read are left out; the panel is shown all the same.
pub(super) async fn panel(session: &Arc<Session>, organization: &Organization, parts: &Shown) -> OrganizationPanel {
    let known = session.directory.roster(organization.id).filter(|_| !organization.deleted);
    let roster = known.as_deref();
    let roles = session.directory.book();
    let members = roster.map(|roster| members(session, parts, roster, roles.as_deref())).unwrap_or_default();
    let past = past(session).await.unwrap_or_default();
    let teams_known = roster.is_some_and(|roster| roster.teams.is_some());
    let owner = members.iter().find(|member| member.owner).map(|member| member.person.clone());
    let row = OrganizationRow {
        members: roster.map(|roster| u32::try_from(roster.members.len()).unwrap_or(u32::MAX)),
        owner: owner.clone(),
        ..organization_of(session, organization).await
    };
    OrganizationPanel {
        organization: row,
        owner,
        country: country(session, organization.country_id).await,
        reference: organization.external_id.clone().filter(|text| !text.is_empty()),
        license: organization.license.as_ref().map(license).unwrap_or_default(),
        license_state: told(organization.license.is_some()),
        restart_period: organization.license.as_ref().and_then(restart_period),
        members,
        members_state: if roster.is_some() { PartState::Known } else { state(parts.roster, organization) },
        members_as_of: roster.map(|roster| roster.as_of.clone()),
        teams: roster.map(teams).unwrap_or_default(),
        teams_state: if teams_known { PartState::Known } else { state(parts.roster, organization) },
        usage: parts.usage.value.as_ref().map(usage),
        usage_state: state(parts.usage.state, organization),
        scenarios: small(organization.scenarios),
        active_scenarios: small(organization.active_scenarios),
        scenarios_state: told(organization.scenarios.or(organization.active_scenarios).is_some()),
        happened: past.of_organization(session, organization.id),
        looking: parts.looking,
        problem: parts.problem.clone(),
    }
}

/// What the list itself tells, or does not.
fn told(is_there: bool) -> PartState {
    if is_there { PartState::Known } else { PartState::NotReadable }
}

/// Of a deleted organization nothing more is told.
fn state(part: PartState, organization: &Organization) -> PartState {
    if organization.deleted { PartState::NotReadable } else { part }
}

fn license(license: &License) -> Vec<Allowance> {
    let line =
        |(key, value): (&str, &str)| Allowance { key: key.to_owned(), value: value.to_owned(), unit: unit_of(key) };
    license.entries().map(line).collect()
}

fn restart_period(license: &License) -> Option<String> {
    serde_json::from_str(license.get("restartPeriod")?).ok()
}

fn usage(usage: &OrganizationUsage) -> UsageFigures {
    UsageFigures {
        operations: usage.consumed.operations,
        transfer: usage.consumed.transfer,
        last_reset: usage.last_reset.clone(),
        next_reset: usage.next_reset.clone(),
    }
}

/// The owner first, then by name, namesakes by number.
fn members(session: &Session, parts: &Shown, roster: &Roster, roles: Option<&RoleBook>) -> Vec<MemberLine> {
    let mut lines: Vec<MemberLine> =
        roster.members.iter().map(|seat| member(seat, person(session, parts, seat.user), roster, roles)).collect();
    lines.sort_by_cached_key(|line| (!line.owner, text::fold(&line.person.name), line.person.id));
    lines
}

/// As the list of all people has them, else as the members were listed.
fn person(session: &Session, parts: &Shown, user: UserId) -> Option<Person> {
    session.directory.person(user).or_else(|| parts.people.get(&user).cloned())
}

fn member(seat: &Seat, person: Option<Person>, roster: &Roster, roles: Option<&RoleBook>) -> MemberLine {
    let deleted = person.as_ref().is_some_and(|person| person.deleted);
    let (name, email) = person.map(|person| (person.name, person.email)).unwrap_or_default();
    MemberLine {
        person: PersonLabel { id: seat.user, name, email },
        deleted,
        role: seat.role.map(|role| role.0),
        role_name: seat.role.map(|role| role_name(role, roster, roles)).unwrap_or_default(),
        owner: seat.role == Some(OWNER),
        invitation: seat.invitation.clone(),
        sso_pending: seat.sso_pending.unwrap_or(false),
    }
}

/// The instance's word, or that of the organization itself.
fn role_name(role: RoleId, roster: &Roster, roles: Option<&RoleBook>) -> String {
    let own = roster.own_roles.iter().find(|own| own.id == role).map(|own| own.name.clone());
    own.unwrap_or_else(|| roles.map_or_else(|| format!("Role {role}"), |roles| roles.name(role)))
}

fn teams(roster: &Roster) -> Vec<TeamLine> {
    let Some(known) = &roster.teams else { return Vec::new() };
    let line = |team: &Team| TeamLine {
        id: team.id.0,
        name: team.name.clone(),
        members: u32::try_from(known.members.iter().filter(|row| row.team == team.id).count()).ok(),
    };
    let mut lines: Vec<TeamLine> = known.teams.iter().map(line).collect();
    lines.sort_by_cached_key(|line| (text::fold(&line.name), line.id));
    lines
}
