//! Why a person has what they have in a place: what was read, what it follows from, what waits, what was done from here.

use std::sync::Arc;

use domain::access::{CellKey, CellState, Place, Tray, cell, follow};
use domain::journal::{RunStatus, StepState};
use domain::plan::fact::{Subject, Value};
use domain::role::{ADMIN, OWNER, TEAM_ADMIN};

use super::cells;
use super::facts::Facts;
use super::layout::Layout;
use super::tray;
use crate::directory::past;
use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::view::access::{AccessWhy, WhyLine};
use crate::view::tray::NamedRole;

pub(super) async fn why(session: &Arc<Session>, layout: &Layout, row: u32, column: u32) -> Outcome<AccessWhy> {
    let at = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let (Some(row), Some(column)) = (layout.rows.get(at(row)), layout.columns.get(at(column))) else {
        return Err(Problem::new(Code::NotFound, "explain a cell", session.now()));
    };
    let waiting = tray::tray(session).await?;
    let key = CellKey { user: row.user(), place: column.place };
    let facts = &layout.facts;
    let mut lines = there(facts, key);
    lines.extend(cell::of(&facts.known, &waiting, key).lock.map(WhyLine::Locked));
    lines.extend(beside(facts, key));
    if row.someone.admin {
        lines.push(WhyLine::AdministersInstance);
    }
    lines.extend(to_come(facts, &waiting, key));
    // A journal that cannot be read is told where it is the matter.
    let past = past(session).await.unwrap_or_default();
    lines.extend(past.runs().iter().rev().find_map(|run| changed_here(facts, run, key)));
    Ok(AccessWhy { cell: facts.cell(key), lines })
}

fn there(facts: &Facts, key: CellKey) -> Vec<WhyLine> {
    let organization = key.place.organization();
    let state = cell::state(&facts.known, key);
    let roster = facts.spots.get(&organization).and_then(|spot| spot.roster.as_ref());
    let as_of = || roster.map(|roster| roster.as_of.clone()).unwrap_or_default();
    let what = match (state, cells::unknown(facts, key, state)) {
        (CellState::Present(Some(role)), _) => WhyLine::Has { role: facts.named(organization, role), as_of: as_of() },
        (CellState::Present(None), _) => WhyLine::NoAccess { as_of: as_of() },
        (_, Some(unknown)) => WhyLine::Unknown(unknown),
        (CellState::RoleNotShown | CellState::NotRead | CellState::Refused | CellState::Gone, None) => {
            return Vec::new();
        }
    };
    let seat = roster.and_then(|roster| roster.seat(key.user)).filter(|_| key.place.team().is_none());
    let invitation = seat.and_then(|seat| seat.invitation.clone()).map(WhyLine::Invitation);
    std::iter::once(what).chain(invitation).collect()
}

/// What the role in the organization says about a team.
fn beside(facts: &Facts, key: CellKey) -> Option<WhyLine> {
    key.place.team()?;
    let organization = key.place.organization();
    let above = cell::state(&facts.known, key.above());
    match (above, cell::state(&facts.known, key)) {
        (CellState::Present(None), CellState::Present(None)) => Some(WhyLine::NotInOrganization),
        (CellState::Present(Some(role @ (OWNER | ADMIN))), CellState::Present(Some(TEAM_ADMIN))) => {
            Some(WhyLine::ThroughOrganization(facts.named(organization, role)))
        }
        (
            CellState::Present(_) | CellState::RoleNotShown | CellState::NotRead | CellState::Refused | CellState::Gone,
            _,
        ) => None,
    }
}

fn to_come(facts: &Facts, tray: &Tray, key: CellKey) -> Vec<WhyLine> {
    let named = |role| facts.named(key.place.organization(), role);
    let own = tray.get(&key).map(|edit| WhyLine::Staged {
        was: edit.seen.map(named),
        wish: edit.wish.role().map(named),
        note: edit.note.clone(),
    });
    let follows = follow::in_cell(tray, &facts.known, key).map(|word| {
        let cause = match key.place {
            Place::Team { .. } => key.above(),
            Place::Organization(organization) => {
                tray.in_teams(key.user, organization).next().map_or(key, |(cause, _)| *cause)
            }
        };
        WhyLine::Follows { word, cause: facts.cell(cause) }
    });
    own.into_iter().chain(follows).collect()
}

/// Only what was read back counts.
fn changed_here(facts: &Facts, run: &RunStatus, key: CellKey) -> Option<WhyLine> {
    let subject = subject(key);
    let done = run.steps.iter().rev().find(|own| {
        own.state == StepState::Done && run.plan.step(own.id).is_some_and(|step| step.change.subject() == subject)
    })?;
    let reading = done.read_back.as_ref()?;
    let Value::Role(role) = &reading.seen else { return None };
    let named = |role| -> NamedRole { facts.named(key.place.organization(), role) };
    let (title, at) = (run.plan.title.clone(), reading.at.clone());
    Some(WhyLine::ChangedHere { run: run.run.0.clone(), title, at, role: role.map(named) })
}

/// Where an engine looks for it.
pub(super) fn subject(key: CellKey) -> Subject {
    let user = key.user;
    match key.place {
        Place::Organization(organization) => Subject::OrganizationRole { user, organization },
        Place::Team { organization, team } => Subject::TeamRole { user, organization, team },
    }
}
