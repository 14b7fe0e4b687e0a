//! What is saved of an instance, and what is not.

use usecases::connect;
use usecases::problem::Code;
use usecases::session;
use usecases::view::instance::{Kind, Look};
use vault::VaultError;

use crate::stage::{KEY, NO_ADMIN, Stage, secret};

#[tokio::test]
async fn a_saved_instance_is_listed_with_what_was_chosen() {
    let stage = Stage::tiny();
    let id = stage.saved(Kind::Live).await;
    let items = connect::instances(&stage.core).await.unwrap();
    let [item] = items.as_slice() else { panic!("one instance: {items:?}") };
    assert_eq!((item.id.as_str(), item.name.as_str(), item.kind), (id.as_str(), "Flowline EU", Kind::Live));
    assert_eq!((item.address.as_str(), item.open, item.unfinished), (stage.address.as_str(), false, false));
    let session = session::open(&stage.core, &id).await.unwrap();
    assert!(connect::instances(&stage.core).await.unwrap()[0].open);
    drop(session);
}

#[tokio::test]
async fn without_a_keychain_nothing_is_saved_and_the_reason_is_typed() {
    let stage = Stage::tiny();
    for (error, code) in [
        (VaultError::Missing, Code::KeychainMissing),
        (VaultError::Locked, Code::KeychainLocked),
        (VaultError::Denied, Code::KeychainDenied),
    ] {
        stage.safe.fail_next(error);
        let new = stage.new_instance("Flowline EU", Kind::Live);
        let problem = connect::save(&stage.core, new, secret(KEY), false).await.unwrap_err();
        assert_eq!(problem.code, code);
        assert_eq!(connect::instances(&stage.core).await.unwrap(), []);
    }
}

#[tokio::test]
async fn a_keychain_that_takes_its_time_saves_nothing_and_keeps_no_stray_key() {
    let stage = Stage::tiny();
    stage.check(KEY).await;
    let held = stage.safe.hold_next();
    let new = stage.new_instance("Flowline EU", Kind::Live);
    let problem = connect::save(&stage.core, new, secret(KEY), false).await.unwrap_err();
    assert_eq!(problem.code, Code::KeychainWaiting);
    assert_eq!(connect::instances(&stage.core).await.unwrap(), []);
    let before = stage.safe.calls();
    held.let_go();
    // Keeping it is one more call (reading it back), forgetting the stray key another.
    let forgotten = async {
        while stage.safe.calls() < before + 2 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(10), forgotten).await.expect("the stray key is forgotten");
    let new = stage.new_instance("Flowline EU", Kind::Live);
    connect::save(&stage.core, new, secret(KEY), false).await.unwrap();
}

#[tokio::test]
async fn a_key_that_was_never_checked_is_checked_when_saved() {
    let stage = Stage::tiny();
    stage.check(KEY).await;
    let new = stage.new_instance("Flowline EU", Kind::Live);
    let problem = connect::save(&stage.core, new, secret(NO_ADMIN), false).await.unwrap_err();
    assert_eq!(problem.code, Code::NoAdmin);
    assert_eq!(connect::instances(&stage.core).await.unwrap(), []);
}

#[tokio::test]
async fn a_checked_key_is_saved_without_a_second_check() {
    let stage = Stage::tiny();
    stage.check(KEY).await;
    let asked = stage.instance.audit().len();
    stage.saved(Kind::Live).await;
    assert_eq!(stage.instance.audit().len(), asked);
}

#[tokio::test]
async fn names_and_looks_are_unique_and_names_usable() {
    let stage = Stage::tiny();
    let first = stage.saved(Kind::Live).await;
    let save = async |name: &str, look| {
        let new = usecases::view::connect::NewInstance { look, ..stage.new_instance(name, Kind::Test) };
        connect::save(&stage.core, new, secret(KEY), true).await
    };
    assert_eq!(save("flowline eu ", None).await.unwrap_err().code, Code::NameTaken);
    for name in ["", "  ", &"x".repeat(61), "two\nlines"] {
        assert_eq!(save(name, None).await.unwrap_err().code, Code::NameUnusable, "{name:?}");
    }
    let look = connect::instances(&stage.core).await.unwrap()[0].look.clone();
    assert_eq!(save("Other", Some(look.clone())).await.unwrap_err().code, Code::LookTaken);
    let second = save("Other", None).await.unwrap();
    let taken =
        connect::update(&stage.core, &second, "FLOWLINE EU".to_owned(), Kind::Test, Look { color: 7, shape: 1 });
    assert_eq!(taken.await.unwrap_err().code, Code::NameTaken);
    connect::update(&stage.core, &first, "Flowline".to_owned(), Kind::Test, look).await.unwrap();
    let names: Vec<String> = connect::instances(&stage.core).await.unwrap().into_iter().map(|item| item.name).collect();
    assert_eq!(names, ["Flowline", "Other"]);
}

#[tokio::test]
async fn a_deleted_instance_takes_its_key_along() {
    let stage = Stage::tiny();
    let id = stage.saved(Kind::Live).await;
    assert!(stage.safe.kept(&id).is_some());
    stage.safe.fail_next(VaultError::Locked);
    assert_eq!(connect::delete(&stage.core, &id).await.unwrap_err().code, Code::KeychainLocked);
    assert_eq!(connect::instances(&stage.core).await.unwrap().len(), 1, "it can be tried again");
    connect::delete(&stage.core, &id).await.unwrap();
    assert!(stage.safe.kept(&id).is_none());
    assert_eq!(connect::instances(&stage.core).await.unwrap(), []);
}

#[tokio::test]
async fn the_key_is_in_no_file_of_the_data_folder() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    let mut ear = crate::stage::Ear::on(&session);
    ear.until(async || {
        let page = usecases::directory::people(&session, crate::stage::query("", 1)).await.unwrap();
        (page.state == usecases::view::people::ListState::Complete).then_some(())
    })
    .await;
    let mut files = 0;
    for entry in std::fs::read_dir(&stage.folder.0).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            files += 1;
            let bytes = std::fs::read(&path).unwrap();
            assert!(!bytes.windows(KEY.len()).any(|window| window == KEY.as_bytes()), "{}", path.display());
        }
    }
    assert!(files > 0);
}
