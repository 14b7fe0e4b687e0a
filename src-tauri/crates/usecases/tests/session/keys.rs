//! Where the key of an open instance is, and how it gets there.

use std::sync::Arc;

use practice::{KeyKind, Size, Switches};
use usecases::connect;
use usecases::editing;
use usecases::passport;
use usecases::problem::Code;
use usecases::session::{self, Happening, Session};
use usecases::view::instance::{KeyPlace, Kind};
use vault::VaultError;

use crate::stage::{Ear, KEY, NO_ADMIN, READ_ONLY, SUPPORT, Stage, instance, secret};

const NEW_KEY: &str = "5a1b2c3d-1111-4222-8333-444455556666";

async fn place(session: &Arc<Session>) -> KeyPlace {
    session::info(session).await.unwrap().key
}

/// Waits until it is known whose key it is.
async fn operator(session: &Arc<Session>) -> String {
    let mut ear = Ear::on(session);
    ear.until(async || session::info(session).await.unwrap().operator).await.name
}

#[tokio::test]
async fn a_saved_instance_opens_with_its_key_from_the_keychain() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    assert_eq!(place(&session).await, KeyPlace::Keychain);
    assert_eq!(operator(&session).await, "Ines Berg");
    let info = session::info(&session).await.unwrap();
    assert_eq!((info.name.as_str(), info.kind, info.address.as_str()), ("Flowline EU", Kind::Live, &*stage.address));
    assert_eq!(info.jobs.iter().filter(|job| job.can).count(), 5);
}

#[tokio::test]
async fn a_key_for_this_session_only_never_reaches_the_keychain_and_is_gone_after_a_restart() {
    let stage = Stage::tiny();
    let id = connect::save(&stage.core, stage.new_instance("A", Kind::Test), secret(KEY), true).await.unwrap();
    assert!(stage.safe.kept(&id).is_none());
    let session = session::open(&stage.core, &id).await.unwrap();
    assert_eq!(place(&session).await, KeyPlace::Session);
    drop(session);

    let vault = vault::Vault::in_memory(&stage.safe, std::time::Duration::from_secs(5));
    let restarted = usecases::core::Core::open_with(&stage.folder.0, vault).unwrap();
    let session = session::open(&restarted, &id).await.unwrap();
    assert_eq!(place(&session).await, KeyPlace::Missing);
    assert_eq!(session.read().unwrap_err().code, Code::KeyNeeded);
}

#[tokio::test]
async fn a_late_keychain_completes_the_window_by_itself() {
    let stage = Stage::tiny();
    let id = stage.saved(Kind::Live).await;
    let held = stage.safe.hold_next();
    let session = session::open(&stage.core, &id).await.unwrap();
    assert_eq!(place(&session).await, KeyPlace::WaitingForKeychain);
    assert_eq!(session.read().unwrap_err().code, Code::KeychainWaiting);
    let mut ear = Ear::on(&session);
    held.let_go();
    ear.until(async || (place(&session).await == KeyPlace::Keychain).then_some(())).await;
    assert!(ear.all().contains(&Happening::Key));
}

#[tokio::test]
async fn a_locked_keychain_leaves_the_window_open_and_a_person_can_give_the_key() {
    let stage = Stage::tiny();
    let id = stage.saved(Kind::Live).await;
    stage.safe.fail_next(VaultError::Locked);
    let session = session::open(&stage.core, &id).await.unwrap();
    assert_eq!(place(&session).await, KeyPlace::Missing);
    assert_eq!(session.read().unwrap_err().code, Code::KeychainLocked);
    let info = session::provide_key(&session, secret(KEY), true).await.unwrap();
    assert_eq!(info.key, KeyPlace::Session);
    assert!(session.read().is_ok());
}

#[tokio::test]
async fn a_given_key_is_checked_first_and_a_refused_one_changes_nothing() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    let id = session.profile_id().0;
    for (key, code) in [("ffffffff-1111-4222-8333-444455556666", Code::KeyRefused), (NO_ADMIN, Code::NoAdmin)] {
        assert_eq!(session::provide_key(&session, secret(key), false).await.unwrap_err().code, code);
        assert_eq!(secrecy::ExposeSecret::expose_secret(&stage.safe.kept(&id).unwrap()), KEY);
        assert!(session.read().unwrap().me().await.is_ok());
    }
}

#[tokio::test]
async fn a_replaced_key_is_used_by_the_open_window_at_once() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    let id = session.profile_id().0;
    stage.instance.revoke_keys();
    assert!(session.read().unwrap().me().await.unwrap_err().is_key_problem());
    stage.instance.add_key(NEW_KEY, KeyKind::Full);
    connect::replace_key(&stage.core, &id, secret(NEW_KEY), false).await.unwrap();
    assert!(session.read().unwrap().me().await.is_ok());
    assert_eq!(place(&session).await, KeyPlace::Keychain);
}

#[tokio::test]
async fn a_key_of_somebody_else_is_taken_and_said_to_be() {
    let stage = Stage::tiny();
    let id = stage.saved(Kind::Live).await;
    let report = connect::replace_key(&stage.core, &id, secret(READ_ONLY), false).await.unwrap();
    assert_eq!(report.former_operator, None, "another key of the same person");
    let report = connect::replace_key(&stage.core, &id, secret(SUPPORT), false).await.unwrap();
    assert_eq!(report.operator.unwrap().name, "Oskar Lind");
    assert_eq!(report.former_operator.unwrap().name, "Ines Berg");
}

#[tokio::test]
async fn each_window_uses_its_own_key_at_its_own_address_only() {
    let stage = Stage::tiny();
    let (other, served) = instance(Size::Tiny, Switches::default());
    other.revoke_keys();
    other.add_key(NEW_KEY, KeyKind::Full);
    let first = stage.opened().await;
    let mut second = stage.new_instance("Flowline Test", Kind::Test);
    second.address = served.url();
    let second = connect::save(&stage.core, second, secret(NEW_KEY), false).await.unwrap();
    let second = session::open(&stage.core, &second).await.unwrap();

    assert_eq!(first.read().unwrap().address().origin(), stage.address);
    assert_eq!(second.read().unwrap().address().origin(), served.url());
    for session in [&first, &second] {
        session.read().unwrap().me().await.unwrap();
        usecases::directory::refresh(session).await.unwrap();
        assert_eq!(operator(session).await, "Ines Berg");
    }
    // The key of one is unknown to the other: had it ever been sent there, it would be noted as wrong.
    for instance in [&stage.instance, &other] {
        let arrivals = instance.audit();
        assert!(arrivals.iter().all(|arrival| arrival.key_right || arrival.path.ends_with("/ping")), "{arrivals:?}");
    }
    // And a key for one is not taken by the other.
    let refused = session::provide_key(&second, secret(KEY), false).await.unwrap_err();
    assert_eq!(refused.code, Code::KeyRefused);
}

#[tokio::test]
async fn a_live_instance_opens_locked_and_a_test_instance_open() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    assert_eq!(editing::require_open(&session).unwrap_err().code, Code::Locked);
    let mut ear = Ear::on(&session);
    let info = editing::unlock(&session).await.unwrap();
    assert!(info.editing.open && info.editing.seconds_left.unwrap() > 890);
    assert!(editing::require_open(&session).is_ok());
    ear.until(async || Some(()).filter(|()| true)).await;
    assert!(ear.all().contains(&Happening::Editing));
    assert!(!editing::lock(&session).await.unwrap().editing.open);
    assert_eq!(editing::require_open(&session).unwrap_err().code, Code::Locked);

    let profile = session.profile();
    let look = usecases::view::instance::Look { color: profile.color, shape: profile.shape };
    connect::update(&stage.core, &profile.id.0, "Now a test".to_owned(), Kind::Test, look).await.unwrap();
    assert!(editing::require_open(&session).is_ok(), "the open window hears of it");
    assert_eq!(session::info(&session).await.unwrap().name, "Now a test");
}

#[tokio::test]
async fn the_sample_data_open_with_their_own_key_and_can_be_written_to() {
    let stage = Stage::tiny();
    let session = session::open_practice(&stage.core, &stage.address, secret(KEY)).await.unwrap();
    let info = session::info(&session).await.unwrap();
    assert_eq!((info.id.as_str(), info.kind, info.key), ("practice", Kind::Sample, KeyPlace::Session));
    assert_eq!(info.name, "Sample data");
    assert!(editing::require_open(&session).is_ok());
    assert!(connect::instances(&stage.core).await.unwrap().is_empty());
}

#[tokio::test]
async fn opening_an_instance_twice_gives_the_same_session() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    let again = session::open(&stage.core, &session.profile_id().0).await.unwrap();
    assert!(Arc::ptr_eq(&session, &again));
    assert_eq!(session::open(&stage.core, "nobody").await.err().unwrap().code, Code::NotFound);
}

#[tokio::test]
async fn the_passport_of_a_key_tells_since_when_it_is_kept_and_when_it_was_last_taken() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    operator(&session).await;
    let mut ear = Ear::on(&session);
    usecases::directory::refresh(&session).await.unwrap();
    let first = ear
        .until(async || {
            let known = passport::passport(&session).await.unwrap();
            known
                .used_at
                .clone()
                .filter(|used| known.saved_at.as_ref().is_some_and(|saved| saved < used))
                .map(|_| known)
        })
        .await;
    let noted = passport::set_renew_by(&session, Some("2027-03-01".to_owned())).await.unwrap();
    assert_eq!(noted.renew_by.as_deref(), Some("2027-03-01"));
    for wrong in ["", "soon", "2027-02-30", "2027-3-1", "02027-03-01"] {
        assert!(passport::set_renew_by(&session, Some(wrong.to_owned())).await.is_err(), "{wrong}");
    }
    stage.instance.add_key(NEW_KEY, KeyKind::Full);
    session::provide_key(&session, secret(NEW_KEY), false).await.unwrap();
    let renewed = passport::passport(&session).await.unwrap();
    assert!(renewed.saved_at > first.saved_at);
    assert_eq!(renewed.renew_by, None, "the new key has a day of its own");
}

#[tokio::test]
async fn a_forgotten_key_is_nowhere_and_the_instance_stays() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    operator(&session).await;
    let (id, held) = (session.profile_id().0, session.read().unwrap());
    let info = passport::forget_key(&session).await.unwrap();
    assert_eq!(info.key, KeyPlace::Missing);
    assert!(stage.safe.kept(&id).is_none());
    assert!(held.me().await.is_err(), "it is wiped from memory too");
    assert_eq!(session.read().unwrap_err().code, Code::KeyNeeded);
    assert_eq!(passport::passport(&session).await.unwrap().used_at, None);
    assert_eq!(connect::instances(&stage.core).await.unwrap().len(), 1);
    session::provide_key(&session, secret(KEY), false).await.unwrap();
    assert!(session.read().is_ok());
}

#[tokio::test]
async fn a_keychain_that_does_not_let_go_of_a_key_leaves_everything_as_it_is() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    stage.safe.fail_next(VaultError::Locked);
    assert_eq!(passport::forget_key(&session).await.unwrap_err().code, Code::KeychainLocked);
    assert_eq!(place(&session).await, KeyPlace::Keychain);
    assert!(session.read().unwrap().me().await.is_ok());
}
