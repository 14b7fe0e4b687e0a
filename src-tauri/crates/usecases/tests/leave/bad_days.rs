//! When it does not go smoothly: refusals, lies, lost keys, crashes, second thoughts.

use domain::journal::{Event, Reading};
use domain::plan::leave::{Blocker, LeaveKind};
use practice::faults::{Fault, Match, Moment, Rule};
use practice::{KeyKind, Size, Switches, World};
use secrecy::SecretString;
use store::{InstanceKind, Journal as _};
use usecases::problem::Code;
use usecases::view::leave::{LeaveInput, LeaveStart};
use usecases::view::run::{PauseWhy, RunState, StepTrouble, StepWord};
use usecases::{connect, evidence, leave, runs, session};

use crate::house::{EVENTS, HOLDING, House, JONAS, KITCHEN, MARA};

fn refuse(path: &str) -> Rule {
    let fault = Fault::Status { status: 403, moment: Moment::BeforeApply, retry_after: None };
    Rule { when: Match::every("POST", path), fault }
}

/// Mara's role in Events.
fn demotion_in_events() -> String {
    format!("/admin/users/{MARA}/user-organization-roles/{EVENTS}")
}

#[tokio::test(start_paused = true)]
async fn a_server_that_says_yes_and_changes_nothing_is_shown_with_the_old_value() {
    let house = House::new().await;
    let review = house.nordlicht_review().await;
    let path = format!("/admin/users/*/user-organization-roles/{KITCHEN}/transfer");
    house.fail(vec![Rule { when: Match::every("POST", &path), fault: Fault::NotApplied }]);
    let run = house.start(&review).await;
    let view = house.rest(&run).await;
    assert_eq!((view.state, view.pause), (RunState::NeedsYou, Some(PauseWhy::Step)));
    let proof = evidence::evidence(&house.session, run).await.unwrap();
    assert!(!proof.complete);
    let line = proof.lines.iter().find(|line| line.line.line.change == "transfer").unwrap();
    assert_eq!((line.state, line.read.as_deref()), (StepWord::NeedsYou, Some("4711")));
    assert_eq!(line.line.trouble, Some(StepTrouble::AcceptedButUnchanged));
    assert_eq!(line.read_name.as_deref(), Some("Mara Lindqvist"));
    assert_eq!(view.if_stopped.untouched.len(), 2);
    let midway = view.if_stopped.midway.unwrap();
    assert!(midway.frozen && !midway.handed_over && !midway.limited);
}

#[tokio::test(start_paused = true)]
async fn a_refused_step_is_tried_again_or_left_out_with_a_reason() {
    let house = House::new().await;
    let review = house.nordlicht_review().await;
    house.fail(vec![refuse(&demotion_in_events())]);
    let run = house.start(&review).await;
    let view = house.rest(&run).await;
    assert_eq!(view.state, RunState::NeedsYou);
    let step = view.steps.iter().find(|step| step.state == StepWord::NeedsYou).unwrap().step;
    assert_eq!(view.support.as_ref().unwrap().status, Some(403));
    assert_eq!((view.if_stopped.finished.len(), view.if_stopped.untouched.len()), (1, 1));

    runs::retry(&house.session, run.clone(), step).await.unwrap();
    assert_eq!(house.rest(&run).await.state, RunState::NeedsYou);

    runs::skip(&house.session, run.clone(), step, " agreed with Mara ".to_owned()).await.unwrap();
    let view = house.rest(&run).await;
    assert_eq!(view.state, RunState::Finished, "{view:#?}");
    let skipped = view.steps.iter().find(|own| own.step == step).unwrap();
    assert_eq!(skipped.trouble, Some(StepTrouble::SkippedByChoice("agreed with Mara".to_owned())));
    let proof = evidence::evidence(&house.session, run).await.unwrap();
    let line = proof.lines.iter().find(|line| line.step == step).unwrap();
    assert_eq!((line.state, line.read.as_deref()), (StepWord::Skipped, Some("12")), "what the server shows");
}

#[tokio::test(start_paused = true)]
async fn a_key_that_stops_working_is_replaced_and_the_run_goes_on() {
    let house = House::saved(InstanceKind::Test).await;
    let review = house.nordlicht_review().await;
    let script = practice::faults::Script {
        when: Match::nth_write(5),
        moment: Moment::BeforeApply,
        effects: vec![practice::faults::Effect::RevokeKeys],
    };
    let schedule = practice::faults::Schedule { second_admin: vec![script], ..Default::default() };
    house.instance.set_schedule(schedule);
    let run = house.start(&review).await;
    let view = house.rest(&run).await;
    assert_eq!((view.state, view.pause), (RunState::NeedsYou, Some(PauseWhy::Key)), "{view:#?}");

    let wrong = SecretString::from("ffffffff-1111-4222-8333-444455556666");
    let problem = runs::new_key(&house.session, run.clone(), wrong, true).await.unwrap_err();
    assert_eq!(problem.code, Code::KeyRefused);
    let now = runs::view(&house.session, run.clone()).await.unwrap();
    assert_eq!(now.pause, Some(PauseWhy::Key));

    let new = "aaaaaaaa-1111-4222-8333-444455556666";
    house.instance.add_key(new, KeyKind::Full);
    runs::new_key(&house.session, run.clone(), SecretString::from(new), true).await.unwrap();
    let view = house.rest(&run).await;
    assert_eq!(view.state, RunState::Finished, "{view:#?}");
    assert!(evidence::evidence(&house.session, run).await.unwrap().complete);
}

#[tokio::test(start_paused = true)]
async fn after_a_crash_the_run_is_offered_with_the_truth_and_nothing_goes_on_by_itself() {
    let mut house = House::new().await;
    let review = house.nordlicht_review().await;
    house.fail(vec![refuse(&demotion_in_events())]);
    let run = house.start(&review).await;
    let stopped = house.rest(&run).await;
    let step = stopped.steps.iter().find(|step| step.state == StepWord::NeedsYou).unwrap().step;
    // The process ends right after it noted that it is about to send.
    let fresh = Reading {
        seen: domain::plan::fact::Value::Role(Some(domain::role::ADMIN)),
        at: "2026-11-22T12:00:00.000Z".to_owned(),
    };
    let journal = house.core.home().journal();
    let id = domain::RunId(run.clone());
    journal.append(&id, Event::Continued { new_key: false, operator: None }).unwrap();
    journal.append(&id, Event::Intent { step, attempt: 2, fresh }).unwrap();
    house.fail(Vec::new());
    house.reopened().await;

    let sent = house.writes();
    let view = house.looked(&run).await;
    assert_eq!((view.state, view.pause, view.live), (RunState::Stopped, Some(PauseWhy::Interrupted), false));
    let own = view.steps.iter().find(|own| own.step == step).unwrap();
    assert_eq!((own.state, &own.trouble), (StepWord::NeedsYou, &Some(StepTrouble::NotApplied)));
    assert_eq!((view.looked, own.read.as_deref()), (Some(step), Some("12")), "it was looked, and it had not worked");
    let problem = leave::begin(&house.session, LeaveStart::Person(domain::UserId(MARA))).await.unwrap_err();
    assert_eq!(problem.code, Code::CaseOpen { run: run.clone() });
    let list = runs::list(&house.session).await.unwrap();
    assert!(!list[0].over && list[0].state == RunState::Stopped);
    assert_eq!(house.writes(), sent, "only a person lets it go on");

    runs::go_on(&house.session, run.clone()).await.unwrap();
    let view = house.rest(&run).await;
    assert_eq!(view.state, RunState::Finished, "{view:#?}");
}

#[tokio::test(start_paused = true)]
async fn a_run_stops_after_the_step_at_hand_and_goes_on_later() {
    let house = House::new().await;
    let review = house.nordlicht_review().await;
    let run = house.start(&review).await;
    runs::stop(&house.session, run.clone()).await.unwrap();
    let view = house.rest(&run).await;
    assert_eq!((view.state, view.pause), (RunState::Stopped, Some(PauseWhy::ByPerson)));
    assert!(view.ended <= 1);
    runs::go_on(&house.session, run.clone()).await.unwrap();
    assert_eq!(house.rest(&run).await.state, RunState::Finished);
}

#[tokio::test(start_paused = true)]
async fn a_run_that_was_closed_never_goes_on_and_frees_the_customer() {
    let house = House::new().await;
    let review = house.nordlicht_review().await;
    house.fail(vec![refuse(&demotion_in_events())]);
    let run = house.start(&review).await;
    house.rest(&run).await;
    let problem = leave::begin(&house.session, LeaveStart::Person(domain::UserId(MARA))).await.unwrap_err();
    assert_eq!(problem.code, Code::CaseOpen { run: run.clone() });
    runs::abandon(&house.session, run.clone()).await.unwrap();
    let view = house.rest(&run).await;
    assert!(view.over && view.state == RunState::Stopped);
    let sent = house.writes();
    runs::go_on(&house.session, run).await.unwrap();
    assert_eq!(house.writes(), sent);
    leave::begin(&house.session, LeaveStart::Person(domain::UserId(MARA))).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_new_key_of_someone_else_is_named_in_the_proof() {
    let house = House::saved(InstanceKind::Test).await;
    let run = house.start(&house.nordlicht_review().await).await;
    runs::park_all(&house.session).await;
    let other = "cccccccc-1111-4222-8333-444455556666";
    house.instance.add_key(other, KeyKind::Support);
    runs::new_key(&house.session, run.clone(), SecretString::from(other), true).await.unwrap();
    house.rest(&run).await;
    let operator = evidence::evidence(&house.session, run).await.unwrap().operator;
    assert!(operator.contains("(#3), then ") && operator.matches("(#").count() == 2, "{operator}");
}

#[tokio::test(start_paused = true)]
async fn going_on_with_a_key_that_was_changed_meanwhile_names_its_person_too() {
    let house = House::saved(InstanceKind::Test).await;
    let run = house.start(&house.nordlicht_review().await).await;
    runs::park_all(&house.session).await;
    let other = "cccccccc-1111-4222-8333-444455556666";
    house.instance.add_key(other, KeyKind::Support);
    session::provide_key(&house.session, SecretString::from(other), true).await.unwrap();
    runs::go_on(&house.session, run.clone()).await.unwrap();
    house.rest(&run).await;
    let operator = evidence::evidence(&house.session, run).await.unwrap().operator;
    assert!(operator.contains("(#3), then ") && operator.matches("(#").count() == 2, "{operator}");
}

#[tokio::test(start_paused = true)]
async fn a_run_does_not_go_on_with_the_key_of_the_person_who_leaves() {
    let mut world = World::generate(Size::Tiny, 0);
    let role = world.people[&world.support].admin_role;
    world.people.get_mut(&MARA).unwrap().admin_role = role;
    world.support = MARA;
    let house = House::saved_on(world, InstanceKind::Test).await;
    let run = house.start(&house.nordlicht_review().await).await;
    runs::park_all(&house.session).await;
    let (own, sent) = ("cccccccc-1111-4222-8333-444455556666", house.writes());
    house.instance.add_key(own, KeyKind::Support);
    session::provide_key(&house.session, SecretString::from(own), true).await.unwrap();
    let problem = runs::go_on(&house.session, run).await.unwrap_err();
    assert_eq!(problem.code, Code::Blocked(vec![Blocker::LeaverIsOperator]));
    assert_eq!(house.writes(), sent);
}

#[tokio::test(start_paused = true)]
async fn the_key_of_the_person_who_leaves_is_not_taken() {
    let mut world = World::generate(Size::Tiny, 0);
    world.support = MARA;
    let house = House::on(world, Switches::default()).await;
    let run = house.start(&house.nordlicht_review().await).await;
    runs::park_all(&house.session).await;
    let own = "cccccccc-1111-4222-8333-444455556666";
    house.instance.add_key(own, KeyKind::Support);
    let problem = runs::new_key(&house.session, run, SecretString::from(own), true).await.unwrap_err();
    assert_eq!(problem.code, Code::Blocked(vec![Blocker::LeaverIsOperator]));
}

#[tokio::test(start_paused = true)]
async fn a_run_goes_on_only_at_the_address_it_was_started_at() {
    let mut house = House::saved(InstanceKind::Test).await;
    let run = house.start(&house.nordlicht_review().await).await;
    runs::park_all(&house.session).await;
    let mut profile = house.session.profile();
    profile.address = "http://127.0.0.1:9".to_owned();
    house.core.home().update_profile(&profile).unwrap();
    house.reopened().await;
    house.session = usecases::session::open(&house.core, &profile.id.0).await.unwrap();
    usecases::session::provide_key(&house.session, SecretString::from(crate::house::KEY), true).await.unwrap();
    let sent = house.writes();
    let wrong = Code::WrongInstance { prepared_for: "http://127.0.0.1:1".to_owned() };
    assert_eq!(runs::go_on(&house.session, run.clone()).await.unwrap_err().code, wrong);
    let key = SecretString::from(crate::house::KEY);
    assert_eq!(runs::new_key(&house.session, run, key, true).await.unwrap_err().code, wrong);
    assert_eq!(house.writes(), sent);
}

#[tokio::test(start_paused = true)]
async fn an_instance_with_an_unfinished_run_is_not_deleted() {
    let house = House::saved(InstanceKind::Test).await;
    let id = house.session.profile_id().0;
    let run = house.start(&house.nordlicht_review().await).await;
    runs::park_all(&house.session).await;
    let sent = house.writes();
    assert!(!runs::any_live(&house.session));
    let open = Code::CaseOpen { run: run.clone() };
    assert_eq!(connect::may_delete(&house.core, &id).await.unwrap_err().code, open);
    assert_eq!(connect::delete(&house.core, &id).await.unwrap_err().code, open);
    assert_eq!(house.writes(), sent, "a parked run sends nothing more");
    runs::abandon(&house.session, run).await.unwrap();
    connect::delete(&house.core, &id).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn another_instance_does_not_know_the_run() {
    let house = House::saved(InstanceKind::Test).await;
    let run = house.start(&house.nordlicht_review().await).await;
    house.rest(&run).await;
    let other =
        usecases::session::open_practice(&house.core, "http://127.0.0.1:1", SecretString::from("k")).await.unwrap();
    assert_eq!(runs::view(&other, run.clone()).await.unwrap_err().code, Code::NotFound);
    assert_eq!(evidence::evidence(&other, run).await.unwrap_err().code, Code::NotFound);
}

#[tokio::test(start_paused = true)]
async fn a_person_who_leaves_hands_over_and_is_removed() {
    let house = House::new().await;
    let draft = house.begin(LeaveStart::Person(domain::UserId(MARA))).await;
    let input = LeaveInput { kind: LeaveKind::Person, successor: Some(domain::UserId(JONAS)), ..draft.choices };
    let draft = leave::choose(&house.session, draft.draft, input).await.unwrap();
    let review = leave::review(&house.session, draft.draft).await.unwrap();
    let run = house.start(&review).await;
    assert_eq!(house.rest(&run).await.state, RunState::Finished);
    let world = house.instance.world();
    assert!(world.members.values().all(|members| !members.contains_key(&MARA)));
    assert_eq!(world.members[&KITCHEN][&JONAS].role, practice::OWNER);
    assert_eq!(house.session.profile().holding_account, None);
}

#[tokio::test(start_paused = true)]
async fn an_account_that_is_gone_before_it_takes_over_is_said_to_be_gone() {
    let house = House::new().await;
    let review = house.nordlicht_review().await;
    let script = practice::faults::Script {
        when: Match::every("PATCH", &format!("/admin/organizations/{KITCHEN}")),
        moment: Moment::AfterApply,
        effects: vec![practice::faults::Effect::DeleteUser { user: HOLDING }],
    };
    house.instance.set_schedule(practice::faults::Schedule { second_admin: vec![script], ..Default::default() });
    let run = house.start(&review).await;
    let view = house.rest(&run).await;
    assert_eq!((view.state, view.pause), (RunState::NeedsYou, Some(PauseWhy::Step)), "{view:#?}");
    let own = view.steps.iter().find(|step| step.state == StepWord::ChangedMeanwhile).unwrap();
    assert_eq!((&*own.line.change, own.line.user.as_ref().map(|user| user.id.0)), ("set-org-role", Some(HOLDING)));
    assert_eq!((&own.trouble, own.attempts), (&Some(StepTrouble::ChangedMeanwhile), 0), "nothing was sent to it");
    assert_eq!((own.read.as_deref(), own.read_name.as_deref()), (Some("gone-account"), None), "what the words go by");
    let midway = view.if_stopped.midway.unwrap();
    assert!(midway.frozen && !midway.handed_over && !midway.limited);
    assert_eq!(house.instance.world().role_in(MARA, KITCHEN), Some(practice::OWNER));

    runs::abandon(&house.session, run.clone()).await.unwrap();
    house.rest(&run).await;
    let saved = evidence::export(&house.session, run, house.folder.join("out")).await.unwrap();
    let html = std::fs::read_to_string(&saved.html).unwrap();
    assert!(html.contains("The account that takes over can no longer be used. Someone may have deleted it."), "{html}");
}
