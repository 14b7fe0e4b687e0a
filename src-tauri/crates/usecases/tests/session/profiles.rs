//! The saved instances among themselves: names, looks, order, groups, copies, and the file to share.

use domain::UserId;
use store::{InstanceKind, NewProfile, Way};
use usecases::core::Core;
use usecases::problem::Code;
use usecases::view::instance::{InstanceItem, KeyPlace, Kind, Look};
use usecases::view::instances::{ImportWhy, SwitchCase};
use usecases::{connect, instances, session};

use crate::stage::{Folder, KEY, Stage, secret};

async fn listed(stage: &Stage) -> Vec<InstanceItem> {
    connect::instances(&stage.core).await.unwrap()
}

async fn names(stage: &Stage) -> Vec<String> {
    listed(stage).await.into_iter().map(|item| item.name).collect()
}

/// Saves instances without keys, as a file would.
fn saved(core: &Core, names: &[&str]) -> Vec<String> {
    let add = |name: &&str| {
        let store::Look { color, shape } = core.home().propose_look().unwrap();
        let address = format!("https://{}.flowline.example", name.to_lowercase().replace(' ', "-"));
        let (name, kind, chosen) = ((*name).to_owned(), InstanceKind::Live, store::Chosen::default());
        let new = NewProfile { name, address, kind, color, shape, group: None, public_memberships: None, chosen };
        core.home().add_profiles_without_key(vec![new]).unwrap().remove(0).id.0
    };
    names.iter().map(add).collect()
}

#[tokio::test]
async fn two_similar_names_and_looks_are_refused_at_creation_and_at_a_change() {
    let stage = Stage::tiny();
    stage.saved(Kind::Live).await;
    let first = listed(&stage).await.remove(0);
    let alike = Code::NameLooksLike { other: "Flowline EU".to_owned() };
    let save = async |name: &str, look| {
        let new = usecases::view::connect::NewInstance { look, ..stage.new_instance(name, Kind::Live) };
        connect::save(&stage.core, new, secret(KEY), true).await
    };
    for name in ["FIowline EU", "Flow line EU", "Fl\u{43e}wline EU"] {
        assert_eq!(save(name, None).await.unwrap_err().code, alike, "{name}");
        let copied = instances::duplicate(&stage.core, &first.id, name, None).await;
        assert_eq!(copied.unwrap_err().code, alike, "{name}");
    }
    let close = Look { color: 6, ..first.look.clone() };
    assert_eq!((first.look.color, save("Other", Some(close.clone())).await.unwrap_err().code), (0, Code::LookTaken));
    let other = save("Other", None).await.unwrap();
    let look = listed(&stage).await.remove(1).look;
    let renamed = connect::update(&stage.core, &other, "FIowline EU".to_owned(), Kind::Live, look);
    assert_eq!(renamed.await.unwrap_err().code, alike);
    let relooked = connect::update(&stage.core, &other, "Other".to_owned(), Kind::Live, close);
    assert_eq!(relooked.await.unwrap_err().code, Code::LookTaken);
    assert_eq!(names(&stage).await, ["Flowline EU", "Other"]);
}

#[tokio::test]
async fn a_copy_has_the_address_and_the_rules_and_no_key() {
    let stage = Stage::tiny();
    let id = stage.saved(Kind::Test).await;
    let home = stage.core.home();
    let profile = home.profiles().unwrap().remove(0);
    home.update_profile(&store::Profile { holding_account: Some(UserId(41)), ..profile }).unwrap();
    home.set_may_remember(&store::ProfileId(id.clone()), false).unwrap();
    home.set_tray(&store::ProfileId(id.clone()), "somebody's work").unwrap();
    instances::set_group(&stage.core, &id, " South ").await.unwrap();
    let copy = instances::duplicate(&stage.core, &id, "Second key", None).await.unwrap();
    let [first, second] = <[_; 2]>::try_from(listed(&stage).await).unwrap();
    assert_eq!((second.id.as_str(), second.address, second.kind), (copy.as_str(), first.address, first.kind));
    assert_eq!((second.group.as_deref(), second.key_missing, first.key_missing), (Some("South"), true, false));
    assert_ne!(second.look, first.look);
    let copied = store::ProfileId(copy.clone());
    assert_eq!(home.profile(&copied).unwrap().holding_account, Some(UserId(41)));
    assert!(!home.may_remember(&copied).unwrap());
    assert_eq!(home.tray(&copied).unwrap(), None, "work that waits belongs to its own instance");
    assert!(stage.safe.kept(&copy).is_none());
    let window = session::open(&stage.core, &copy).await.unwrap();
    assert_eq!(session::info(&window).await.unwrap().key, KeyPlace::Missing, "it is asked for");
    session::provide_key(&window, secret(KEY), false).await.unwrap();
    assert!(!listed(&stage).await[1].key_missing);
}

#[tokio::test]
async fn groups_keep_one_spelling_and_order_is_a_persons() {
    let stage = Stage::tiny();
    let ids = saved(&stage.core, &["A", "B", "C"]);
    instances::move_one(&stage.core, &ids[2], Way::Up).await.unwrap();
    assert_eq!(names(&stage).await, ["A", "C", "B"]);
    for (id, group) in [(&ids[0], "Süd"), (&ids[1], "SÜD ")] {
        instances::set_group(&stage.core, id, group).await.unwrap();
    }
    let groups: Vec<_> = listed(&stage).await.into_iter().map(|item| item.group).collect();
    assert_eq!(groups, [Some("Süd".to_owned()), None, Some("Süd".to_owned())]);
    instances::set_group(&stage.core, &ids[0], "  ").await.unwrap();
    assert_eq!(listed(&stage).await[0].group, None);
    for unusable in ["two\nlines", &"x".repeat(41)] {
        let refused = instances::set_group(&stage.core, &ids[0], unusable).await.unwrap_err();
        assert_eq!(refused.code, Code::NameUnusable);
    }
}

#[tokio::test]
async fn a_hundred_are_listed_at_once_and_shared_in_one_file() {
    let (stage, other) = (Stage::tiny(), Stage::tiny());
    let all: Vec<String> = (0..100).map(|number| format!("Customer {number:03}")).collect();
    saved(&stage.core, &all.iter().map(String::as_str).collect::<Vec<_>>());
    let begun = std::time::Instant::now();
    assert_eq!(names(&stage).await, all);
    assert!(begun.elapsed() < std::time::Duration::from_secs(1), "{:?}", begun.elapsed());
    let looks = listed(&stage).await.into_iter().map(|item| (item.look.color, item.look.shape));
    assert_eq!(looks.collect::<std::collections::HashSet<_>>().len(), 100);
    let text = shared(&stage).await;
    assert_eq!(instances::import(&other.core, &text).await.unwrap(), 100);
    assert_eq!(names(&other).await, all);
}

/// What the file holds that is saved to share the instances.
async fn shared(stage: &Stage) -> String {
    let folder = Folder::new();
    let saved = instances::export(&stage.core, folder.0.clone()).await.unwrap();
    assert_eq!(usize::try_from(saved.count).unwrap(), listed(stage).await.len());
    assert!(saved.path.starts_with(folder.0.to_str().unwrap()), "{}", saved.path);
    std::fs::read_to_string(saved.path).unwrap()
}

#[tokio::test]
async fn a_shared_file_holds_no_key_and_what_comes_of_it_lacks_one() {
    let (stage, other) = (Stage::tiny(), Stage::tiny());
    let window = stage.opened().await;
    let session_only = stage.new_instance("For this session", Kind::Test);
    connect::save(&stage.core, session_only, secret(KEY), true).await.unwrap();
    session::open_practice(&stage.core, &stage.address, secret(KEY)).await.unwrap();
    instances::set_group(&stage.core, &window.profile_id().0, "South").await.unwrap();
    let text = shared(&stage).await;
    assert!(!text.contains(KEY) && !text.to_lowercase().contains("key"), "{text}");
    assert!(!text.contains("Sample data"), "the sample data are of this computer");
    let planned = instances::read(&other.core, &text).await.unwrap();
    assert_eq!(names(&other).await, [] as [&str; 0], "reading saves nothing");
    assert!(planned.iter().all(|item| item.named.is_none() && !item.new_look && !item.here), "{planned:?}");
    assert_eq!(instances::import(&other.core, &text).await.unwrap(), 2);
    let [first, second] = <[_; 2]>::try_from(listed(&other).await).unwrap();
    assert_eq!((first.name.as_str(), first.group.as_deref()), ("Flowline EU", Some("South")));
    assert_eq!((first.address.as_str(), first.kind, second.kind), (stage.address.as_str(), Kind::Live, Kind::Test));
    assert!(first.key_missing && second.key_missing);
    let opened = session::open(&other.core, &first.id).await.unwrap();
    assert_eq!(session::info(&opened).await.unwrap().key, KeyPlace::Missing);
    assert_eq!(instances::import(&other.core, &text).await.unwrap(), 0, "they are here already");
}

#[tokio::test]
async fn what_clashes_with_an_instance_here_is_renamed_and_said() {
    let (stage, other) = (Stage::tiny(), Stage::tiny());
    saved(&stage.core, &["Flowline EU", "Hofmann"]);
    saved(&other.core, &["FIowline EU"]);
    let text = shared(&stage).await.replace("hofmann.flowline", "fiowline-eu.fl\u{43e}wline");
    let planned = instances::read(&other.core, &text).await.unwrap();
    assert_eq!((planned[0].name.as_str(), planned[0].named.as_deref()), ("Flowline EU 2", Some("Flowline EU")));
    assert!(planned[0].new_look && planned[1].new_look);
    assert!(planned[1].address.contains("xn--"), "an address is shown as it is asked: {}", planned[1].address);
    instances::import(&other.core, &text).await.unwrap();
    assert_eq!(names(&other).await, ["FIowline EU", "Flowline EU 2", "Hofmann"]);
    let again = instances::read(&other.core, &text).await.unwrap();
    assert!(!again[0].here && again[1].here, "a renamed one is not recognised, and would be told from both");
}

#[tokio::test]
async fn an_address_that_looks_like_one_here_is_named() {
    let (stage, other) = (Stage::tiny(), Stage::tiny());
    saved(&stage.core, &["Flowline EU"]);
    saved(&other.core, &["Something else"]);
    let text = shared(&stage).await.replace("flowline-eu.flowline", "something-e1se.f1owline");
    let planned = instances::read(&other.core, &text).await.unwrap();
    assert_eq!(planned[0].resembles.as_deref(), Some("https://something-else.flowline.example"));
}

#[tokio::test]
async fn hostile_files_are_refused_whole_with_a_reason() {
    let stage = Stage::tiny();
    saved(&stage.core, &["Flowline EU", "Hofmann", "Kiosk"]);
    let good = shared(&stage).await;
    let target = Stage::tiny();
    let broken = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        good.replacen(from, to, 1)
    };
    let third = |from: &str, to: &str| {
        let at = good.rfind(from).unwrap();
        format!("{}{to}{}", &good[..at], &good[at + from.len()..])
    };
    for (text, why) in [
        (String::new(), ImportWhy::Unreadable),
        ("[]".to_owned(), ImportWhy::Unreadable),
        ("<html><script>alert(1)</script>".to_owned(), ImportWhy::Unreadable),
        ("{".repeat(100_000), ImportWhy::Unreadable),
        (" ".repeat(300_000), ImportWhy::TooLarge),
        (good[..good.len() / 2].to_owned(), ImportWhy::Unreadable),
        (broken("gatehouse-instances", "somebody-else"), ImportWhy::Unreadable),
        (broken("\"format\": 1", "\"format\": 0"), ImportWhy::Unreadable),
        (broken("\"format\": 1", "\"format\": 2, \"more\": true"), ImportWhy::Newer),
        (broken("\"kind\"", "\"key\": \"x\", \"kind\""), ImportWhy::Unreadable),
        (broken("\"kind\"", "\"kind\": \"live\", \"kind\""), ImportWhy::Unreadable),
        (broken("\"color\": 0", "\"color\": 300"), ImportWhy::Unreadable),
        (broken("\"color\": 0", "\"color\": 8"), ImportWhy::Look(1)),
        (broken("\"live\"", "\"sample\""), ImportWhy::Look(1)),
        (third("\"Kiosk\"", "\"\""), ImportWhy::Name(3)),
        (third("\"Kiosk\"", "\"two\\nlines\""), ImportWhy::Name(3)),
        (third("\"group\": null", "\"group\": \"\\u0000\""), ImportWhy::Name(3)),
        (third("https://kiosk", "http://kiosk"), ImportWhy::Address(3)),
        (third("https://kiosk", "https://me:secret@kiosk"), ImportWhy::Address(3)),
        (third("https://kiosk", "javascript://kiosk"), ImportWhy::Address(3)),
        (third("https://kiosk", "file:///"), ImportWhy::Address(3)),
    ] {
        let shown: String = text.chars().take(80).collect();
        for problem in [
            instances::read(&target.core, &text).await.map(|_| ()).unwrap_err(),
            instances::import(&target.core, &text).await.map(|_| ()).unwrap_err(),
        ] {
            assert_eq!(problem.code, Code::NotInstances(why), "{shown}");
        }
        assert_eq!(names(&target).await, [] as [&str; 0], "{shown}");
    }
    let none = r#"{"what":"gatehouse-instances","format":1,"instances":[]}"#;
    let problem = instances::import(&target.core, none).await.unwrap_err();
    assert_eq!(problem.code, Code::NotInstances(ImportWhy::Empty));
    assert_eq!(instances::import(&target.core, &good).await.unwrap(), 3, "the unbroken one is taken");
}

#[tokio::test]
async fn the_switcher_names_every_instance_and_what_waits_there_and_nothing_else() {
    let stage = Stage::tiny();
    let here = stage.opened().await;
    let other = saved(&stage.core, &["Hofmann"]).remove(0);
    let practice = session::open_practice(&stage.core, &stage.address, secret(KEY)).await.unwrap();
    let items = instances::switch(&stage.core, &here.profile_id().0).await.unwrap();
    let seen: Vec<_> = items.iter().map(|it| (it.name.as_str(), it.here, it.open, it.waiting, it.case)).collect();
    assert_eq!(
        seen,
        [
            ("Flowline EU", true, true, 0, SwitchCase::None),
            ("Hofmann", false, false, 0, SwitchCase::None),
            ("Sample data", false, true, 0, SwitchCase::None),
        ]
    );
    assert_eq!((items[1].id.as_str(), items[2].kind), (other.as_str(), Kind::Sample));
    drop(practice);
}
