//! The account that takes over.

use domain::UserId;
use store::InstanceKind;
use usecases::problem::Code;
use usecases::view::leave::{HoldingBlock, HoldingWarning, LeaveInput};
use usecases::view::run::RunState;
use usecases::{confirm, holding, leave};

use crate::house::{HOLDING, House, JONAS, MARA};

async fn search(house: &House, draft: u32, text: &str) -> Vec<(u64, Vec<HoldingBlock>, Vec<HoldingWarning>)> {
    let found = holding::search(&house.session, draft, text.to_owned()).await.unwrap();
    found.into_iter().map(|option| (option.person.id.0, option.blocked, option.warnings)).collect()
}

#[tokio::test(start_paused = true)]
async fn an_account_is_found_by_name_email_and_number() {
    let house = House::new().await;
    let draft = house.nordlicht().await.draft;
    for text in ["holding", "HOLDING-EU@flowline", "#41", "41"] {
        let found = search(&house, draft, text).await;
        assert_eq!(found.first(), Some(&(HOLDING, vec![], vec![])), "{text}");
    }
    assert_eq!(search(&house, draft, "nobody is called so").await, []);
}

#[tokio::test(start_paused = true)]
async fn unusable_accounts_say_why() {
    let house = House::new().await;
    let draft = house.nordlicht().await.draft;
    let blocked = |found: Vec<(u64, Vec<HoldingBlock>, Vec<HoldingWarning>)>| found.into_iter().next().unwrap().1;
    assert_eq!(blocked(search(&house, draft, "4711").await), [HoldingBlock::IsLeaver]);
    assert_eq!(blocked(search(&house, draft, "4715").await), [HoldingBlock::IsLimited]);
    assert_eq!(blocked(search(&house, draft, "1502").await), [HoldingBlock::Deleted]);
    let warned = search(&house, draft, "2051").await;
    assert!(warned[0].2.contains(&HoldingWarning::NeverSignedIn), "{warned:?}");
    for (user, block) in [
        (MARA, HoldingBlock::IsLeaver),
        (JONAS, HoldingBlock::IsLimited),
        (1502, HoldingBlock::Deleted),
        (9999, HoldingBlock::NotFound),
    ] {
        let choices = leave::draft(&house.session, draft).await.unwrap().choices;
        let input = LeaveInput { successor: Some(UserId(user)), ..choices };
        let chosen = leave::choose(&house.session, draft, input).await.unwrap();
        assert_eq!(chosen.successor.unwrap().blocked, [block]);
        assert!(matches!(leave::review(&house.session, draft).await.unwrap_err().code, Code::Blocked(_)), "{user}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_account_is_created_by_a_plan_of_its_own_and_then_chosen() {
    let house = House::saved(InstanceKind::Test).await;
    let draft = house.nordlicht().await.draft;
    let email = "holding-2@flowline.example";
    let review =
        holding::review_creation(&house.session, draft, " Holding 2 ".to_owned(), email.to_owned()).await.unwrap();
    assert_eq!((review.summary.created, review.typed_name.as_deref()), (1, None));
    assert_eq!(
        (&*review.lines[0].change, &*review.lines[0].before, &*review.lines[0].after),
        ("create-user", "none", email)
    );
    confirm::confirm(&house.session, review.plan.clone(), "anything".to_owned()).await.unwrap();
    let run = house.start(&review).await;
    assert_eq!(house.rest(&run).await.state, RunState::Finished);
    let world = house.instance.world();
    let new = world.people.values().find(|person| person.email == email).unwrap();
    loop {
        let seen = house.heard();
        let chosen = leave::draft(&house.session, draft).await.unwrap().successor.unwrap();
        if chosen.person.id.0 == new.id {
            assert_eq!((&*chosen.person.name, chosen.blocked.len()), ("Holding 2", 0));
            assert!(chosen.warnings.contains(&HoldingWarning::NeverSignedIn));
            break;
        }
        house.hear(seen).await;
    }
}

#[tokio::test(start_paused = true)]
async fn an_account_needs_a_name_and_an_email_that_nobody_has() {
    let house = House::new().await;
    let draft = house.nordlicht().await.draft;
    for (name, email, code) in [
        ("", "h@flowline.example", Code::NameUnusable),
        ("Holding", "flowline.example", Code::NameUnusable),
        ("Holding", "HOLDING-EU@flowline.example", Code::NameTaken),
    ] {
        let problem = holding::review_creation(&house.session, draft, name.to_owned(), email.to_owned()).await;
        assert_eq!(problem.unwrap_err().code, code, "{name} {email}");
    }
}
