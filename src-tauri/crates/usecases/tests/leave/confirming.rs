//! A run needs what the core issued, once, soon, for this plan, and an open window.

use std::time::Duration;

use practice::KeyKind;
use practice::faults::{Fault, Match, Moment, Rule};
use secrecy::SecretString;
use store::InstanceKind;
use usecases::problem::Code;
use usecases::view::instance::JobKind;
use usecases::view::leave::LeaveStart;
use usecases::view::review::Review;
use usecases::{confirm, editing, leave, runs, session};

use crate::house::{House, KITCHEN, MARA, organizations};

async fn confirmed(house: &House, review: &Review) -> String {
    let typed = review.typed_name.clone().unwrap().to_uppercase();
    confirm::confirm(&house.session, review.plan.clone(), format!(" {typed} ")).await.unwrap().token
}

async fn refused(house: &House, plan: &str, token: &str) -> Code {
    runs::start(&house.session, plan.to_owned(), token.to_owned()).await.unwrap_err().code
}

#[tokio::test(start_paused = true)]
async fn forged_replayed_late_and_foreign_confirmations_start_nothing() {
    let house = House::new().await;
    let review = house.nordlicht_review().await;
    assert_eq!(refused(&house, &review.plan, "made up").await, Code::ConfirmationSpent);
    assert_eq!(refused(&house, "made up", "made up").await, Code::ConfirmationSpent);

    let late = confirmed(&house, &review).await;
    tokio::time::advance(Duration::from_secs(61)).await;
    assert_eq!(refused(&house, &review.plan, &late).await, Code::ConfirmationSpent);

    let other = house.nordlicht_review().await;
    let foreign = confirmed(&house, &other).await;
    assert_eq!(refused(&house, &review.plan, &foreign).await, Code::ConfirmationSpent);
    assert_eq!(refused(&house, &other.plan, &foreign).await, Code::ConfirmationSpent);
    assert_eq!(house.writes(), 0);

    let token = confirmed(&house, &review).await;
    let run = runs::start(&house.session, review.plan.clone(), token.clone()).await.unwrap();
    assert_eq!(refused(&house, &review.plan, &token).await, Code::ConfirmationSpent);
    house.rest(&run).await;
    let again = confirm::confirm(&house.session, review.plan, "Nordlicht Catering".to_owned()).await.unwrap_err();
    assert_eq!(again.code, Code::UnknownPlan);
}

#[tokio::test(start_paused = true)]
async fn another_name_confirms_nothing() {
    let house = House::new().await;
    let review = house.nordlicht_review().await;
    for typed in ["", "Nordlicht", "Nordlicht Catering.", "Blue Harbor Trading"] {
        let problem = confirm::confirm(&house.session, review.plan.clone(), typed.to_owned()).await.unwrap_err();
        assert_eq!(problem.code, Code::TypedNameDiffers, "{typed}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_live_instance_prepares_and_confirms_while_locked_but_starts_only_open() {
    let house = House::saved(InstanceKind::Live).await;
    let review = house.nordlicht_review().await;
    let token = confirmed(&house, &review).await;
    assert_eq!(refused(&house, &review.plan, &token).await, Code::Locked);
    assert_eq!(house.writes(), 0);
    editing::unlock(&house.session).await.unwrap();
    let run = house.start(&review).await;
    // A run that was started while editing was open goes on by itself; only continuing it asks again.
    editing::lock(&house.session).await.unwrap();
    let view = house.rest(&run).await;
    assert!(view.over, "{view:#?}");
    assert_eq!(runs::go_on(&house.session, run).await.unwrap_err().code, Code::Locked);
}

#[tokio::test(start_paused = true)]
async fn a_limited_key_is_held_up_before_anything_begins() {
    let house = House::saved(InstanceKind::Test).await;
    let review = house.nordlicht_review().await;
    let token = confirmed(&house, &review).await;
    let limited = "bbbbbbbb-1111-4222-8333-444455556666";
    house.instance.add_key(limited, KeyKind::ReadOnly);
    session::provide_key(&house.session, SecretString::from(limited), true).await.unwrap();
    loop {
        let seen = house.heard();
        if !session::info(&house.session).await.unwrap().jobs.is_empty() {
            break;
        }
        house.hear(seen).await;
    }
    let cannot = |code: Code| {
        let Code::KeyCannot { missing } = code else { panic!("{code:?}") };
        missing.into_iter().map(|job| job.job).collect::<Vec<_>>()
    };
    let customer = leave::begin(&house.session, organizations(&[KITCHEN])).await.unwrap_err().code;
    assert_eq!(cannot(customer), [JobKind::ChangeLicenses, JobKind::ChangeRoles]);
    let person = leave::begin(&house.session, LeaveStart::Person(domain::UserId(MARA))).await.unwrap_err().code;
    assert_eq!(cannot(person), [JobKind::ChangeRoles]);
    let run = refused(&house, &review.plan, &token).await;
    assert_eq!(cannot(run), [JobKind::ChangeLicenses, JobKind::ChangeRoles]);
    assert_eq!(house.writes(), 0);
}

#[tokio::test(start_paused = true)]
async fn nothing_is_sent_when_the_snapshot_cannot_be_read() {
    let house = House::new().await;
    let review = house.nordlicht_review().await;
    let fault = Fault::Status { status: 403, moment: Moment::BeforeApply, retry_after: None };
    house.fail(vec![Rule { when: Match::every("GET", "/admin/organizations"), fault }]);
    let token = confirmed(&house, &review).await;
    assert_eq!(refused(&house, &review.plan, &token).await, Code::Forbidden, "the disk is not to blame");
    assert_eq!(house.writes(), 0);
    assert!(runs::list(&house.session).await.unwrap().is_empty());

    house.fail(Vec::new());
    let run = house.start(&review).await;
    assert!(house.rest(&run).await.over, "the same plan can be confirmed again");
}

#[tokio::test(start_paused = true)]
async fn nothing_is_sent_when_the_snapshot_cannot_be_kept() {
    let house = House::new().await;
    let review = house.nordlicht_review().await;
    let database = rusqlite::Connection::open(house.folder.join("gatehouse.sqlite")).unwrap();
    database
        .execute_batch("CREATE TRIGGER broken BEFORE INSERT ON snapshot BEGIN SELECT RAISE(ABORT, 'no'); END")
        .unwrap();
    let token = confirmed(&house, &review).await;
    assert_eq!(refused(&house, &review.plan, &token).await, Code::SnapshotFailed);
    assert_eq!(house.writes(), 0);
}
