//! Preparing a leave: what was found, what should happen, who takes over. Nothing here changes the instance.
//!
//! Beginning answers at once with the person; what is found follows in the background (`look`). Choices come whole and
//! are merged with defaults (`choices`). The review makes the plan from facts that are not older than a minute
//! (`prepare`). The rules of plans are `domain::plan::leave`'s.

pub(crate) mod choices;
mod look;
mod name;
pub(crate) mod picture;
mod prepare;

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::person::Person;
use domain::plan::leave::{Blocker, LeaveKind};
use domain::{Day, OrganizationId, UserId, role};
use tokio::time::Instant;

use crate::able;
use crate::cases::drafts::{Draft, DraftSlot};
use crate::holding;
use crate::problem::{Code, Outcome, Problem};
use crate::runs;
use crate::session::{Happening, Session};
use crate::view::leave::{LeaveDraft, LeaveInput, LeaveStart};
use crate::view::people::Completeness;
use crate::view::review::Review;

pub(crate) use picture::label;

const OPERATION: &str = "prepare a leave";

/// Begins a case: answers at once with the leaver; what is found follows as [`Happening::Draft`].
///
/// Fails with `NotFound` where the person or an organization does not exist (any more), with `Blocked` where the
/// organizations have different owners, with `CaseOpen` where a case of this person is unfinished, with `KeyCannot`
/// where the key lacks what it needs.
pub async fn begin(session: &Arc<Session>, start: LeaveStart) -> Outcome<LeaveDraft> {
    // Whether only the person leaves is chosen later; then licenses are left alone.
    let kind = match &start {
        LeaveStart::Person(_) => LeaveKind::Person,
        LeaveStart::Organizations(_) => LeaveKind::Customer,
    };
    able::require(session, able::leaving(kind), OPERATION)?;
    let (leaver, started_from) = match start {
        LeaveStart::Person(user) => (person(session, user).await?, None),
        LeaveStart::Organizations(places) => {
            let owner = common_owner(session, &places).await?;
            (person(session, owner).await?, Some(places.into_iter().collect::<BTreeSet<_>>()))
        }
    };
    if let Some(run) = runs::unfinished_of(session, leaver.id).await? {
        return Err(Problem::new(Code::CaseOpen { run }, OPERATION, session.now()));
    }
    let slot = session.cases.drafts.add(blank(session, leaver, started_from).await?);
    tokio::spawn(look::look(Arc::clone(session), Arc::clone(&slot)));
    Ok(shown(session, &slot))
}

async fn blank(
    session: &Arc<Session>,
    leaver: Person,
    started_from: Option<BTreeSet<OrganizationId>>,
) -> Outcome<Draft> {
    let roles = session.roles().await?;
    let profile = session.profile();
    let today = Day::of_moment(&session.now()).map_or_else(String::new, |day| day.to_string());
    let mut draft = Draft {
        operator: Some(runs::operator(session).await?.id),
        started_from,
        places: Vec::new(),
        completeness: nothing_looked_at(&leaver),
        complete: false,
        problem: None,
        input: choices::start(&roles, profile.limited_role, profile.limited_team_role, today),
        named: false,
        limited: BTreeSet::new(),
        successor: None,
        read_at: Instant::now(),
        leaver,
        roles,
    };
    if let Some(user) = profile.holding_account.filter(|user| *user != draft.leaver.id) {
        // Only a proposal: one that cannot be read any more is simply not made.
        let found = holding::read(session, user).await.ok();
        draft.successor = found.filter(|found| found.person.as_ref().is_some_and(|person| !person.deleted));
        draft.input.successor = draft.successor.as_ref().map(|_| user);
    }
    choices::refresh(&mut draft);
    Ok(draft)
}

fn nothing_looked_at(leaver: &Person) -> Completeness {
    let expected = leaver.organizations.and_then(|number| u32::try_from(number).ok());
    Completeness { looked: 0, total: 0, found: 0, expected, looking: true, stopped: false }
}

async fn person(session: &Arc<Session>, user: UserId) -> Outcome<Person> {
    let found = session.read()?.person(user).await.map_err(|error| session.make_problem(&error))?;
    let found = found.filter(|person| !person.deleted);
    found.ok_or_else(|| Problem::new(Code::NotFound, OPERATION, session.now()))
}

/// The one owner of all these organizations.
async fn common_owner(session: &Arc<Session>, places: &[OrganizationId]) -> Outcome<UserId> {
    let read = session.read()?;
    let problem = |code| Problem::new(code, OPERATION, session.now());
    let mut owners = BTreeSet::new();
    for place in places {
        let people = read.members_with_role(*place, role::OWNER).await;
        let people = people.map_err(|error| session.make_problem(&error))?;
        let [owner] = people.as_slice() else { return Err(problem(Code::NotFound)) };
        owners.insert(owner.id);
    }
    let mut owners = owners.into_iter();
    match (owners.next(), owners.next()) {
        (Some(owner), None) => Ok(owner),
        (None, _) => Err(problem(Code::Blocked(vec![Blocker::NothingIncluded]))),
        (Some(_), Some(_)) => Err(problem(Code::Blocked(vec![Blocker::DifferentOwners]))),
    }
}

/// The draft as it stands.
#[allow(clippy::unused_async, reason = "every job of this crate is awaited by the shell")]
pub async fn draft(session: &Arc<Session>, draft: u32) -> Outcome<LeaveDraft> {
    Ok(shown(session, &*slot(session, draft)?))
}

/// Takes the choices of a person, whole.
pub async fn choose(session: &Arc<Session>, draft: u32, sent: LeaveInput) -> Outcome<LeaveDraft> {
    let slot = slot(session, draft)?;
    let wanted = sent.successor;
    let known = slot.lock().successor().map(|person| person.id);
    let fresh = match wanted {
        Some(user) if known != Some(user) => Some(holding::read(session, user).await?),
        Some(_) | None => None,
    };
    {
        let mut state = slot.lock();
        choices::take(&mut state, sent);
        if wanted.is_none() || fresh.is_some() {
            state.successor = fresh;
        }
    }
    Ok(shown(session, &slot))
}

/// Chooses an account that was just created for this draft; nothing where the draft is gone.
pub(crate) async fn choose_created(session: &Arc<Session>, draft: u32, user: UserId) {
    let Ok(slot) = slot(session, draft) else { return };
    let Ok(found) = holding::read(session, user).await else { return };
    {
        let mut state = slot.lock();
        state.input.successor = Some(user);
        state.successor = Some(found);
    }
    session.happened(Happening::Draft(draft));
}

/// Stops looking for memberships; what was found stays.
#[allow(clippy::unused_async, reason = "every job of this crate is awaited by the shell")]
pub async fn stop_looking(session: &Arc<Session>, draft: u32) -> Outcome<LeaveDraft> {
    let slot = slot(session, draft)?;
    slot.stop.stop();
    Ok(shown(session, &slot))
}

/// Makes the plan and its review, once everything was looked at.
///
/// Fails with `Blocked` where something stands in the way.
pub async fn review(session: &Arc<Session>, draft: u32) -> Outcome<Review> {
    prepare::review(session, &*slot(session, draft)?).await
}

pub(crate) fn slot(session: &Session, draft: u32) -> Outcome<Arc<DraftSlot>> {
    session.cases.drafts.get(draft).map_err(|code| Problem::new(code, OPERATION, session.now()))
}

fn shown(session: &Session, slot: &DraftSlot) -> LeaveDraft {
    picture::picture(slot.id, &slot.lock(), session.profile().holding_account, &session.directory)
}
