//! Organizations as they are right now: read in the way that plans and snapshots are read, and shown from then on.

use std::sync::{Arc, Mutex, PoisonError};

use domain::roster::{Roster, Seat, TeamRoster};
use domain::snapshot::{Member, OrganizationFacts};
use domain::{OrganizationId, Timestamp};
use futures_util::stream::{self, StreamExt as _};

use crate::problem::{Code, Outcome};
use crate::session::{Happening, Session};
use crate::sweep;
use crate::view::tray::ReviewProgress;

/// How many organizations are read at the same time.
const AT_ONCE: usize = 3;

/// How far a reading has come, for whoever waits for it.
#[derive(Default)]
pub(super) struct Reading(Mutex<ReviewProgress>);

impl Reading {
    pub(super) fn progress(&self) -> ReviewProgress {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut ReviewProgress)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// What goes on for a reading ends with it, however it ends.
struct Going<'a>(&'a Reading);

impl Drop for Going<'_> {
    fn drop(&mut self) {
        self.0.change(|progress| *progress = ReviewProgress::default());
    }
}

/// Reads them in this order; those that no longer exist are left out. What cannot be read is an error.
pub(super) async fn read(
    session: &Arc<Session>,
    organizations: Vec<OrganizationId>,
) -> Outcome<Vec<OrganizationFacts>> {
    let reading = &session.access.reading;
    let total = super::count(organizations.len());
    reading.change(|progress| *progress = ReviewProgress { read: 0, total });
    let _going = Going(reading);
    let mut asked = stream::iter(organizations).map(|organization| one(session, organization)).buffered(AT_ONCE);
    let mut all = Vec::new();
    while let Some(answer) = asked.next().await {
        all.extend(answer?);
        reading.change(|progress| progress.read += 1);
        session.notifier().tell_paced(Happening::Tray);
    }
    Ok(all)
}

async fn one(session: &Arc<Session>, organization: OrganizationId) -> Outcome<Option<OrganizationFacts>> {
    let (as_of, began) = (session.now(), session.directory.roster_begins());
    match sweep::organization_facts(session, organization).await {
        Ok(facts) => {
            let kept = session.directory.took(roster(&facts, as_of), began);
            session.directory.keep_rosters(kept.into_iter().collect()).await;
            Ok(Some(facts))
        }
        Err(problem) if problem.code == Code::NotFound => Ok(None),
        Err(problem) => Err(problem),
    }
}

fn roster(facts: &OrganizationFacts, as_of: Timestamp) -> Roster {
    let seat = |member: &Member| Seat {
        user: member.person.id,
        role: member.role,
        invitation: member.invitation.clone(),
        sso_pending: member.sso_pending,
    };
    Roster {
        organization: facts.id(),
        as_of,
        members: facts.members.iter().map(seat).collect(),
        teams: Some(TeamRoster { teams: facts.teams.clone(), members: facts.team_members.clone() }),
        own_roles: facts.own_roles.clone(),
        sure: true,
    }
}
