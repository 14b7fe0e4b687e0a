//! Nobody touches a window for a while: it locks itself and wipes its key, and comes back without losing anything.

use std::sync::Arc;
use std::time::Duration;

use usecases::problem::Code;
use usecases::rules::{self, HouseRules};
use usecases::session::{self, Session};
use usecases::view::instance::{InstanceInfo, KeyPlace, Kind, LockedBy};
use usecases::{access, connect, directory, editing, presence};

use crate::stage::{Ear, KEY, Stage, query, secret};

async fn info(session: &Arc<Session>) -> InstanceInfo {
    session::info(session).await.unwrap()
}

/// Both lists and who is where are read, so that nothing goes on by itself.
async fn everything_read(session: &Arc<Session>) {
    let mut ear = Ear::on(session);
    let whole = async || {
        let page = directory::people(session, query("", 1)).await.unwrap();
        let coverage = serde_json::to_value(page.coverage.state).unwrap();
        (coverage == "complete" && info(session).await.operator.is_some()).then_some(())
    };
    ear.until(whole).await;
}

/// Lets this time go by while nobody is there.
async fn nobody_for(minutes: u64) {
    tokio::time::pause();
    for _ in 0..minutes * 60 {
        tokio::time::advance(Duration::from_secs(1)).await;
        tokio::task::yield_now().await;
    }
    tokio::time::resume();
}

#[tokio::test]
async fn after_fifteen_minutes_without_anybody_editing_is_locked_and_the_key_is_gone_from_memory() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    everything_read(&session).await;
    editing::unlock(&session).await.unwrap();
    let (held, arrived) = (session.read().unwrap(), stage.instance.audit().len());

    nobody_for(14).await;
    assert_eq!(info(&session).await.key, KeyPlace::Keychain);
    nobody_for(2).await;
    let away = info(&session).await;
    assert_eq!((away.key, away.editing.open), (KeyPlace::Away, false));
    assert_eq!(session.read().unwrap_err().code, Code::KeyNeeded);
    // Whoever still holds a client has a key that is empty.
    assert!(held.me().await.is_err());
    assert_eq!(stage.instance.audit().len(), arrived, "something was asked without anybody");
    assert_eq!(editing::require_open(&session).unwrap_err().code, Code::Locked);

    let back = presence::come_back(&session).await.unwrap();
    assert_eq!((back.key, back.editing.open), (KeyPlace::Keychain, false));
    assert!(session.read().unwrap().me().await.is_ok());
}

#[tokio::test]
async fn a_touch_of_the_window_keeps_it_open() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    everything_read(&session).await;
    for _ in 0..3 {
        nobody_for(10).await;
        presence::here(&session);
    }
    assert_eq!(info(&session).await.key, KeyPlace::Keychain);
}

#[tokio::test]
async fn a_key_that_was_typed_for_this_session_has_to_be_typed_again() {
    let stage = Stage::tiny();
    let id = connect::save(&stage.core, stage.new_instance("A", Kind::Test), secret(KEY), true).await.unwrap();
    let session = session::open(&stage.core, &id).await.unwrap();
    everything_read(&session).await;
    nobody_for(16).await;
    assert_eq!(presence::come_back(&session).await.unwrap().key, KeyPlace::AwayTyped);
    drop(session);
    let session = session::open(&stage.core, &id).await.unwrap();
    assert!(session.read().is_err(), "it is nowhere else either");
    assert_eq!(session::provide_key(&session, secret(KEY), true).await.unwrap().key, KeyPlace::Session);
}

#[tokio::test]
async fn what_was_staged_is_there_when_somebody_comes_back() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    everything_read(&session).await;
    let before = access::tray(&session).await.unwrap();
    nobody_for(16).await;
    presence::come_back(&session).await.unwrap();
    assert_eq!(access::tray(&session).await.unwrap(), before);
    let page = directory::people(&session, query("lindqvist", 5)).await.unwrap();
    assert_eq!(page.rows.first().map(|row| row.name.as_str()), Some("Mara Lindqvist"));
}

#[tokio::test]
async fn the_time_is_a_house_rule_that_survives_a_restart() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    everything_read(&session).await;
    assert_eq!(session.rules().idle_minutes, 15);
    for wrong in [0, 1, 14, u16::MAX] {
        assert!(
            rules::set(&session, HouseRules { idle_minutes: wrong, ..HouseRules::default() }).await.is_err(),
            "{wrong}"
        );
    }
    rules::set(&session, HouseRules { idle_minutes: 60, ..HouseRules::default() }).await.unwrap();
    nobody_for(16).await;
    assert_eq!(info(&session).await.key, KeyPlace::Keychain);
    let id = session.profile_id().0;
    drop(session);
    let vault = vault::Vault::in_memory(&stage.safe, Duration::from_secs(5));
    let restarted = usecases::core::Core::open_with(&stage.folder.0, vault).unwrap();
    assert_eq!(session::open(&restarted, &id).await.unwrap().rules().idle_minutes, 60);
}

#[tokio::test]
async fn whoever_goes_to_another_instance_leaves_this_one_locked() {
    let stage = Stage::tiny();
    let eu = stage.opened().await;
    let other = connect::save(&stage.core, stage.new_instance("Flowline US", Kind::Live), secret(KEY), false).await;
    let us = session::open(&stage.core, &other.unwrap()).await.unwrap();
    editing::unlock(&eu).await.unwrap();
    presence::went_to(&eu, [Arc::clone(&eu), Arc::clone(&us)]);
    assert!(info(&eu).await.editing.open, "it is the one somebody is at");
    presence::went_to(&us, [Arc::clone(&eu), Arc::clone(&us)]);
    let left = info(&eu).await.editing;
    assert_eq!((left.open, left.locked_by), (false, Some(LockedBy::OtherInstance)));
    assert_eq!(info(&us).await.editing.locked_by, None);
}
