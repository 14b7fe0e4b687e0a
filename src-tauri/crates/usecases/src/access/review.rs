//! From the tray to a plan: every organization that it touches is read anew, and only what is still as it was seen becomes
//! a line. The rest waits for a choice; what was put off stays in the tray.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::access::{CellKey, Known, Site, Tray, cell, freshness};
use domain::person::Person;
use domain::plan::access::{Access, Hindrance, plan};
use domain::plan::fact::Value;
use domain::plan::{Plan, PlanKind};
use domain::snapshot::OrganizationFacts;
use domain::{RoleId, UserId};

use super::facts::Facts;
use super::{count, fresh, lines, tray};
use crate::able;
use crate::problem::Outcome;
use crate::review;
use crate::runs::operator;
use crate::session::Session;
use crate::view::tray::{RefusedLine, TrayReview};

const OPERATION: &str = "prepare a change";

/// Reads, and makes the review where nothing stands in its way.
pub(super) async fn review(session: &Arc<Session>) -> Outcome<TrayReview> {
    let waiting = tray::tray(session).await?;
    let (operator, roles) = (operator(session).await?.id, session.roles().await?);
    let places = fresh::read(session, freshness::organizations(&waiting.in_use())).await?;
    let people = strangers(session, &waiting, &places).await?;
    let (already_so, waiting) = drop_what_is_so(session, &places, waiting).await?;
    let later = count(waiting.edits().values().filter(|edit| edit.later).count());
    let mut answer = TrayReview { later, already_so, ..TrayReview::default() };
    if waiting.in_use().is_empty() {
        return Ok(answer);
    }
    let profile = session.profile();
    let access = Access {
        places: &places,
        people: &people,
        roles: &roles,
        tray: &waiting,
        operator: Some(operator),
        instance: &profile.name,
    };
    match plan(&access) {
        Ok(plan) => {
            able::require(session, able::needs(plan.kind), OPERATION)?;
            let prepared = session.cases.plans.register(plan, places, None);
            let review = review::of(&prepared.id, &prepared.plan, &prepared.places);
            answer.review = Some(review::weighed(review, &prepared.plan, &prepared.places, &roles));
        }
        Err(hindrances) => explain(session, &waiting, &places, hindrances, &mut answer),
    }
    Ok(answer)
}

/// People of the tray who are in none of the organizations that they are wanted in.
async fn strangers(session: &Arc<Session>, tray: &Tray, places: &[OrganizationFacts]) -> Outcome<Vec<Person>> {
    let members: BTreeSet<UserId> = places.iter().flat_map(|place| &place.members).map(|one| one.person.id).collect();
    let wanted: BTreeSet<UserId> =
        tray.edits().keys().map(|key| key.user).filter(|user| !members.contains(user)).collect();
    let listed = session.directory.people_by_number(wanted.iter().copied());
    let mut people = Vec::new();
    for (user, person) in wanted.into_iter().zip(listed) {
        match person {
            Some(person) => people.push(person),
            None => {
                people.extend(session.read()?.person(user).await.map_err(|error| session.make_problem(&error))?);
            }
        }
    }
    Ok(people)
}

/// What somebody else made as it was wanted waits no more.
async fn drop_what_is_so(
    session: &Arc<Session>,
    places: &[OrganizationFacts],
    waiting: Arc<Tray>,
) -> Outcome<(u32, Arc<Tray>)> {
    let known = known(places);
    let present = |key: CellKey| cell::state(&known, key);
    let so: Vec<CellKey> = waiting
        .edits()
        .iter()
        .filter(|(key, edit)| !edit.later && present(**key) == domain::access::CellState::Present(edit.wish.role()))
        .map(|(key, _)| *key)
        .collect();
    if so.is_empty() {
        return Ok((0, waiting));
    }
    let (dropped, waiting) = tray::change(session, |tray| {
        let dropped = tray.drop_lines(so);
        (dropped > 0, dropped)
    })
    .await?;
    Ok((count(dropped), waiting))
}

fn known(places: &[OrganizationFacts]) -> Known {
    let site = |place: &OrganizationFacts| (place.id(), Arc::new(Site::of_facts(place)));
    Known { sites: places.iter().map(site).collect(), ..Known::default() }
}

/// Each line once: with what is there by now, or with why it cannot be.
fn explain(
    session: &Session,
    tray: &Tray,
    places: &[OrganizationFacts],
    hindrances: Vec<Hindrance>,
    answer: &mut TrayReview,
) {
    let mut facts = lines::facts(session, tray);
    let read = known(places).sites;
    for organization in freshness::organizations(tray) {
        // What was asked for and is not among what was read does not exist any more.
        if !read.contains_key(&organization) {
            facts.known.gone.insert(organization);
        }
    }
    facts.known.sites.extend(read);
    let (mut stale, mut refused) = (BTreeSet::new(), BTreeMap::new());
    for hindrance in hindrances {
        match hindrance {
            Hindrance::NothingToDo => {}
            Hindrance::Stale(one) => drop(stale.insert(one.key)),
            Hindrance::Refused { key, refusal } => drop(refused.insert(key, refusal)),
            Hindrance::PersonNotKnown(user) => {
                let of_theirs = tray.edits().keys().filter(|key| key.user == user);
                refused.extend(of_theirs.map(|key| (*key, domain::access::Refusal::AccountDeleted)));
            }
        }
    }
    answer.stale = of(&facts, tray, &stale);
    answer.refused = refused
        .into_iter()
        .filter_map(|(key, reason)| Some(RefusedLine { line: of(&facts, tray, &BTreeSet::from([key])).pop()?, reason }))
        .collect();
}

fn of(facts: &Facts, tray: &Tray, keys: &BTreeSet<CellKey>) -> Vec<crate::view::tray::TrayLine> {
    lines::strictly(facts, tray, |key| keys.contains(key))
}

/// What a run took over from the tray: each cell with what it is to become.
pub(super) fn wishes(plan: &Plan) -> BTreeMap<CellKey, Option<RoleId>> {
    let wish = |step: &domain::plan::step::Step| match (&step.after, CellKey::of(&step.change.subject())) {
        (Value::Role(role), Some(key)) => Some((key, *role)),
        (_, _) => None,
    };
    plan.steps.iter().filter_map(wish).collect()
}

/// A run was begun from this plan: its lines live in the run from now on. What was staged otherwise since stays.
pub(crate) async fn begun(session: &Arc<Session>, plan: &Plan) {
    if plan.kind != PlanKind::Access {
        return;
    }
    let wishes = wishes(plan);
    let left = tray::change(session, |tray| {
        let taken = |key: &CellKey, wish: &Option<RoleId>| tray.get(key).is_some_and(|edit| edit.wish.role() == *wish);
        let keys: Vec<CellKey> = wishes.iter().filter(|(key, wish)| taken(key, wish)).map(|(key, _)| *key).collect();
        let some = !keys.is_empty();
        tray.let_go(keys);
        (some, ())
    });
    if let Err(problem) = left.await {
        // The run goes on; what is left in the tray is found to be so already when it is next reviewed.
        tracing::warn!(code = ?problem.code, "lines of a run could not be taken out of what waits");
    }
}
