//! Handing organizations over.

use std::collections::BTreeMap;

use domain::plan::Warning;
use domain::plan::here::Obstacle;
use domain::{OrganizationId, UserId, role};
use practice::faults::{Fault, Match, Moment, Rule};
use practice::{ADMIN, MEMBER, OWNER, TEAM_ADMIN};
use usecases::evidence;
use usecases::problem::Code;
use usecases::view::run::{RunState, StepWord};

use crate::house::{EVENTS, HOLDING, House, JONAS, KITCHEN, MARA, SANDBOX, readings};
use crate::wishes::{HANA, HARBOR, carry_out, done, hand_over, refused, review};

#[tokio::test(start_paused = true)]
async fn somebody_who_is_no_member_becomes_one_then_the_owner_and_the_former_owner_is_limited() {
    for switches in readings() {
        let house = House::with(switches).await;
        let review = review(&house, hand_over(&[KITCHEN], HOLDING, Some(role::MEMBER))).await;
        let words: Vec<&str> = review.lines.iter().map(|line| line.change.as_str()).collect();
        assert_eq!(words[..3], ["set-org-role", "transfer", "set-org-role"]);
        let teams = words[3..].iter().all(|word| matches!(*word, "remove-from-team" | "set-team-role"));
        assert!(words.len() > 3 && teams, "{words:?}");
        assert_eq!((review.summary.handed_over, review.summary.limited), (1, 1));
        assert_eq!(review.typed_name.as_deref(), Some("Nordlicht Catering Kitchen"));
        let run = house.start(&review).await;
        assert_eq!(house.rest(&run).await.state, RunState::Finished);
        let world = house.instance.world();
        assert_eq!((world.role_in(HOLDING, KITCHEN), world.role_in(MARA, KITCHEN)), (Some(OWNER), Some(MEMBER)));
        let proof = evidence::evidence(&house.session, run).await.unwrap();
        assert!(proof.complete, "{:?}", proof.differences);
    }
}

#[tokio::test(start_paused = true)]
async fn a_member_takes_over_without_the_first_step_and_the_rest_of_the_world_stays() {
    let house = House::new().await;
    let before = house.instance.world();
    done(&house, hand_over(&[KITCHEN], JONAS, Some(role::MEMBER))).await;
    let world = house.instance.world();
    assert_eq!(world.role_in(JONAS, KITCHEN), Some(OWNER));
    assert_eq!(world.role_in(MARA, EVENTS), Some(OWNER));
    assert_eq!(before.organizations[&KITCHEN].license, world.organizations[&KITCHEN].license, "nothing is frozen");
    assert_eq!(before.members[&EVENTS].len(), world.members[&EVENTS].len());
}

#[tokio::test(start_paused = true)]
async fn several_organizations_of_one_person_go_together() {
    let house = House::new().await;
    let review = review(&house, hand_over(&[KITCHEN, EVENTS, SANDBOX], JONAS, None)).await;
    assert_eq!((review.summary.handed_over, review.summary.removed), (3, 1));
    assert_eq!(review.typed_name.as_deref(), Some("Mara Lindqvist"));
    let run = house.start(&review).await;
    assert_eq!(house.rest(&run).await.state, RunState::Finished);
    let world = house.instance.world();
    for place in [KITCHEN, EVENTS, SANDBOX] {
        assert_eq!((world.role_in(JONAS, place), world.role_in(MARA, place)), (Some(OWNER), None), "{place}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_former_owner_who_stays_admin_needs_no_step() {
    let house = House::new().await;
    let stays = review(&house, hand_over(&[KITCHEN], JONAS, Some(role::ADMIN))).await;
    assert_eq!(stays.lines.len(), 1);
    assert!(stays.warnings.contains(&Warning::FormerOwnerStaysAdmin(UserId(MARA))));
    done(&house, hand_over(&[KITCHEN], JONAS, Some(role::ADMIN))).await;
    assert_eq!(house.instance.world().role_in(MARA, KITCHEN), Some(ADMIN));
}

#[tokio::test(start_paused = true)]
async fn a_limited_former_owner_is_team_admin_nowhere_and_everybody_else_keeps_their_teams() {
    for switches in readings() {
        let house = House::with(switches).await;
        let before = rows(&house, KITCHEN);
        assert!(before.values().any(|role| *role == TEAM_ADMIN), "{before:?}");
        done(&house, hand_over(&[KITCHEN], HOLDING, Some(role::MEMBER))).await;
        let after = rows(&house, KITCHEN);
        let mine = |all: &Rows| all.iter().filter(|((_, user), _)| *user == MARA).map(|(_, role)| *role).collect();
        let (was, is): (Vec<u64>, Vec<u64>) = (mine(&before), mine(&after));
        assert!(is.iter().all(|role| *role != TEAM_ADMIN), "{is:?}");
        assert_eq!(was.len(), is.len(), "no team is lost");
        let others = |all: Rows| all.into_iter().filter(|((_, user), _)| *user != MARA && *user != HOLDING);
        assert!(others(before).eq(others(after)));
    }
}

/// Roles by team and person.
type Rows = BTreeMap<(u64, u64), u64>;

fn rows(house: &House, organization: u64) -> Rows {
    let world = house.instance.world();
    let here =
        world.teams.values().filter(|team| team.organization_id == organization && !team.deleted).map(|team| team.id);
    let rows = here.flat_map(|team| world.team_members[&team].iter().map(move |(user, row)| ((team, *user), row.role)));
    rows.collect()
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_handed_over_cannot_be_planned() {
    let house = House::new().await;
    let kitchen = OrganizationId(KITCHEN);
    for (wish, obstacle) in [
        (hand_over(&[KITCHEN], MARA, Some(role::MEMBER)), Obstacle::OwnsAlready(kitchen)),
        (hand_over(&[KITCHEN], 1502, Some(role::MEMBER)), Obstacle::PersonDeleted(UserId(1502))),
        (hand_over(&[KITCHEN], JONAS, Some(role::OWNER)), Obstacle::RoleNotGiven(role::OWNER)),
        (hand_over(&[KITCHEN], JONAS, Some(role::TEAM_ADMIN)), Obstacle::RoleNotGiven(role::TEAM_ADMIN)),
        (hand_over(&[KITCHEN, HARBOR], HANA, Some(role::MEMBER)), Obstacle::DifferentOwners),
        (hand_over(&[], HANA, Some(role::MEMBER)), Obstacle::NothingToDo),
    ] {
        assert_eq!(refused(&house, wish).await, Code::CannotPlan(vec![obstacle]));
    }
    assert_eq!(house.writes(), 0);
}

#[tokio::test(start_paused = true)]
async fn somebody_else_owns_it_meanwhile_so_nothing_is_sent() {
    let house = House::new().await;
    let late = review(&house, hand_over(&[KITCHEN], HOLDING, Some(role::MEMBER))).await;
    done(&house, hand_over(&[KITCHEN], JONAS, Some(role::MEMBER))).await;
    let before = house.writes();
    let run = house.start(&late).await;
    let view = house.rest(&run).await;
    let transfer = view.steps.iter().find(|step| step.line.change == "transfer").unwrap();
    assert_eq!(transfer.state, StepWord::ChangedMeanwhile, "{view:#?}");
    assert_eq!(house.writes(), before + 1, "only the membership, which harms nobody");
}

#[tokio::test(start_paused = true)]
async fn without_the_transfer_the_former_owner_is_not_touched() {
    let house = House::new().await;
    let fault = Fault::Status { status: 403, moment: Moment::BeforeApply, retry_after: None };
    let path = format!("/admin/users/*/user-organization-roles/{KITCHEN}/transfer");
    house.fail(vec![Rule { when: Match::every("POST", &path), fault }]);
    let view = carry_out(&house, hand_over(&[KITCHEN], JONAS, None)).await;
    assert_eq!(view.state, RunState::NeedsYou);
    assert_eq!(house.instance.world().role_in(MARA, KITCHEN), Some(OWNER));
}
