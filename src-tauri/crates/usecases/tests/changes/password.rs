//! A typed password: sent once, and nowhere else to be found.

use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use domain::plan::here::Obstacle;
use make_api::transport::{Transport, TransportError};
use practice::faults::{Fault, Match, Rule};
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

/// An instance that refuses every write and repeats what it was sent.
struct Echo;

#[async_trait]
impl Transport for Echo {
    async fn send(&self, request: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
        let heard = String::from_utf8_lossy(request.body()).into_owned();
        let body = serde_json::json!({ "code": "SC400", "message": "Bad Request", "detail": heard });
        let answer = http::Response::builder().status(400).header("content-type", "application/json");
        Ok(answer.body(Bytes::from(body.to_string())).unwrap())
    }
}

#[tokio::test(start_paused = true)]
async fn an_instance_that_repeats_it_in_a_refusal_brings_it_neither_into_the_journal_nor_into_an_answer() {
    let mut house = House::new().await;
    house.writes_over(Arc::new(Echo)).await;
    let run = house.start(&review(&house).await).await;
    let view = house.rest(&run).await;
    assert_eq!(view.state, RunState::NeedsYou);
    let refused = format!("{:?}", view.steps[0].trouble);
    assert!(refused.contains("[password]") && refused.contains(NEW_EMAIL), "{refused}");
    assert!(!told(&[&view]));
    for path in files(&house.folder) {
        assert!(!holds(&std::fs::read(&path).unwrap()), "{}", path.display());
    }
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
