//! Looks for everything in the background: the organizations that a case was started from first, then everything else
//! of the person.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::OrganizationId;
use domain::person::Person;
use domain::snapshot::{Member, OrganizationFacts, TeamMember};
use tokio::time::Instant;

use super::choices;
use crate::cases::drafts::DraftSlot;
use crate::problem::{Code, Outcome};
use crate::session::{Happening, Session};
use crate::sweep::{self, Place, Progress, TeamPlace};

/// A window hears of a looking that goes on at most once for so many organizations.
const PACE: u32 = 5;

/// Fills a draft. Ends early where a person stopped it, or where the window was closed.
pub(super) async fn look(session: Arc<Session>, slot: Arc<DraftSlot>) {
    let result = find(&session, &slot).await;
    {
        let mut draft = slot.lock();
        draft.completeness.looking = false;
        draft.problem = result.err();
        draft.read_at = Instant::now();
        choices::refresh(&mut draft);
    }
    slot.end_looking();
    session.happened(Happening::Draft(slot.id));
}

async fn find(session: &Arc<Session>, slot: &Arc<DraftSlot>) -> Outcome<()> {
    let (leaver, first) = {
        let draft = slot.lock();
        (draft.leaver.id, draft.started_from.clone().unwrap_or_default())
    };
    for id in first {
        read(session, slot, id).await?;
    }
    let steps = AtomicU32::new(0);
    let progress = |progress: Progress| {
        if Arc::strong_count(session) == 1 {
            slot.stop.stop();
        }
        let told = (steps.fetch_add(1, Ordering::Relaxed) + 1).is_multiple_of(PACE);
        slot.lock().completeness = Progress { looking: true, ..progress };
        if told {
            session.happened(Happening::Draft(slot.id));
        }
    };
    let found = sweep::memberships_of(session, leaver, &progress, &slot.stop).await?;
    let known: BTreeSet<OrganizationId> = slot.lock().places.iter().map(OrganizationFacts::id).collect();
    for place in found.places {
        let id = place.organization.id;
        if place.is_owned() {
            if !known.contains(&id) {
                read(session, slot, id).await?;
            }
        } else {
            let mut draft = slot.lock();
            let rows = own_rows(&draft.leaver, place);
            draft.take(rows);
        }
    }
    slot.lock().complete = found.complete;
    Ok(())
}

/// Reads one organization whole. One that was deleted meanwhile is simply not there.
async fn read(session: &Arc<Session>, slot: &DraftSlot, id: OrganizationId) -> Outcome<()> {
    match sweep::organization_facts(session, id).await {
        Ok(facts) => {
            let mut draft = slot.lock();
            draft.take(facts);
            choices::refresh(&mut draft);
        }
        Err(problem) if problem.code == Code::NotFound => {}
        Err(problem) => return Err(problem),
    }
    session.happened(Happening::Draft(slot.id));
    Ok(())
}

/// An organization in which the person is no owner, with nothing but their own rows.
fn own_rows(leaver: &Person, place: Place) -> OrganizationFacts {
    let (role, invitation, sso_pending) = (place.role, place.invitation, place.sso_pending);
    let member = Member { person: leaver.clone(), role, invitation, sso_pending };
    let row = |team: &TeamPlace| {
        let (changeable, sso_pending) = (team.changeable, team.sso_pending);
        TeamMember { user: leaver.id, team: team.team.id, role: team.role, changeable, sso_pending }
    };
    OrganizationFacts {
        team_members: place.teams.iter().map(row).collect(),
        own_roles: place.own_roles,
        teams: place.teams.into_iter().map(|team| team.team).collect(),
        organization: place.organization,
        members: vec![member],
    }
}
