//! From the tray to a run: freshness, choices, weights, confirmation, and what stays in the tray.

use domain::access::{Refusal, Weight};
use domain::plan::PlanKind;
use domain::{RoleId, UserId};
use usecases::view::access::StageWish;
use usecases::view::run::{RunState, StepWord};
use usecases::view::tray::{TrayDecision, TrayLineState};
use usecases::{access, runs};

use crate::desk::{ADMIN, Grid, MEMBER, TEAM_OPERATOR, in_world, role};
use crate::house::{House, KITCHEN};

const ELIF: u64 = 4716;
const SOFIA: u64 = 4720;
const HANA: u64 = 2058;

fn org() -> String {
    format!("org-{KITCHEN}")
}

/// Somebody else changes the world.
fn behind_our_back(house: &House, change: impl FnOnce(&mut practice::World)) {
    let mut world = house.instance.world();
    change(&mut world);
    house.instance.replace_world(world);
}

async fn put(house: &House, user: u64, place: &str, wish: StageWish) {
    let answer = access::stage_one(&house.session, UserId(user), place.to_owned(), wish).await.unwrap();
    assert_eq!(answer.staged, 1, "{user} in {place}: {answer:?}");
}

/// Three changes: less for one, new for another, a removal.
async fn three(house: &House) {
    Grid::of(house, KITCHEN).await;
    put(house, ELIF, "team-404", role(TEAM_OPERATOR)).await;
    put(house, HANA, &org(), role(MEMBER)).await;
    put(house, SOFIA, &org(), StageWish::Remove).await;
}

#[tokio::test(start_paused = true)]
async fn what_was_staged_is_reviewed_confirmed_carried_out_and_proven_line_by_line() {
    let house = House::new().await;
    three(&house).await;
    let answer = access::review(&house.session).await.unwrap();
    assert_eq!((answer.stale.len(), answer.refused.len(), answer.later, answer.already_so), (0, 0, 0, 0));
    let review = answer.review.unwrap();
    assert_eq!((review.kind, review.lines.len()), (PlanKind::Access, 3));
    let weighed =
        |weight: Weight| u32::try_from(review.lines.iter().filter(|line| line.weight == Some(weight)).count()).unwrap();
    let summary = review.summary.access.unwrap();
    assert_eq!(summary.removed + summary.less + summary.more + summary.new, review.summary.lines);
    assert_eq!((summary.removed, summary.new), (weighed(Weight::Removed), weighed(Weight::New)));
    assert_eq!((summary.removed, summary.new), (1, 1));
    assert!(review.typed_name.is_some(), "somebody is removed from an organization");
    assert_eq!(house.writes(), 0, "nothing is sent before the review is confirmed");

    let run = house.start(&review).await;
    assert_eq!(access::tray(&house.session).await.unwrap().count, 0, "they live in the run now");
    assert!(!access::undo(&house.session).await.unwrap().redo, "what a run took over is not taken back by undo");
    let view = house.rest(&run).await;
    assert_eq!(view.state, RunState::Finished, "{view:#?}");
    assert_eq!(view.review.summary.access, Some(summary), "the run counts like its review");
    assert!(view.steps.iter().all(|step| step.state == StepWord::Done));
    let world = house.instance.world();
    assert_eq!(in_world(&world, HANA, &org()), Some(RoleId(MEMBER)));
    assert_eq!(in_world(&world, SOFIA, &org()), None);
    assert_eq!(house.writes(), 3);
}

#[tokio::test(start_paused = true)]
async fn only_a_line_whose_facts_changed_needs_a_new_look() {
    let house = House::new().await;
    three(&house).await;
    behind_our_back(&house, |world| world.members.get_mut(&KITCHEN).unwrap().get_mut(&SOFIA).unwrap().role = ADMIN);
    let answer = access::review(&house.session).await.unwrap();
    assert!(answer.review.is_none());
    let stale: Vec<u64> = answer.stale.iter().map(|line| line.user.id.0).collect();
    assert_eq!(stale, [SOFIA]);
    let TrayLineState::Stale { now: Some(now), unknown: None } = &answer.stale[0].state else { panic!("{answer:?}") };
    assert_eq!(now.id, RoleId(ADMIN));
    assert_eq!(house.writes(), 0);

    let key = answer.stale[0].key.clone();
    access::decide(&house.session, key.clone(), TrayDecision::Later).await.unwrap();
    let answer = access::review(&house.session).await.unwrap();
    assert_eq!((answer.later, answer.review.unwrap().lines.len()), (1, 2));

    access::decide(&house.session, key.clone(), TrayDecision::Mine).await.unwrap();
    let review = access::review(&house.session).await.unwrap().review.unwrap();
    assert_eq!(review.lines.len(), 3);
    let line = review.lines.iter().find(|line| line.user.as_ref().is_some_and(|user| user.id.0 == SOFIA)).unwrap();
    assert_eq!((line.before.as_str(), line.after.as_str()), ("12", "none"));

    access::undo(&house.session).await.unwrap();
    access::decide(&house.session, key, TrayDecision::Theirs).await.unwrap();
    assert_eq!(access::review(&house.session).await.unwrap().review.unwrap().lines.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn what_somebody_else_made_as_wanted_waits_no_more_and_what_cannot_be_any_more_is_named() {
    let house = House::new().await;
    three(&house).await;
    behind_our_back(&house, |world| {
        let seat = practice::Seat { role: MEMBER, invitation: None, sso_pending: false };
        world.members.get_mut(&KITCHEN).unwrap().insert(HANA, seat);
        world.people.get_mut(&SOFIA).unwrap().deleted = true;
    });
    let answer = access::review(&house.session).await.unwrap();
    assert_eq!(answer.already_so, 1);
    assert!(answer.review.is_none());
    let refused: Vec<_> = answer.refused.iter().map(|one| (one.line.user.id.0, one.reason)).collect();
    assert!(refused.is_empty() || refused == [(SOFIA, Refusal::AccountDeleted)], "{answer:?}");
    assert_eq!(answer.refused.len() + answer.stale.len(), 1);
    assert_eq!(access::tray(&house.session).await.unwrap().count, 2);
}

#[tokio::test(start_paused = true)]
async fn a_line_that_was_staged_otherwise_after_the_review_stays_when_the_run_begins() {
    let house = House::new().await;
    three(&house).await;
    let review = access::review(&house.session).await.unwrap().review.unwrap();
    put(&house, HANA, &org(), role(ADMIN)).await;
    let run = house.start(&review).await;
    house.rest(&run).await;
    let tray = access::tray(&house.session).await.unwrap();
    assert_eq!(tray.lines.iter().map(|line| line.user.id.0).collect::<Vec<_>>(), [HANA]);
}

#[tokio::test(start_paused = true)]
async fn an_empty_tray_has_no_review() {
    let house = House::new().await;
    let answer = access::review(&house.session).await.unwrap();
    assert!(answer.review.is_none() && answer.stale.is_empty());
    let progress = access::review_progress(&house.session).await.unwrap();
    assert_eq!((progress.read, progress.total), (0, 0));
    assert!(runs::list(&house.session).await.unwrap().is_empty());
}
