//! Every kind of change when it does not go smoothly: the reply is lost, nothing was applied, the answer lies, somebody
//! else was faster.

use practice::faults::{Fault, Match, Moment, Rule};
use usecases::problem::Code;
use usecases::runs;
use usecases::view::run::{RunState, StepTrouble, StepWord};

use crate::house::House;
use crate::wishes::{Kind, carry_out, kinds, review, sent};

/// The call that the word stands for, among all calls of the kind.
fn on_last_write(kind: &Kind) -> Match {
    match kind.word {
        // Its other writes are role calls, which the tests of leaving are about.
        "transfer" => Match::every("POST", "/admin/users/*/user-organization-roles/*/transfer"),
        _ => Match { method: Some("!GET".to_owned()), ..Match::default() },
    }
}

fn writes(house: &House, kind: &Kind) -> usize {
    sent(house).iter().filter(|(call, _, _)| kind.word != "transfer" || call.ends_with("/transfer")).count()
}

#[tokio::test(start_paused = true)]
async fn on_a_calm_day_each_is_sent_once_read_back_and_done() {
    for kind in kinds() {
        let house = House::new().await;
        assert!(!(kind.done)(&house.instance.world()), "{}", kind.word);
        let view = carry_out(&house, kind.wish.clone()).await;
        assert_eq!(view.state, RunState::Finished, "{}: {view:#?}", kind.word);
        assert!((kind.done)(&house.instance.world()), "{}", kind.word);
        assert_eq!(writes(&house, &kind), 1, "{}", kind.word);
        assert!(view.steps.iter().any(|step| step.line.change == kind.word), "{}", kind.word);
    }
}

#[tokio::test(start_paused = true)]
async fn a_lost_reply_is_cleared_up_by_reading_and_nothing_is_sent_twice() {
    for kind in kinds() {
        let house = House::new().await;
        house.fail(vec![Rule { when: on_last_write(&kind), fault: Fault::ResetAfterApply }]);
        let view = carry_out(&house, kind.wish.clone()).await;
        assert!((kind.done)(&house.instance.world()), "{}", kind.word);
        let step = view.steps.iter().find(|step| step.line.change == kind.word).unwrap();
        assert_eq!(step.state, StepWord::Done, "{}: {view:#?}", kind.word);
        assert_eq!(writes(&house, &kind), 1, "{}", kind.word);
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_never_applied_is_sent_again_only_where_that_can_do_no_harm() {
    for kind in kinds() {
        let house = House::new().await;
        house.fail(vec![Rule { when: on_last_write(&kind), fault: Fault::ResetBeforeRead }]);
        let view = carry_out(&house, kind.wish.clone()).await;
        assert_eq!(view.state, RunState::NeedsYou, "{}: {view:#?}", kind.word);
        let expected = if kind.repeats { 3 } else { 1 };
        assert_eq!(writes(&house, &kind), expected, "{}", kind.word);
        let step = view.steps.iter().find(|step| step.line.change == kind.word).unwrap();
        assert_eq!(step.trouble, Some(StepTrouble::NotApplied), "{}", kind.word);

        // Going on alone is no word to send a creation or a deletion again; "try again" is.
        house.fail(Vec::new());
        if !kind.repeats {
            runs::go_on(&house.session, view.run.clone()).await.unwrap();
            assert_eq!(house.rest(&view.run).await.state, RunState::NeedsYou, "{}", kind.word);
            assert_eq!(writes(&house, &kind), 1, "{}", kind.word);
        }
        runs::retry(&house.session, view.run.clone(), step.step).await.unwrap();
        assert_eq!(house.rest(&view.run).await.state, RunState::Finished, "{}", kind.word);
        assert!((kind.done)(&house.instance.world()), "{}", kind.word);
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_of_yes_without_a_change_is_shown_as_what_it_is() {
    for kind in kinds() {
        let house = House::new().await;
        house.fail(vec![Rule { when: on_last_write(&kind), fault: Fault::NotApplied }]);
        let view = carry_out(&house, kind.wish.clone()).await;
        assert_eq!(view.state, RunState::NeedsYou, "{}: {view:#?}", kind.word);
        let step = view.steps.iter().find(|step| step.line.change == kind.word).unwrap();
        assert_eq!(step.trouble, Some(StepTrouble::AcceptedButUnchanged), "{}", kind.word);
        assert_eq!(writes(&house, &kind), 1, "{}", kind.word);
    }
}

#[tokio::test(start_paused = true)]
async fn a_refusal_keeps_the_words_of_the_instance() {
    for kind in kinds() {
        let house = House::new().await;
        let fault = Fault::Status { status: 403, moment: Moment::BeforeApply, retry_after: None };
        house.fail(vec![Rule { when: on_last_write(&kind), fault }]);
        let view = carry_out(&house, kind.wish.clone()).await;
        let step = view.steps.iter().find(|step| step.line.change == kind.word).unwrap();
        assert!(matches!(step.trouble, Some(StepTrouble::Refused { status: 403, .. })), "{}: {step:#?}", kind.word);
        assert_eq!(writes(&house, &kind), 1, "{}", kind.word);
    }
}

#[tokio::test(start_paused = true)]
async fn what_somebody_else_has_done_meanwhile_counts_as_done_and_nothing_is_sent() {
    for kind in kinds() {
        let house = House::new().await;
        let late = review(&house, kind.wish.clone()).await;
        let first = carry_out(&house, kind.wish.clone()).await;
        assert_eq!(first.state, RunState::Finished, "{}", kind.word);
        let before = house.writes();
        let run = house.start(&late).await;
        let view = house.rest(&run).await;
        let step = view.steps.iter().find(|step| step.line.change == kind.word).unwrap();
        assert_eq!(step.state, StepWord::AlreadySo, "{}: {view:#?}", kind.word);
        assert_eq!(house.writes(), before, "{}", kind.word);
        assert_eq!(view.state, RunState::Finished, "{}", kind.word);
    }
}

#[tokio::test(start_paused = true)]
async fn the_same_wish_once_more_has_nothing_left_to_plan() {
    for kind in kinds() {
        let house = House::new().await;
        carry_out(&house, kind.wish.clone()).await;
        let code = crate::wishes::refused(&house, kind.wish.clone()).await;
        assert!(matches!(code, Code::CannotPlan(_)), "{}: {code:?}", kind.word);
    }
}
