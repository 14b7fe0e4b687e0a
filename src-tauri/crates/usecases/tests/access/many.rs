//! The way back: what a run did, staged backwards.

use std::collections::BTreeMap;

use domain::{RoleId, UserId};
use practice::World;
use usecases::access;
use usecases::view::access::{LeftOutWhy, RunPart, StageWish};
use usecases::view::run::RunState;

use crate::desk::{ADMIN, Grid, MEMBER, TEAM_ADMIN, in_world, role};
use crate::house::{EVENTS, House, KITCHEN};

#[tokio::test(start_paused = true)]
async fn what_a_run_did_is_staged_backwards_and_what_changed_since_is_named_and_left_alone() {
    let house = House::new().await;
    let before = house.instance.world();
    Grid::of(&house, KITCHEN).await;
    let put = async |user: u64, place: &str, wish: StageWish| {
        let answer = access::stage_one(&house.session, UserId(user), place.to_owned(), wish).await.unwrap();
        assert_eq!(answer.staged, 1, "{user} in {place}: {answer:?}");
    };
    let (elif, sofia, hana) = (4716, 4720, 2058);
    let (kitchen, events) = (format!("org-{KITCHEN}"), format!("org-{EVENTS}"));
    put(sofia, &kitchen, StageWish::Remove).await;
    put(elif, &kitchen, role(ADMIN)).await;
    put(hana, &events, role(MEMBER)).await;
    let review = access::review(&house.session).await.unwrap().review.unwrap();
    let run = house.start(&review).await;
    assert_eq!(house.rest(&run).await.state, RunState::Finished);
    assert_eq!(house.instance.world().team_role_in(elif, 404), Some(TEAM_ADMIN));

    // Somebody gives one of them more meanwhile.
    let mut world = house.instance.world();
    world.members.get_mut(&EVENTS).unwrap().get_mut(&hana).unwrap().role = ADMIN;
    house.instance.replace_world(world);
    let back = access::back(&house.session, run, RunPart::Undo).await.unwrap();
    let named: Vec<_> = back.left_out.iter().map(|line| (line.cell.user.id.0, line.why)).collect();
    assert_eq!(named, [(hana, LeftOutWhy::ChangedSince)]);
    let review = access::review(&house.session).await.unwrap().review.unwrap();
    let run = house.start(&review).await;
    let view = house.rest(&run).await;
    assert_eq!(view.state, RunState::Finished, "{view:#?}");
    let after = house.instance.world();
    let teams: Vec<u64> = before.teams_of(KITCHEN).map(|team| team.id).collect();
    let access_of = |world: &World, user: u64| -> BTreeMap<String, Option<RoleId>> {
        let places = teams.iter().map(|team| format!("team-{team}")).chain([kitchen.clone()]);
        places.map(|place| (place.clone(), in_world(world, user, &place))).collect()
    };
    for user in [elif, sofia] {
        assert_eq!(access_of(&after, user), access_of(&before, user), "{user} has what they had");
    }
    assert_eq!(after.role_in(hana, EVENTS), Some(ADMIN));
    assert_ne!(before.team_role_in(elif, 404), Some(TEAM_ADMIN));
}
