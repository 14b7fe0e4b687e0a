//! The check of an address and a key.

use practice::faults::{BadBody, Fault, Match, Moment, Rule, Schedule, Target};
use practice::{Endpoint, PublicLists, RoleColumns, Size, Switches, UnknownKey};
use usecases::problem::{AddressWhy, Code};
use usecases::view::connect::{Check, CheckOutcome, ConnectReport, ConnectState};
use usecases::view::instance::JobKind;

use crate::stage::{KEY, NO_ADMIN, READ_ONLY, SUPPORT, Stage};

fn code(report: &ConnectReport) -> Code {
    assert_eq!(report.state, ConnectState::Refused);
    report.problem.clone().expect("a refused check says why").code
}

fn missing(report: &ConnectReport) -> Vec<(JobKind, String)> {
    report.jobs.iter().filter(|job| !job.can).map(|job| (job.job, job.missing.clone().unwrap())).collect()
}

fn decided(report: &ConnectReport) -> Vec<(Check, CheckOutcome)> {
    report.lines.iter().map(|line| (line.check, line.outcome)).collect()
}

#[tokio::test]
async fn the_operators_key_can_do_everything_and_five_lines_say_so_in_order() {
    let stage = Stage::tiny();
    let (report, told) = stage.check_at(&format!("{}/12/dashboard", stage.address), &format!(" {KEY}\n")).await;
    assert_eq!(report.state, ConnectState::Ok);
    assert_eq!(report.address, stage.address);
    let order = [Check::Address, Check::Key, Check::Owner, Check::People, Check::Organizations];
    assert_eq!(decided(&report), order.map(|check| (check, CheckOutcome::Fine)));
    let fine: Vec<_> = told.iter().filter(|line| line.outcome == CheckOutcome::Fine).map(|line| line.check).collect();
    assert_eq!(fine, order);
    let first = told.first().unwrap();
    assert_eq!((first.check, first.outcome), (Check::Address, CheckOutcome::Checking));
    let operator = report.operator.unwrap();
    assert_eq!((operator.name.as_str(), operator.id), ("Ines Berg", 3));
    assert_eq!(report.jobs.iter().map(|job| job.can).collect::<Vec<_>>(), [true; 5]);
    assert!(report.admin_role.is_some());
    assert_eq!(report.proposed_name, "127.0.0.1");
}

#[tokio::test]
async fn a_key_that_can_only_look_names_the_missing_scopes_per_job() {
    let report = Stage::tiny().check(READ_ONLY).await;
    assert_eq!(report.state, ConnectState::Limited);
    assert_eq!(
        missing(&report),
        [
            (JobKind::ChangeLicenses, "admin:write, organizations:write".to_owned()),
            (JobKind::ChangeRoles, "admin:write, user:write".to_owned()),
            (JobKind::CreateAccounts, "admin:write, user:write".to_owned()),
        ]
    );
}

#[tokio::test]
async fn a_support_role_can_look_and_its_missing_rights_are_named() {
    let report = Stage::tiny().check(SUPPORT).await;
    assert_eq!(report.state, ConnectState::Limited);
    assert_eq!(report.operator.as_ref().unwrap().name, "Oskar Lind");
    let missing = missing(&report);
    assert!(missing.contains(&(JobKind::ChangeRoles, "users edit".to_owned())), "{missing:?}");
    assert!(missing.contains(&(JobKind::CreateAccounts, "users add".to_owned())), "{missing:?}");
    assert!(!missing.iter().any(|(job, _)| *job == JobKind::ListPeople));
}

#[tokio::test]
async fn without_an_administration_role_a_key_is_refused_and_its_owner_named() {
    let report = Stage::tiny().check(NO_ADMIN).await;
    assert_eq!(code(&report), Code::NoAdmin);
    assert_eq!(report.operator.as_ref().unwrap().name, "Hugo Martin");
    assert_eq!(decided(&report).last(), Some(&(Check::People, CheckOutcome::Refused)));
}

#[tokio::test]
async fn an_unknown_key_is_refused_whatever_the_instance_calls_it() {
    for unknown_key in [UnknownKey::Unauthorized, UnknownKey::Forbidden] {
        let stage = Stage::new(Size::Tiny, Switches { unknown_key, ..Switches::default() });
        let report = stage.check("ffffffff-1111-4222-8333-444455556666").await;
        assert_eq!(code(&report), Code::KeyRefused);
        assert_eq!(decided(&report), [(Check::Address, CheckOutcome::Fine), (Check::Key, CheckOutcome::Refused)]);
    }
}

#[tokio::test]
async fn what_cannot_be_a_key_is_never_sent() {
    let stage = Stage::tiny();
    for text in ["", "   ", "two words", "schlüssel", "line\nbreak"] {
        assert_eq!(code(&stage.check(text).await), Code::KeyRefused, "{text:?}");
    }
    assert!(stage.instance.audit().iter().all(|arrival| arrival.path.ends_with("/ping")));
}

#[tokio::test]
async fn an_instance_that_tells_no_scopes_is_judged_by_rights_and_tries() {
    let switches = Switches { current_authorization: Endpoint::Missing, ..Switches::default() };
    let report = Stage::new(Size::Tiny, switches).check(KEY).await;
    assert_eq!(report.state, ConnectState::Ok);
}

#[tokio::test]
async fn an_instance_that_does_not_say_whose_key_it_is_still_connects() {
    let switches = Switches { users_me: Endpoint::Missing, ..Switches::default() };
    let report = Stage::new(Size::Tiny, switches).check(KEY).await;
    assert_eq!(report.state, ConnectState::Ok);
    assert_eq!(report.operator, None);
    assert!(decided(&report).contains(&(Check::Owner, CheckOutcome::Limited)));
}

#[tokio::test]
async fn a_public_zone_is_refused_before_anything_is_sent() {
    let (report, _) = Stage::tiny().check_at("https://eu1.make.com/123/dashboard", KEY).await;
    assert_eq!(code(&report), Code::PublicZone);
    assert_eq!(decided(&report), [(Check::Address, CheckOutcome::Refused)]);
}

#[tokio::test]
async fn an_address_that_cannot_be_used_says_why() {
    let stage = Stage::tiny();
    for (address, why) in [
        ("", AddressWhy::Empty),
        ("http://flowline.example", AddressWhy::NotSecure),
        ("ines@flowline.example", AddressWhy::HasUserInfo),
        ("ftp://flowline.example", AddressWhy::NotAnAddress),
    ] {
        let (report, _) = stage.check_at(address, KEY).await;
        assert_eq!(code(&report), Code::Address(why), "{address}");
    }
}

#[tokio::test]
async fn where_nobody_answers_the_check_ends_at_the_address() {
    let mut stage = Stage::tiny();
    stage.go_offline().await;
    let report = stage.check(KEY).await;
    assert_eq!(code(&report), Code::Offline);
    assert_eq!(decided(&report), [(Check::Address, CheckOutcome::Refused)]);
}

#[tokio::test]
async fn a_connection_that_cannot_be_trusted_is_not_taken_for_being_offline() {
    let stage = Stage::tiny();
    // Plain http listens there, so no secure connection comes about.
    let (report, _) = stage.check_at(&stage.address.replace("http://", "https://"), KEY).await;
    assert_eq!(code(&report), Code::Insecure);
    assert_eq!(stage.instance.audit(), []);
}

async fn with_fault(path: &str, fault: Fault) -> ConnectReport {
    let stage = Stage::tiny();
    let rules = vec![Rule { when: Match::every("GET", path), fault }];
    stage.instance.set_schedule(Schedule { rules, ..Schedule::default() });
    stage.check(KEY).await
}

#[tokio::test]
async fn a_page_for_people_is_no_make_instance() {
    let page = Fault::Body { body: BadBody::LoginPage, moment: Moment::BeforeApply };
    for path in ["/ping", "/users/me"] {
        let report = with_fault(path, page.clone()).await;
        assert_eq!(code(&report), Code::NotMake, "{path}");
        assert_eq!(decided(&report), [(Check::Address, CheckOutcome::Refused)]);
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_has_its_own_code() {
    let fault = Fault::Redirect { status: 302, target: Target::SameOrigin, moment: Moment::BeforeApply };
    assert_eq!(code(&with_fault("/ping", fault).await), Code::Redirected);
}

#[tokio::test]
async fn no_report_and_no_line_carries_the_key() {
    let stage = Stage::tiny();
    for key in [KEY, READ_ONLY, NO_ADMIN] {
        let (report, lines) = stage.check_at(&stage.address, key).await;
        let told = format!("{report:?} {lines:?} {}", serde_json::to_string(&report).unwrap());
        assert!(!told.contains(key));
    }
    assert!(stage.instance.audit().iter().all(|arrival| !arrival.path.contains(KEY) && !arrival.query.contains(KEY)));
}

#[tokio::test]
async fn public_lists_and_role_columns_are_tried_where_the_operator_is_no_member() {
    for (public_lists, role_columns) in
        [(PublicLists::Refused, RoleColumns::Missing), (PublicLists::Open, RoleColumns::Present)]
    {
        let stage = Stage::new(Size::Tiny, Switches { public_lists, role_columns, ..Switches::default() });
        let session = stage.opened().await;
        assert_eq!(session.profile().public_memberships, Some(public_lists == PublicLists::Open));
        let access = session.access().await.unwrap();
        assert_eq!(access.public_lists, public_lists == PublicLists::Open);
        assert_eq!(access.role_columns, role_columns == RoleColumns::Present);
    }
}
