//! Many lines at once: failures that are named and offered again, limits, and the way back.

use std::collections::{BTreeMap, BTreeSet};

use domain::{OrganizationId, RoleId, UserId};
use practice::faults::{Fault, Match, Moment, RetryAfter, Rule};
use practice::{PublicLists, RoleColumns, Size, Switches, World};
use usecases::access;
use usecases::view::access::{AccessScope, StageTarget, StageWish};
use usecases::view::run::{RunState, StepTrouble, StepWord};
use usecases::view::tray::{LeftOutWhy, RunPart};

use crate::desk::{ADMIN, Grid, MEMBER, TEAM_ADMIN, all_read, in_world, role};
use crate::house::{EVENTS, House, KITCHEN};

/// Stages membership in these organizations for people who are in none of them, in one stroke; gives who and where.
async fn stage_newcomers(house: &House, organizations: &[u64], wanted: u32) -> Vec<(u64, u64)> {
    all_read(house).await;
    let world = house.instance.world();
    let outside = |user: u64| organizations.iter().all(|place| world.role_in(user, *place).is_none());
    let free = |person: &&practice::Person| !person.deleted && person.id != world.operator && outside(person.id);
    let each = wanted as usize / organizations.len();
    let people = world.people.values().filter(free).take(each).map(|person| UserId(person.id)).collect();
    let places = Some(organizations.iter().copied().map(OrganizationId).collect());
    let mut grid = Grid::open(house, AccessScope::People { people, organizations: places }).await;
    let answer = grid.stage_block(StageTarget { rows: (0, 9_999), columns: (0, 99) }, role(MEMBER)).await;
    assert_eq!((answer.staged, answer.refused.len()), (wanted, 0), "one stroke of all that match");
    let tray = access::tray(&house.session).await.unwrap();
    tray.lines.iter().map(|line| (line.user.id.0, line.organization.id.0)).collect()
}

fn places(world: &World, count: usize) -> Vec<u64> {
    world.organizations.values().filter(|place| !place.deleted).map(|place| place.id).take(count).collect()
}

#[tokio::test(start_paused = true)]
async fn of_300_changes_with_7_that_fail_293_are_done_and_7_are_named_and_offered_again() {
    let house = House::on(World::generate(Size::Team, 7), Switches::default()).await;
    let places = places(&house.instance.world(), 3);
    let lines = stage_newcomers(&house, &places, 300).await;
    assert_eq!(lines.len(), 300);
    let planted: BTreeSet<(u64, u64)> = (0..7).map(|at| lines[at * 41 + 3]).collect();
    let refused = Fault::Status { status: 403, moment: Moment::BeforeApply, retry_after: None };
    let plant = |(user, place): &(u64, u64)| Rule {
        when: Match::every("!GET", &format!("/admin/users/{user}/user-organization-roles/{place}")),
        fault: refused.clone(),
    };
    house.fail(planted.iter().map(plant).collect());
    let review = access::review(&house.session).await.unwrap().review.unwrap();
    assert_eq!(review.lines.len(), 300);
    let run = house.start(&review).await;
    let view = house.rest(&run).await;
    assert_eq!(view.state, RunState::NeedsYou);
    let done = view.steps.iter().filter(|step| step.state == StepWord::Done).count();
    let open: Vec<_> = view.steps.iter().filter(|step| step.state != StepWord::Done).collect();
    assert_eq!((done, open.len()), (293, 7));
    for step in &open {
        let named = (step.line.user.as_ref().unwrap().id.0, step.line.organization.unwrap().0);
        assert!(planted.contains(&named), "{named:?}");
        assert!(matches!(step.trouble, Some(StepTrouble::Refused { status: 403, .. })), "{step:?}");
    }

    house.fail(Vec::new());
    let back = access::back(&house.session, run.clone(), RunPart::Open).await.unwrap();
    assert_eq!((back.staged, back.tray.count, back.left_out.len()), (7, 7, 0));
    let review = access::review(&house.session).await.unwrap().review.unwrap();
    assert_eq!(review.lines.len(), 7);
    let again = house.start(&review).await;
    assert_eq!(house.rest(&again).await.state, RunState::Finished);
    let world = house.instance.world();
    assert!(lines.iter().all(|(user, place)| world.role_in(*user, *place) == Some(MEMBER)));
}

#[tokio::test(start_paused = true)]
async fn of_600_lines_with_every_tenth_call_refused_for_now_all_are_done_in_their_order() {
    let switches =
        Switches { public_lists: PublicLists::Open, role_columns: RoleColumns::Present, ..Switches::default() };
    let house = House::on(World::generate(Size::Team, 7), switches).await;
    let places = places(&house.instance.world(), 30);
    let lines = stage_newcomers(&house, &places, 600).await;
    let review = access::review(&house.session).await.unwrap().review.unwrap();
    assert_eq!((lines.len(), review.lines.len()), (600, 600));
    let slow = |arrival: u64| Rule {
        when: Match::arrival(arrival * 10),
        fault: Fault::TooManyRequests { after: RetryAfter::Seconds(1) },
    };
    house.fail((1..4_000).map(slow).collect());
    let run = house.start(&review).await;
    let view = house.rest(&run).await;
    assert_eq!(view.state, RunState::Finished, "{:?}", view.pause);
    assert!(view.steps.iter().all(|step| step.state == StepWord::Done));
    let audit = house.instance.audit();
    assert!(audit.iter().filter(|entry| entry.status == Some(429)).count() > 50);
    let sent: Vec<String> = audit
        .iter()
        .filter(|entry| entry.method != "GET" && entry.status != Some(429))
        .map(|entry| entry.path.trim_start_matches("/api/v2").to_owned())
        .collect();
    let wanted: Vec<String> = review
        .lines
        .iter()
        .map(|line| {
            let (user, place) = (line.user.as_ref().unwrap().id, line.organization.unwrap());
            format!("/admin/users/{user}/user-organization-roles/{place}")
        })
        .collect();
    assert_eq!(sent, wanted, "each once, in the order of the review");
}

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
