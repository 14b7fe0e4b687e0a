//! Everything found, defaults, choices.

use std::collections::BTreeSet;

use domain::plan::Warning;
use domain::plan::leave::{Blocker, LeaveKind};
use domain::{OrganizationId, RoleId, UserId};
use usecases::leave;
use usecases::problem::Code;
use usecases::view::leave::{
    Decision, DecisionInput, FurtherInput, LeaveInput, LeaveStart, LimitInput, ProposedBecause,
};

use crate::house::{EVENTS, HOLDING, House, JONAS, KITCHEN, MARA, PRIVATE, SANDBOX, organizations, readings};

#[tokio::test(start_paused = true)]
async fn beginning_answers_at_once_and_finds_everything_however_the_instance_shows_it() {
    for switches in readings() {
        let house = House::with(switches.clone()).await;
        let first = leave::begin(&house.session, LeaveStart::Person(UserId(MARA))).await.unwrap();
        assert!(first.completeness.looking && first.organizations.is_empty(), "{switches:?}");
        assert_eq!((first.leaver.id, &*first.leaver.email), (UserId(MARA), "mara@nordlicht.example"));
        let draft = house.found(first.draft).await;
        assert_eq!(draft.problem, None, "{switches:?}");
        let owned: Vec<u64> = draft.organizations.iter().filter(|place| place.owned).map(|place| place.id.0).collect();
        assert_eq!(owned, [KITCHEN, EVENTS, SANDBOX, PRIVATE], "{switches:?}");
        assert_eq!(draft.completeness.found, draft.completeness.expected.unwrap(), "{switches:?}");
        assert!(draft.completeness.total > 0, "{switches:?}");
        assert_eq!(draft.completeness.looked, draft.completeness.total, "{switches:?}");
        assert!(!draft.warnings.iter().any(|warning| matches!(warning, Warning::Incomplete(_))), "{switches:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn none_of_the_defaults_stands_in_the_way_once_an_account_takes_over() {
    for switches in readings() {
        let house = House::with(switches.clone()).await;
        let draft = house.begin(LeaveStart::Person(UserId(MARA))).await;
        assert_eq!(draft.blockers, [], "{switches:?}");
        assert_eq!((draft.choices.limited_role, draft.choices.limited_team_role), (RoleId(13), Some(RoleId(6))));
        let input = LeaveInput { successor: Some(UserId(HOLDING)), ..draft.choices.clone() };
        let draft = leave::choose(&house.session, draft.draft, input).await.unwrap();
        assert_eq!(draft.blockers, [], "{switches:?}");
        assert_eq!(draft.successor.as_ref().unwrap().blocked, [], "{switches:?}");
        let review = leave::review(&house.session, draft.draft).await.unwrap();
        assert_eq!((review.summary.frozen, review.summary.handed_over), (4, 4), "{switches:?}");
        assert_eq!(review.typed_name.as_deref(), Some("Nordlicht Catering"));
    }
}

#[tokio::test(start_paused = true)]
async fn another_owned_organization_has_to_be_decided() {
    let house = House::new().await;
    let draft = house.begin(organizations(&[KITCHEN, EVENTS, SANDBOX])).await;
    assert_eq!(draft.blockers, [Blocker::Undecided(OrganizationId(PRIVATE))]);
    let open: Vec<_> = draft.organizations.iter().filter_map(|place| Some((place.id.0, place.decision?))).collect();
    assert_eq!(open, [(PRIVATE, Decision::Open)]);
    let problem = leave::review(&house.session, draft.draft).await.unwrap_err();
    let Code::Blocked(blockers) = problem.code else { panic!("{problem:?}") };
    assert!(blockers.contains(&Blocker::Undecided(OrganizationId(PRIVATE))), "{blockers:?}");

    for (decision, frozen) in [(Decision::Include, 4), (Decision::Leave, 3)] {
        let decisions = vec![DecisionInput { organization: OrganizationId(PRIVATE), decision }];
        let input = LeaveInput { successor: Some(UserId(HOLDING)), decisions, ..draft.choices.clone() };
        let decided = leave::choose(&house.session, draft.draft, input).await.unwrap();
        assert_eq!(decided.blockers, []);
        let review = leave::review(&house.session, draft.draft).await.unwrap();
        assert_eq!(review.summary.frozen, frozen);
        assert_eq!(review.stays.left_alone.is_empty(), decision == Decision::Include);
    }
}

#[tokio::test(start_paused = true)]
async fn names_come_from_common_words_and_stay_once_they_were_typed() {
    let house = House::new().await;
    let draft = house.begin(LeaveStart::Person(UserId(MARA))).await;
    assert_eq!(
        (&*draft.proposed_name.text, draft.proposed_name.because),
        ("Nordlicht Catering", ProposedBecause::CommonWords)
    );
    assert_eq!(draft.choices.customer_name, "Nordlicht Catering");
    let input = LeaveInput { customer_name: "Nordlicht".to_owned(), ..draft.choices };
    let draft = leave::choose(&house.session, draft.draft, input).await.unwrap();
    assert_eq!(draft.choices.customer_name, "Nordlicht");
}

#[tokio::test(start_paused = true)]
async fn a_customer_leaves_today_until_another_day_is_chosen() {
    let house = House::new().await;
    let draft = house.nordlicht().await;
    assert_eq!(draft.choices.leave_date, chrono::Local::now().format("%Y-%m-%d").to_string());
    let choose = |leave_date: &str, note: &str| {
        let choices = draft.choices.clone();
        let input = LeaveInput { leave_date: leave_date.to_owned(), note: note.to_owned(), ..choices };
        leave::choose(&house.session, draft.draft, input)
    };
    let half = choose("", "").await.unwrap();
    assert_eq!(half.blockers, [Blocker::LeaveDateUnclear]);
    assert!(leave::review(&house.session, draft.draft).await.is_err());
    let long = choose("2027-01-31", &"x".repeat(4001)).await.unwrap();
    assert_eq!((long.blockers, long.choices.note.len()), (vec![Blocker::NoteTooLong], 4001));
    let kept = choose("2027-01-31", " Agreed with Mara.\n").await.unwrap();
    assert_eq!((&*kept.choices.leave_date, kept.blockers), ("2027-01-31", vec![]));
    let review = leave::review(&house.session, draft.draft).await.unwrap();
    assert_eq!((review.leave_date.as_deref(), review.note.as_deref()), (Some("2027-01-31"), Some("Agreed with Mara.")));
}

#[tokio::test(start_paused = true)]
async fn an_admin_of_the_customer_is_proposed_for_limiting_and_can_be_spared() {
    let house = House::new().await;
    let draft = house.nordlicht().await;
    let kitchen = draft.organizations.iter().find(|place| place.id.0 == KITCHEN).unwrap();
    let jonas = kitchen.colleagues.iter().find(|colleague| colleague.person.id.0 == JONAS).unwrap();
    assert!(jonas.proposed && jonas.can_be_limited && !jonas.elsewhere);
    let with = leave::review(&house.session, draft.draft).await.unwrap();
    assert_eq!(with.summary.limited, 2);

    let limit = vec![LimitInput { organization: OrganizationId(KITCHEN), people: Vec::new() }];
    let input = LeaveInput { limit, ..draft.choices };
    let spared = leave::choose(&house.session, draft.draft, input).await.unwrap();
    assert!(spared.choices.limit.iter().all(|row| row.people.is_empty()));
    let without = leave::review(&house.session, draft.draft).await.unwrap();
    assert_eq!(without.summary.limited, 1);
    assert_eq!(without.stays.colleagues_kept, with.stays.colleagues_kept + 1);
}

#[tokio::test(start_paused = true)]
async fn the_operator_is_never_limited_whatever_is_sent() {
    let house = House::new().await;
    let operator = house.instance.world().operator;
    house.instance.act(&practice::faults::Effect::SetOrganizationRole {
        user: operator,
        organization: KITCHEN,
        role: 12,
    });
    let draft = house.nordlicht().await;
    let people = vec![UserId(JONAS), UserId(operator), UserId(MARA)];
    let limit = vec![LimitInput { organization: OrganizationId(KITCHEN), people }];
    let input = LeaveInput { limit, ..draft.choices };
    let draft = leave::choose(&house.session, draft.draft, input).await.unwrap();
    let review = leave::review(&house.session, draft.draft).await.unwrap();
    assert!(!review.lines.iter().any(|line| line.user.as_ref().is_some_and(|user| user.id.0 == operator)));
    assert!(review.warnings.contains(&Warning::KeptInstanceAdmin(UserId(operator))));
}

#[tokio::test(start_paused = true)]
async fn nobody_starts_a_case_about_themselves() {
    let house = House::new().await;
    let operator = UserId(house.instance.world().operator);
    let draft = house.begin(LeaveStart::Person(operator)).await;
    assert!(draft.blockers.contains(&Blocker::LeaverIsOperator), "{:?}", draft.blockers);
}

#[tokio::test(start_paused = true)]
async fn organizations_of_different_owners_are_no_case() {
    let house = House::new().await;
    let problem = leave::begin(&house.session, organizations(&[KITCHEN, 140])).await.unwrap_err();
    assert_eq!(problem.code, Code::Blocked(vec![Blocker::DifferentOwners]));
    for unknown in [organizations(&[9999]), LeaveStart::Person(UserId(9999)), LeaveStart::Person(UserId(1502))] {
        assert_eq!(leave::begin(&house.session, unknown).await.unwrap_err().code, Code::NotFound);
    }
}

#[tokio::test(start_paused = true)]
async fn further_allowances_are_lowered_only_where_they_were_ticked() {
    let house = House::new().await;
    let draft = house.nordlicht().await;
    let kitchen = draft.organizations.iter().find(|place| place.id.0 == KITCHEN).unwrap();
    let operations = kitchen.license.iter().find(|line| line.key == "operations").unwrap();
    assert_eq!((operations.minimum.as_deref(), operations.always), (Some("0"), true));
    let keys = vec!["iolimit".to_owned(), "retention".to_owned()];
    let further = vec![FurtherInput { organization: OrganizationId(KITCHEN), keys }];
    let input = LeaveInput { further, ..draft.choices };
    let draft = leave::choose(&house.session, draft.draft, input).await.unwrap();
    let review = leave::review(&house.session, draft.draft).await.unwrap();
    let keys = |organization| {
        let line =
            review.lines.iter().find(|l| l.change == "license" && l.organization == Some(OrganizationId(organization)));
        line.unwrap().license.iter().map(|change| change.key.clone()).collect::<BTreeSet<_>>()
    };
    let expected = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(keys(KITCHEN), expected(&["operations", "transfer", "iolimit"]));
    assert_eq!(keys(EVENTS), expected(&["operations", "transfer"]));
}

#[tokio::test(start_paused = true)]
async fn looking_can_be_stopped_and_says_so() {
    let house = House::new().await;
    let draft = leave::begin(&house.session, LeaveStart::Person(UserId(MARA))).await.unwrap();
    leave::stop_looking(&house.session, draft.draft).await.unwrap();
    let draft = house.found(draft.draft).await;
    assert!(draft.completeness.stopped && draft.completeness.looked < draft.completeness.total);
    assert!(draft.warnings.iter().any(|warning| matches!(warning, Warning::Incomplete(_))));
}

#[tokio::test(start_paused = true)]
async fn old_facts_are_read_again_before_the_review() {
    let house = House::new().await;
    let draft = house.nordlicht().await;
    let value = serde_json::json!(77_777);
    let key = "operations".to_owned();
    house.instance.act(&practice::faults::Effect::SetLicenseValue { organization: KITCHEN, key, value });
    tokio::time::advance(std::time::Duration::from_secs(61)).await;
    let review = leave::review(&house.session, draft.draft).await.unwrap();
    let line = review.lines.iter().find(|line| line.change == "license").unwrap();
    assert!(line.before.contains("\"operations\":77777"), "{}", line.before);
}

#[tokio::test(start_paused = true)]
async fn only_a_person_leaves_without_anything_frozen() {
    let house = House::new().await;
    let draft = house.begin(LeaveStart::Person(UserId(MARA))).await;
    let input = LeaveInput { kind: LeaveKind::Person, successor: Some(UserId(JONAS)), ..draft.choices };
    let draft = leave::choose(&house.session, draft.draft, input).await.unwrap();
    assert_eq!(draft.blockers, []);
    let review = leave::review(&house.session, draft.draft).await.unwrap();
    assert_eq!((review.summary.frozen, review.summary.handed_over, review.summary.removed), (0, 4, 1));
    assert_eq!((&*review.title, review.typed_name.as_deref()), ("Mara Lindqvist", Some("Mara Lindqvist")));
}

#[tokio::test(start_paused = true)]
async fn a_person_who_owns_nothing_needs_nobody_to_take_over() {
    let house = House::new().await;
    let draft = house.begin(LeaveStart::Person(UserId(4720))).await;
    let input = LeaveInput { kind: LeaveKind::Person, ..draft.choices };
    let draft = leave::choose(&house.session, draft.draft, input).await.unwrap();
    assert_eq!(draft.blockers, []);
    let review = leave::review(&house.session, draft.draft).await.unwrap();
    assert!(review.lines.iter().all(|line| line.change == "remove-from-org"));
    assert_eq!(review.successor, None);
}
