//! What is set for the application and for one instance, over restarts, and the report for support.

use domain::{RoleId, UserId};
use practice::Switches;
use usecases::problem::Code;
use usecases::rules::{self, HouseRules};
use usecases::settings::{self, AppSettings, StartWith, Theme};
use usecases::support::{self, Machine};
use usecases::view::instance::FirstStep;
use usecases::{connect, directory, first_step, instances, session};

use crate::stage::{Ear, KEY, Stage, closed, instance, query};

#[tokio::test]
async fn the_application_looks_as_it_was_chosen_and_a_size_that_is_none_is_refused() {
    let stage = Stage::tiny();
    let chosen = AppSettings { theme: Theme::Dark, text_size: 150, start_with: StartWith::Instances };
    settings::set(&stage.core, chosen.clone()).await.unwrap();
    assert!(settings::set(&stage.core, AppSettings { text_size: 3, ..chosen.clone() }).await.is_err());
    assert_eq!(settings::settings(&stage.core).await.unwrap(), chosen);
}

#[tokio::test]
async fn the_instance_that_was_opened_last_opens_by_itself_only_where_that_was_chosen_and_it_is_still_there() {
    let stage = Stage::tiny();
    let id = stage.saved(usecases::view::instance::Kind::Live).await;
    settings::opened(&stage.core, id.clone()).await.unwrap();
    assert_eq!(settings::to_open(&stage.core).await.unwrap(), None);
    let last = AppSettings { start_with: StartWith::LastInstance, ..AppSettings::default() };
    settings::set(&stage.core, last).await.unwrap();
    assert_eq!(settings::to_open(&stage.core).await.unwrap(), Some(id.clone()));
    connect::delete(&stage.core, &id).await.unwrap();
    assert_eq!(settings::to_open(&stage.core).await.unwrap(), None);
}

#[tokio::test]
async fn no_more_lines_are_asked_for_at_once_than_the_house_rule_says() {
    let (instance, served) = instance(practice::Size::Team, Switches::default());
    let stage = Stage::tiny();
    let new = usecases::view::connect::NewInstance {
        address: served.url(),
        ..stage.new_instance("T", usecases::view::instance::Kind::Test)
    };
    let id = connect::save(&stage.core, new, crate::stage::secret(KEY), false).await.unwrap();
    let session = session::open(&stage.core, &id).await.unwrap();
    rules::set(&session, HouseRules { page_rows: 100, ..HouseRules::default() }).await.unwrap();
    let before = instance.audit().len();
    let mut ear = Ear::on(&session);
    let asked = || -> Vec<String> {
        let of_list =
            |query: &str| query.split('&').find_map(|part| part.strip_prefix("pg%5Blimit%5D=").map(str::to_owned));
        let arrivals = instance.audit();
        let lists = arrivals[before..].iter().filter(|arrival| arrival.path.ends_with("/admin/users"));
        lists.filter_map(|arrival| of_list(&arrival.query)).collect()
    };
    let members_too = async || {
        let page = directory::people(&session, query("", 1)).await.unwrap();
        (page.total == 1000 && asked().len() >= 10).then_some(())
    };
    ear.until(members_too).await;
    let asked = asked();
    assert!(asked.len() >= 10, "{asked:?}");
    assert!(asked.iter().all(|limit| limit.parse::<u32>().unwrap() <= 100), "{asked:?}");
}

#[tokio::test]
async fn a_leave_starts_with_what_the_house_rules_say() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    let rules = rules::leaving(&session).await.unwrap();
    assert_eq!(rules.holding, None);
    let other = rules.roles.iter().map(|role| role.id).find(|id| *id != rules.role).unwrap();
    let set = rules::set_leaving(&session, other, None, Some(UserId(41))).await.unwrap();
    assert_eq!((set.role, set.holding.map(|person| person.id)), (other, Some(UserId(41))));
    for (role, holding) in [(RoleId(12), None), (RoleId(999), None), (other, Some(UserId(999_999)))] {
        assert!(rules::set_leaving(&session, role, None, holding).await.is_err(), "{role:?}, {holding:?}");
    }
    assert_eq!(session.profile().limited_role, Some(other));
    assert_eq!(session.profile().holding_account, Some(UserId(41)));
}

#[tokio::test]
async fn what_was_looked_at_of_the_first_steps_does_not_come_again_and_nobody_else_has_them() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    let next = async |session: &_| session::info(session).await.unwrap().first_step;
    assert_eq!(next(&session).await, Some(FirstStep::HouseRules));
    let after = first_step::seen(&session, FirstStep::Lists).await.unwrap();
    assert_eq!(after.first_step, Some(FirstStep::HouseRules), "a later one is not skipped");
    let after = first_step::seen(&session, FirstStep::HouseRules).await.unwrap();
    assert_eq!(after.first_step, Some(FirstStep::Lists));
    let id = session.profile_id().0;
    closed(session).await;
    let session = session::open(&stage.core, &id).await.unwrap();
    assert_eq!(next(&session).await, Some(FirstStep::Lists), "a restart comes back to it");
    first_step::seen(&session, FirstStep::Lists).await.unwrap();
    closed(session).await;
    let session = session::open(&stage.core, &id).await.unwrap();
    assert_eq!(next(&session).await, None);
    let copy = instances::duplicate(&stage.core, &id, "A second key", None).await.unwrap();
    assert_eq!(next(&session::open(&stage.core, &copy).await.unwrap()).await, None, "a copy brings its rules along");
    let sample = session::open_practice(&stage.core, &stage.address, crate::stage::secret(KEY)).await.unwrap();
    assert_eq!(next(&sample).await, None);
}

#[tokio::test]
async fn the_report_tells_how_things_stand_and_nothing_that_must_not_leave() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    let log = stage.folder.0.join("gatehouse.log");
    let host = stage.address.trim_start_matches("http://").to_owned();
    std::fs::write(&log, format!("WARN {KEY} mara@nordlicht.example at {}\nINFO started\n", stage.address)).unwrap();
    let machine = Machine { version: "0.1.0".into(), web_view: "2.50".into() };
    let text = support::bundle(&stage.core, Some(&session), &machine, &log).await.unwrap();
    for part in
        ["Gatehouse 0.1.0", "saved instances: 1", "key: Keychain", "INFO started", "WARN (id) (email) at (address)"]
    {
        assert!(text.contains(part), "{part} is missing in:\n{text}");
    }
    for secret in [KEY, "mara", "Flowline", "Ines", host.as_str()] {
        assert!(!text.contains(secret), "{secret} is in:\n{text}");
    }
    let path = support::save(&stage.core, &stage.folder.0.join("out"), text.clone()).await.unwrap();
    assert_eq!(std::fs::read_to_string(path).unwrap(), text);
    std::fs::write(stage.folder.0.join("blocked"), "a file").unwrap();
    let refused = support::save(&stage.core, &stage.folder.0.join("blocked"), text).await.unwrap_err();
    assert_eq!(refused.code, Code::ReadOnly);
}
