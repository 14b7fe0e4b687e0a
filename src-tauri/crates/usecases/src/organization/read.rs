//! Reading the parts of an organization without keeping the window alive.

use std::sync::{Arc, Weak};

use domain::OrganizationId;
use make_api::Error;
use tokio::time::Instant;

use super::{Part, Parts};
use crate::connect::access::is_refusal;
use crate::problem::Problem;
use crate::session::{Happening, Session};
use crate::sweep::{Look, roster};
use crate::view::organization::PartState;

/// Reads everything, and tells the window after each part.
pub(super) async fn read(window: Weak<Session>, organization: OrganizationId) {
    let look = match window.upgrade() {
        Some(session) => Look::of(&session).await,
        None => return,
    };
    match look {
        Ok(look) => {
            futures_util::join!(
                the_row(&window, &look, organization),
                members(&window, &look, organization),
                usage(&window, &look, organization),
            );
        }
        Err(problem) => change(&window, organization, |parts| failed(parts, problem)),
    }
    change(&window, organization, |parts| {
        parts.shown.looking = false;
        parts.since = Instant::now();
    });
}

async fn the_row(window: &Weak<Session>, look: &Look, organization: OrganizationId) {
    let found = look.read.organization(organization).await;
    let Some(session) = window.upgrade() else { return };
    match found {
        Ok(Some(found)) => session.directory.saw_organization(found),
        Ok(None) => {}
        Err(error) => note(window, organization, &error, |_| {}),
    }
    session.happened(Happening::Organization(organization.0));
}

async fn members(window: &Weak<Session>, look: &Look, organization: OrganizationId) {
    let Some((as_of, began)) = window.upgrade().map(|session| (session.now(), session.directory.roster_begins()))
    else {
        return;
    };
    let read = match roster(look, organization, as_of, true).await {
        Ok(read) => read,
        Err(error) => {
            note(window, organization, &error, |parts| parts.shown.roster = state_after(&error));
            return;
        }
    };
    let Some(directory) = window.upgrade().map(|session| Arc::clone(&session.directory)) else { return };
    let taken = directory.took(read.roster, began);
    change(window, organization, |parts| {
        parts.shown.roster = PartState::Known;
        parts.shown.people = Arc::new(read.people);
    });
    directory.keep_rosters(taken.into_iter().collect()).await;
}

async fn usage(window: &Weak<Session>, look: &Look, organization: OrganizationId) {
    match look.read.organization_usage(organization, false).await {
        Ok(kept) => change(window, organization, |parts| parts.shown.usage = known(kept.value)),
        Err(error) => note(window, organization, &error, |parts| parts.shown.usage.state = state_after(&error)),
    }
}

fn known<T>(value: T) -> Part<T> {
    Part { state: PartState::Known, value: Some(value) }
}

/// That a key may not read something is a fact about the key, no failure.
fn state_after(error: &Error) -> PartState {
    if is_refusal(error) { PartState::NotReadable } else { PartState::Failed }
}

fn note(window: &Weak<Session>, organization: OrganizationId, error: &Error, and: impl FnOnce(&mut Parts)) {
    let Some(session) = window.upgrade() else { return };
    let problem = session.make_problem(error);
    change(window, organization, |parts| {
        and(parts);
        if !is_refusal(error) {
            parts.shown.problem = Some(problem);
        }
    });
}

fn failed(parts: &mut Parts, problem: Problem) {
    parts.shown.roster = PartState::Failed;
    parts.shown.usage.state = PartState::Failed;
    parts.shown.problem = Some(problem);
}

fn change(window: &Weak<Session>, organization: OrganizationId, change: impl FnOnce(&mut Parts)) {
    let Some(session) = window.upgrade() else { return };
    session.organization_panels.change(organization, change);
    session.happened(Happening::Organization(organization.0));
}
