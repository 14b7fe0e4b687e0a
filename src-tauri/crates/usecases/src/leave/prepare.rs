//! Makes the plan of a draft from facts that are not old, and registers it for its confirmation.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use domain::plan::leave::plan;
use domain::snapshot::OrganizationFacts;
use domain::{OrganizationId, UserId};
use tokio::time::Instant;

use super::{OPERATION, choices, person, picture};
use crate::able;
use crate::cases::drafts::DraftSlot;
use crate::holding;
use crate::problem::{Code, Outcome, Problem};
use crate::review;
use crate::session::Session;
use crate::sweep;
use crate::view::review::Review;

/// Facts older than this are read again before a plan is made from them.
const OLD: Duration = Duration::from_secs(60);

pub(super) async fn review(session: &Arc<Session>, slot: &DraftSlot) -> Outcome<Review> {
    let kind = slot.lock().input.kind;
    able::require(session, able::leaving(kind), OPERATION)?;
    slot.looked().await;
    refresh(session, slot).await?;
    let (made, places) = {
        let draft = slot.lock();
        if let Some(problem) = &draft.problem {
            return Err(problem.clone());
        }
        let (facts, choices) = (draft.facts(), choices::choices(&draft));
        let made = plan(&facts, &choices, draft.successor()).map(|mut plan| {
            plan.warnings = picture::all_warnings(&draft, &facts, &choices);
            plan
        });
        (made, facts.organizations)
    };
    let plan = made.map_err(|blockers| Problem::new(Code::Blocked(blockers), OPERATION, session.now()))?;
    let prepared = session.cases.plans.register(plan, places, Some(slot.id));
    Ok(review::of(&prepared.id, &prepared.plan, &prepared.places))
}

/// Reads again what is old: the leaver, the owned organizations. The account that takes over is always read again.
async fn refresh(session: &Arc<Session>, slot: &DraftSlot) -> Outcome<()> {
    if let Some(user) = successor(slot) {
        let found = holding::read(session, user).await?;
        slot.lock().successor = Some(found);
    }
    let (leaver, owned) = {
        let draft = slot.lock();
        if draft.read_at.elapsed() < OLD {
            return Ok(());
        }
        let owned = draft.places.iter().filter(|place| place.owner() == Some(draft.leaver.id));
        (draft.leaver.id, owned.map(OrganizationFacts::id).collect::<Vec<_>>())
    };
    let leaver = person(session, leaver).await?;
    let (fresh, gone) = read_again(session, owned).await?;
    let mut draft = slot.lock();
    draft.leaver = leaver;
    draft.places.retain(|place| !gone.contains(&place.id()));
    for place in fresh {
        draft.take(place);
    }
    draft.read_at = Instant::now();
    choices::refresh(&mut draft);
    Ok(())
}

fn successor(slot: &DraftSlot) -> Option<UserId> {
    slot.lock().input.successor
}

async fn read_again(
    session: &Arc<Session>,
    places: Vec<OrganizationId>,
) -> Outcome<(Vec<OrganizationFacts>, BTreeSet<OrganizationId>)> {
    let (mut fresh, mut gone) = (Vec::new(), BTreeSet::new());
    for id in places {
        match sweep::organization_facts(session, id).await {
            Ok(facts) => fresh.push(facts),
            Err(problem) if problem.code == Code::NotFound => {
                gone.insert(id);
            }
            Err(problem) => return Err(problem),
        }
    }
    Ok((fresh, gone))
}
