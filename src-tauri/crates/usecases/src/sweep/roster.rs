//! One organization as a roster: who is in it and in its teams. Less than [`super::facts`] reads: no license, and nobody
//! is asked for on their own.

use std::collections::BTreeMap;

use domain::organization::Team;
use domain::person::Person;
use domain::roster::{Roster, Seat, TeamRoster};
use domain::snapshot::Member;
use domain::{OrganizationId, Timestamp, UserId};
use make_api::Error;

use super::Look;
use super::facts::{members, team_members_of};
use super::roles::OwnRoles;

/// What was read of an organization.
pub(crate) struct Reading {
    /// Who is where.
    pub(crate) roster: Roster,
    /// The members as the lists show them, with fewer columns than the list of all people has.
    pub(crate) people: BTreeMap<UserId, Person>,
}

/// Reads who is in an organization, and in its teams where `teams` says so. A list that may lack somebody is no error, but
/// said in the roster.
pub(crate) async fn roster(
    look: &Look,
    organization: OrganizationId,
    as_of: Timestamp,
    teams: bool,
) -> Result<Reading, Error> {
    let look = &look.apart();
    let own = OwnRoles::new(look, organization);
    let members = members(look, &own, organization).await?;
    let teams = if teams { Some(team_roster(look, &own, organization, &members).await?) } else { None };
    let in_teams = teams.iter().flat_map(|teams| &teams.members).filter_map(|row| row.role);
    let held: Vec<_> = members.iter().filter_map(|member| member.role).chain(in_teams).collect();
    let own_roles = own.naming(held).await?;
    let seat = |member: &Member| Seat {
        user: member.person.id,
        role: member.role,
        invitation: member.invitation.clone(),
        sso_pending: member.sso_pending,
    };
    let seats = members.iter().map(seat).collect();
    let people = members.into_iter().map(|member| (member.person.id, member.person)).collect();
    let roster = Roster { organization, as_of, members: seats, teams, own_roles, sure: look.is_sure() };
    Ok(Reading { roster, people })
}

async fn team_roster(
    look: &Look,
    own: &OwnRoles<'_>,
    organization: OrganizationId,
    members: &[Member],
) -> Result<TeamRoster, Error> {
    let teams: Vec<Team> = look.read.teams(organization).await?.into_iter().filter(|team| !team.deleted).collect();
    let mut rows = Vec::new();
    for team in &teams {
        rows.extend(team_members_of(look, own, team, members).await?);
    }
    Ok(TeamRoster { teams, members: rows })
}
