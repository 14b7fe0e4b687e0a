//! A typed password: sent once, and nowhere else to be found.

use std::fmt::Debug;
use std::path::{Path, PathBuf};

use domain::plan::here::Obstacle;
use practice::faults::{Fault, Match, Moment, Rule};
use secrecy::SecretString;
use usecases::problem::Code;
use usecases::view::review::Review;
use usecases::view::run::{PauseWhy, RunState};
use usecases::{changes, evidence, runs};

use crate::house::House;
use crate::wishes::{NEW_EMAIL, new_person, sent};

const CANARY: &str = "Kanarie-vogel-7x\"q";
/// The part that is spelled the same everywhere.
const TRACE: &str = "Kanarie-vogel-7x";

async fn review(house: &House) -> Review {
    changes::review_person(&house.session, new_person(), Some(SecretString::from(CANARY))).await.unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn holds(bytes: &[u8]) -> bool {
    bytes.windows(TRACE.len()).any(|window| window == TRACE.as_bytes())
}

fn told(answers: &[&dyn Debug]) -> bool {
    answers.iter().any(|answer| format!("{answer:?}").contains(TRACE))
}

#[tokio::test(start_paused = true)]
async fn it_reaches_the_instance_and_is_in_no_file_and_no_answer() {
    let house = House::new().await;
    let review = review(&house).await;
    let run = house.start(&review).await;
    let view = house.rest(&run).await;
    assert_eq!(view.state, RunState::Finished);
    let (_, _, body) = sent(&house).remove(0);
    assert!(body.contains(TRACE) && body.contains(r#""sendEmail":false"#), "it was sent");
    let saved = evidence::export(&house.session, run.clone(), house.folder.join("proof")).await.unwrap();
    let proof = evidence::evidence(&house.session, run).await.unwrap();
    let list = runs::list(&house.session).await.unwrap();
    assert!(!told(&[&review, &view, &saved, &proof, &list]));
    let all = files(&house.folder);
    assert!(all.len() > 2, "{all:?}");
    for path in all {
        assert!(!holds(&std::fs::read(&path).unwrap()), "{}", path.display());
    }
}

#[tokio::test(start_paused = true)]
async fn an_instance_that_repeats_it_in_a_refusal_does_not_bring_it_into_the_journal() {
    let house = House::new().await;
    house.instance.set_switches(practice::Switches::default());
    let review = changes::review_person(&house.session, new_person(), Some(SecretString::from(CANARY))).await.unwrap();
    let fault = Fault::Status { status: 400, moment: Moment::BeforeApply, retry_after: None };
    house.fail(vec![Rule { when: Match::every("POST", "/admin/users"), fault }]);
    let run = house.start(&review).await;
    let view = house.rest(&run).await;
    assert_eq!(view.state, RunState::NeedsYou);
    assert!(!told(&[&view]));
}

#[tokio::test(start_paused = true)]
async fn after_a_restart_it_is_asked_for_again_and_only_then_anything_is_sent() {
    let mut house = House::new().await;
    house.fail(vec![Rule { when: Match::every("POST", "/admin/users"), fault: Fault::ResetBeforeRead }]);
    let run = house.start(&review(&house).await).await;
    let view = house.rest(&run).await;
    assert_eq!(view.state, RunState::NeedsYou);
    house.fail(Vec::new());
    house.reopened().await;
    let writes = house.writes();
    runs::retry(&house.session, run.clone(), view.steps[0].step).await.unwrap();
    let view = house.rest(&run).await;
    assert_eq!((view.state, view.pause), (RunState::NeedsYou, Some(PauseWhy::Password)), "{view:#?}");
    assert_eq!(house.writes(), writes);
    runs::go_on(&house.session, run.clone()).await.unwrap();
    assert_eq!(house.rest(&run).await.pause, Some(PauseWhy::Password));

    let weak = runs::password(&house.session, run.clone(), SecretString::from("short")).await.unwrap_err();
    assert_eq!(weak.code, Code::PasswordTooWeak);
    runs::password(&house.session, run.clone(), SecretString::from(CANARY)).await.unwrap();
    assert_eq!(house.rest(&run).await.state, RunState::Finished);
    assert_eq!(house.writes(), writes + 1);
    assert!(house.instance.world().people.values().any(|person| person.email == NEW_EMAIL));
    for path in files(&house.folder) {
        assert!(!holds(&std::fs::read(&path).unwrap()), "{}", path.display());
    }
}

#[tokio::test(start_paused = true)]
async fn a_password_that_does_not_meet_the_rule_is_not_planned_with() {
    let house = House::new().await;
    for text in ["Short-7", "no-upper-case-7", "No-digit-at-all", "NoSpecial77777"] {
        let password = Some(SecretString::from(text));
        let problem = changes::review_person(&house.session, new_person(), password).await.unwrap_err();
        assert_eq!(problem.code, Code::CannotPlan(vec![Obstacle::PasswordTooWeak]), "{text}");
        assert!(!told(&[&problem]) && !format!("{problem:?}").contains(text));
    }
}
