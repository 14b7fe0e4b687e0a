//! The rules of waiting, against a safe that is held up on purpose. No test sleeps: what is slow is held and let go.

use std::time::{Duration, Instant};

use secrecy::{ExposeSecret as _, SecretString};

use crate::backend::Backend;
use crate::double::Safe;
use crate::{SessionKeys, Vault, VaultError, VaultState};

const PROFILE: &str = "4f6b1f0e-9c1a-4d9e-8f57-0a8a5a1f2b3c";
const SOON: Duration = Duration::from_millis(150);
/// Longer than any test takes: nothing may depend on it passing.
const NEVER: Duration = Duration::from_secs(300);

fn key(text: &str) -> SecretString {
    SecretString::from(text)
}

fn shown(key: Option<SecretString>) -> Option<String> {
    key.map(|key| key.expose_secret().to_owned())
}

/// Asks until the answer is another one than "waiting".
async fn eventually<T>(mut ask: impl AsyncFnMut() -> Result<T, VaultError>) -> Result<T, VaultError> {
    loop {
        match ask().await {
            Err(VaultError::Waiting) => tokio::task::yield_now().await,
            answer => return answer,
        }
    }
}

#[tokio::test]
async fn a_key_is_kept_read_replaced_and_forgotten() {
    let safe = Safe::new();
    let vault = Vault::in_memory(&safe, NEVER);
    assert_eq!(shown(vault.get(PROFILE).await.unwrap()), None);
    vault.put(PROFILE, &key("first")).await.unwrap();
    vault.put(PROFILE, &key("second")).await.unwrap();
    assert_eq!(shown(vault.get(PROFILE).await.unwrap()).as_deref(), Some("second"));
    vault.delete(PROFILE).await.unwrap();
    assert_eq!(shown(vault.get(PROFILE).await.unwrap()), None);
    vault.delete(PROFILE).await.unwrap();
    assert_eq!(vault.state().await, VaultState::Ready);
}

#[tokio::test]
async fn a_slow_answer_becomes_waiting_at_the_deadline() {
    let safe = Safe::new();
    let _held = safe.hold_next();
    let vault = Vault::in_memory(&safe, SOON);
    let start = Instant::now();
    assert_eq!(vault.get(PROFILE).await.unwrap_err(), VaultError::Waiting);
    assert!(start.elapsed() >= SOON, "gave up too early");
    assert!(start.elapsed() < NEVER / 10, "gave up too late: {:?}", start.elapsed());
}

#[tokio::test]
async fn the_deadline_does_not_follow_the_runtimes_clock() {
    tokio::time::pause();
    let safe = Safe::new();
    let held = safe.hold_next();
    let vault = Vault::in_memory(&safe, NEVER);
    let call = tokio::spawn({
        let vault = vault.clone();
        async move { vault.get(PROFILE).await }
    });
    tokio::time::advance(NEVER * 2).await;
    held.let_go();
    assert!(call.await.unwrap().is_ok());
}

#[tokio::test]
async fn calls_meanwhile_are_told_to_wait_at_once_and_do_not_reach_the_keychain() {
    let safe = Safe::new();
    let _held = safe.hold_next();
    let vault = Vault::in_memory(&safe, SOON);
    assert_eq!(vault.get(PROFILE).await.unwrap_err(), VaultError::Waiting);
    let start = Instant::now();
    assert_eq!(vault.get(PROFILE).await.unwrap_err(), VaultError::Waiting);
    assert_eq!(vault.get("another").await.unwrap_err(), VaultError::Waiting);
    assert_eq!(vault.put(PROFILE, &key("k")).await.unwrap_err(), VaultError::Waiting);
    assert_eq!(vault.delete(PROFILE).await.unwrap_err(), VaultError::Waiting);
    assert_eq!(vault.state().await, VaultState::Unusable(VaultError::Waiting));
    assert!(start.elapsed() < SOON * 5, "five calls took {:?}", start.elapsed());
    assert_eq!(safe.calls(), 1);
}

#[tokio::test]
async fn a_late_key_goes_to_the_next_who_asks_for_it() {
    let safe = Safe::new();
    Vault::in_memory(&safe, NEVER).put(PROFILE, &key("late")).await.unwrap();
    let vault = Vault::in_memory(&safe, SOON);
    let held = safe.hold_next();
    assert_eq!(vault.get(PROFILE).await.unwrap_err(), VaultError::Waiting);
    let calls = safe.calls();
    held.let_go();
    let found = eventually(async || vault.get(PROFILE).await).await.unwrap();
    assert_eq!(shown(found).as_deref(), Some("late"));
    assert_eq!(safe.calls(), calls, "the keychain was asked a second time");
}

#[tokio::test]
async fn a_late_refusal_is_told_once() {
    let safe = Safe::new();
    let vault = Vault::in_memory(&safe, SOON);
    let held = safe.hold_next();
    // The key is accepted late; reading it back is refused.
    safe.fail_next(VaultError::Denied);
    assert_eq!(vault.put(PROFILE, &key("k")).await.unwrap_err(), VaultError::Waiting);
    held.let_go();
    assert_eq!(eventually(async || vault.put(PROFILE, &key("k")).await).await.unwrap_err(), VaultError::Denied);
    eventually(async || vault.put(PROFILE, &key("k")).await).await.unwrap();
}

#[tokio::test]
async fn a_key_that_was_kept_late_counts_as_kept() {
    let safe = Safe::new();
    let vault = Vault::in_memory(&safe, SOON);
    let held = safe.hold_next();
    assert_eq!(vault.put(PROFILE, &key("late")).await.unwrap_err(), VaultError::Waiting);
    held.let_go();
    eventually(async || vault.put(PROFILE, &key("late")).await).await.unwrap();
    assert_eq!(safe.calls(), 2, "it was kept and read back once");
    assert_eq!(shown(safe.kept(PROFILE)).as_deref(), Some("late"));
}

#[tokio::test]
async fn another_key_than_the_late_one_is_kept_anew() {
    let safe = Safe::new();
    let vault = Vault::in_memory(&safe, SOON);
    let held = safe.hold_next();
    assert_eq!(vault.put(PROFILE, &key("late")).await.unwrap_err(), VaultError::Waiting);
    held.let_go();
    eventually(async || vault.put(PROFILE, &key("newer")).await).await.unwrap();
    assert_eq!(shown(safe.kept(PROFILE)).as_deref(), Some("newer"));
}

#[tokio::test]
async fn a_late_key_is_not_told_after_it_was_replaced() {
    let safe = Safe::new();
    Vault::in_memory(&safe, NEVER).put(PROFILE, &key("old")).await.unwrap();
    let vault = Vault::in_memory(&safe, SOON);
    let held = safe.hold_next();
    assert_eq!(vault.get(PROFILE).await.unwrap_err(), VaultError::Waiting);
    held.let_go();
    eventually(async || vault.put(PROFILE, &key("new")).await).await.unwrap();
    let found = eventually(async || vault.get(PROFILE).await).await.unwrap();
    assert_eq!(shown(found).as_deref(), Some("new"));
}

#[tokio::test]
async fn every_kind_of_failure_arrives_as_it_is() {
    let safe = Safe::new();
    let vault = Vault::in_memory(&safe, NEVER);
    let other = VaultError::Other("something else".to_owned());
    for error in [VaultError::Missing, VaultError::Locked, VaultError::Denied, VaultError::Ambiguous, other] {
        safe.fail_next(error.clone());
        assert_eq!(vault.get(PROFILE).await.unwrap_err(), error);
        safe.fail_next(error.clone());
        assert_eq!(vault.put(PROFILE, &key("k")).await.unwrap_err(), error);
        safe.fail_next(error.clone());
        assert_eq!(vault.delete(PROFILE).await.unwrap_err(), error);
        safe.fail_next(error.clone());
        assert_eq!(vault.state().await, VaultState::Unusable(error));
    }
}

#[tokio::test]
async fn a_keychain_that_accepts_and_does_not_keep_is_found_out() {
    let safe = Safe::new();
    safe.forget_everything();
    let vault = Vault::in_memory(&safe, NEVER);
    assert!(matches!(vault.put(PROFILE, &key("k")).await, Err(VaultError::Other(_))));
}

#[tokio::test]
async fn keys_and_ids_that_some_keychain_could_not_keep_are_refused_before_it_is_asked() {
    let safe = Safe::new();
    let vault = Vault::in_memory(&safe, NEVER);
    let longest = "k".repeat(1_024);
    for unfit in ["", "with blank", "schlüssel", "line\nbreak", &format!("{longest}k")] {
        assert!(matches!(vault.put(PROFILE, &key(unfit)).await, Err(VaultError::Other(_))), "{unfit:?}");
    }
    for unfit in ["", "a.b", "a/b", "ü", &"a".repeat(65)] {
        assert!(matches!(vault.get(unfit).await, Err(VaultError::Other(_))), "{unfit:?}");
    }
    assert_eq!(safe.calls(), 0);
    vault.put(PROFILE, &key(&longest)).await.unwrap();
}

#[tokio::test]
async fn a_library_that_panics_costs_one_answer_and_not_the_vault() {
    struct Fragile {
        calls: usize,
    }
    impl Backend for Fragile {
        fn get(&mut self, _profile: &str) -> Result<Option<SecretString>, VaultError> {
            self.calls += 1;
            assert!(self.calls > 1, "as a library would");
            Ok(None)
        }
        fn put(&mut self, _profile: &str, _key: &SecretString) -> Result<(), VaultError> {
            Ok(())
        }
        fn delete(&mut self, _profile: &str) -> Result<(), VaultError> {
            Ok(())
        }
        fn probe(&mut self) -> Result<(), VaultError> {
            Ok(())
        }
    }
    let vault = Vault::over(Fragile { calls: 0 }, NEVER);
    assert!(matches!(vault.get(PROFILE).await, Err(VaultError::Other(_))));
    assert!(vault.get(PROFILE).await.unwrap().is_none());
}

#[test]
fn session_keys_are_held_replaced_and_forgotten_and_never_shown() {
    let keys = SessionKeys::new();
    keys.put(PROFILE, key("canary"));
    keys.put("another", key("canary"));
    assert!(!format!("{keys:?} {:?}", keys.get(PROFILE)).contains("canary"));
    keys.put(PROFILE, key("newer"));
    assert_eq!(shown(keys.clone().get(PROFILE)).as_deref(), Some("newer"));
    keys.forget(PROFILE);
    assert!(!keys.holds(PROFILE) && keys.holds("another"));
    keys.forget_all();
    assert!(!keys.holds("another"));
}
