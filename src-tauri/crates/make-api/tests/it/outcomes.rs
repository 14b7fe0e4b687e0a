//! Writes against the practice instance: what is known after each kind of trouble, and that each is sent once.

use std::time::Duration;

use domain::journal::Answer;
use domain::license::License;
use domain::{OrganizationId, RoleId, TeamId, UserId};
use practice::faults::{
    BadBody, Due, Fault, Framing, LateReply, Match, Moment, Phase, RetryAfter, Rule, Schedule, Target,
};
use practice::{Instance, Size, Switches};
use tokio::time::Instant;

use crate::documented::new_person;
use crate::support::{instance, reader, writer};

struct Case {
    user: UserId,
    organization: OrganizationId,
    team: TeamId,
    holding: UserId,
}

/// The practised customer with one of their organizations and one of its teams.
fn case(instance: &Instance) -> Case {
    let world = instance.world();
    let organization = world.owned_by(world.main_user)[0];
    let team = world.teams_of(organization).next().unwrap().id;
    Case {
        user: UserId(world.main_user),
        organization: OrganizationId(organization),
        team: TeamId(team),
        holding: UserId(world.holding),
    }
}

#[tokio::test]
async fn the_writes_of_a_departure_change_exactly_what_they_say() {
    let instance = instance(Size::Tiny, Switches::default());
    let (client, case) = (writer(&instance), case(&instance));
    let license = reader(&instance).organization(case.organization).await.unwrap().unwrap().license.unwrap();
    let frozen = license.clone().with("operations", "0").with("transfer", "104857600");
    let answers = [
        client.set_license(case.organization, &frozen).await.answer,
        client.set_organization_role(case.holding, case.organization, RoleId(13)).await.answer,
        client.transfer_ownership(case.organization, case.holding).await.answer,
        client.set_organization_role(case.user, case.organization, RoleId(13)).await.answer,
        client.remove_from_team(case.user, case.team).await.answer,
        client.set_team_role(case.user, case.team, RoleId(6)).await.answer,
    ];
    assert!(answers.iter().all(|answer| *answer == Answer::Claimed), "{answers:?}");
    let world = instance.world();
    assert_eq!(world.owner_of(case.organization.0), Some(case.holding.0));
    assert_eq!(world.role_in(case.user.0, case.organization.0), Some(13));
    assert_eq!(world.team_role_in(case.user.0, case.team.0), Some(6));
    let read = reader(&instance).organization(case.organization).await.unwrap().unwrap().license.unwrap();
    assert_eq!(read.differences(&frozen), vec![]);
    client.remove_from_organization(case.user, case.organization).await;
    assert_eq!(instance.world().role_in(case.user.0, case.organization.0), None);
}

#[tokio::test]
async fn a_holding_account_is_created_without_mail() {
    let instance = instance(Size::Tiny, Switches::default());
    assert_eq!(writer(&instance).create_person(new_person()).await.answer, Answer::Claimed);
    let world = instance.world();
    assert!(world.person_named("Ho\"lding").is_some());
    let Answer::Refused(refusal) = writer(&instance).create_person(new_person()).await.answer else { panic!() };
    assert_eq!(refusal.status, 400);
}

#[tokio::test]
async fn refusals_carry_status_and_code() {
    let instance = instance(Size::Tiny, Switches::default());
    let (client, case) = (writer(&instance), case(&instance));
    let refused = |answer: Answer| match answer {
        Answer::Refused(refusal) => (refusal.status, refusal.code.is_some(), refusal.detail.is_some()),
        Answer::Claimed | Answer::NotSent(_) | Answer::Unknown(_) | Answer::Lost => panic!("{answer:?}"),
    };
    let owner = client.set_organization_role(case.user, case.organization, RoleId(13)).await.answer;
    assert_eq!(refused(owner), (400, true, true));
    let license = License::parse(r#"{"operations":0}"#).unwrap();
    assert_eq!(refused(client.set_license(case.organization, &license).await.answer), (400, true, true));
    instance.revoke_keys();
    assert_eq!(refused(client.remove_from_team(case.user, case.team).await.answer), (401, true, true));
}

/// Sends one write into `fault`: the class of the answer, whether it was applied, and how often it arrived.
async fn send_into(fault: Fault) -> (String, bool, usize) {
    let instance = instance(Size::Tiny, Switches::default());
    let case = case(&instance);
    instance.set_schedule(Schedule { rules: vec![Rule { when: Match::nth_write(1), fault }], ..Schedule::default() });
    let sent = writer(&instance).set_organization_role(case.holding, case.organization, RoleId(13)).await;
    let class = match sent.answer {
        Answer::Claimed => "claimed".to_owned(),
        Answer::Refused(_) => format!("refused {:?}", sent.retry_after.map(|wait| wait.as_secs())),
        Answer::NotSent(_) => "not sent".to_owned(),
        Answer::Unknown(_) => "unknown".to_owned(),
        Answer::Lost => "lost".to_owned(),
    };
    let audit = instance.audit();
    (class, audit[0].phase == Phase::Applied, audit.len())
}

#[tokio::test(start_paused = true)]
async fn every_kind_of_trouble_is_told_honestly_and_nothing_is_sent_twice() {
    use Moment::{AfterApply, BeforeApply};
    let status = |status, moment, retry_after| Fault::Status { status, moment, retry_after };
    let mut cases = vec![
        (Fault::TooManyRequests { after: RetryAfter::Seconds(60) }, "refused Some(60)", false),
        (Fault::TooManyRequests { after: RetryAfter::HttpDate(60) }, "refused Some(60)", false),
        // Without a time the client waits as long as its readings do after a first refusal.
        (Fault::TooManyRequests { after: RetryAfter::PlainText }, "refused Some(5)", false),
        (status(503, BeforeApply, Some(30)), "refused Some(30)", false),
        (Fault::ResetBeforeRead, "unknown", false),
        (Fault::ResetAfterApply, "unknown", true),
        (Fault::CloseAfterApply, "unknown", true),
        (Fault::Truncated { keep: 9, framing: Framing::Length }, "unknown", true),
        (Fault::Truncated { keep: 9, framing: Framing::Chunked }, "unknown", true),
        (Fault::Stall { moment: BeforeApply }, "unknown", false),
        (Fault::Stall { moment: AfterApply }, "unknown", true),
        (Fault::Late { due: Due::AfterMillis(70_000), reply: LateReply::Never }, "unknown", false),
        (Fault::Late { due: Due::AfterArrivals(1), reply: LateReply::Status(504) }, "unknown", false),
        (Fault::NotApplied, "claimed", false),
    ];
    for code in [500, 502, 503, 504, 408, 424] {
        cases.push((status(code, BeforeApply, None), "unknown", false));
        cases.push((status(code, AfterApply, None), "unknown", true));
    }
    for body in [
        BadBody::Malformed,
        BadBody::WrongContentType,
        BadBody::LoginPage,
        BadBody::Empty,
        BadBody::GzipBomb,
        BadBody::Huge,
    ] {
        cases.push((Fault::Body { body, moment: AfterApply }, "unknown", true));
    }
    for code in [301, 302, 303, 307, 308] {
        for target in [Target::SameOrigin, Target::OtherOrigin] {
            cases.push((Fault::Redirect { status: code, target, moment: BeforeApply }, "unknown", false));
        }
    }
    for (fault, class, applied) in cases {
        let seen = send_into(fault.clone()).await;
        assert_eq!(seen, (class.to_owned(), applied, 1), "{fault:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_write_that_stalls_is_given_up_after_30_seconds() {
    let instance = instance(Size::Tiny, Switches::default());
    let case = case(&instance);
    let fault = Fault::Stall { moment: Moment::AfterApply };
    instance.set_schedule(Schedule { rules: vec![Rule { when: Match::nth_write(1), fault }], ..Schedule::default() });
    let started = Instant::now();
    let sent = writer(&instance).remove_from_team(case.user, case.team).await;
    assert_eq!((started.elapsed(), sent.elapsed), (Duration::from_secs(30), Duration::from_secs(30)));
}
