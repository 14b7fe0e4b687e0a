//! How heavy a step is, and in what order a review shows it.

use domain::access::weight::weigh;
use domain::access::{CellKey, Tray, Weight, Wish, staging};
use domain::role::{ADMIN, MEMBER, TEAM_ADMIN, TEAM_OPERATOR};
use domain::{TeamId, UserId};
use proptest::prelude::*;

use crate::carrying::{drawn, made};
use crate::random::{at_least, strokes, worlds};
use crate::spelled::{at, give, in_team};
use crate::world::{ACCOUNTANT, OWN_TEAM_ROLE, Row, TEAM_MEMBER, World, book, org, seat, world};

fn weights(world: &World, wishes: &[(CellKey, Wish)]) -> Vec<Option<Weight>> {
    let mut tray = Tray::default();
    let wishes: Vec<_> = wishes.iter().map(|(key, wish)| (*key, Some(*wish))).collect();
    assert_eq!(staging::stage(&mut tray, &world.known(), &wishes).refused, []);
    let roles = book().with(&world.facts_of(org(7)).own_roles);
    weigh(&made(world, &tray).unwrap(), &roles).into_iter().map(|weighed| weighed.weight).collect()
}

fn weight(key: CellKey, wish: Wish) -> Option<Weight> {
    let all = weights(&world(), &[(key, wish)]);
    assert_eq!(all.len(), 1);
    all[0]
}

#[test]
fn a_change_of_a_role_is_more_or_less_by_what_the_instance_says_of_both() {
    assert_eq!(weight(at(103), give(ADMIN)), Some(Weight::More));
    assert_eq!(weight(at(102), give(ACCOUNTANT)), Some(Weight::Less));
    assert_eq!(weight(at(103), give(ACCOUNTANT)), Some(Weight::More));
    assert_eq!(weight(in_team(103, 71), give(TEAM_MEMBER)), Some(Weight::More));
    assert_eq!(weight(in_team(103, 71), give(OWN_TEAM_ROLE)), Some(Weight::Less), "by the organization's own words");
    let mut world = world();
    world.seats.insert((UserId(104), org(7)), seat(ACCOUNTANT));
    assert_eq!(weights(&world, &[(at(104), give(MEMBER))]), [Some(Weight::Less)]);
}

#[test]
fn what_cannot_be_compared_counts_as_more() {
    let world = world();
    let mut tray = Tray::default();
    staging::stage(&mut tray, &world.known(), &[(in_team(103, 71), Some(give(OWN_TEAM_ROLE)))]);
    let plan = made(&world, &tray).unwrap();
    assert_eq!(weigh(&plan, &book())[0].weight, Some(Weight::More), "nothing is known of the role");
}

#[test]
fn a_place_that_is_new_or_goes_is_said_as_that() {
    assert_eq!(weight(at(105), give(ADMIN)), Some(Weight::New));
    assert_eq!(weight(in_team(104, 71), give(TEAM_ADMIN)), Some(Weight::New));
    assert_eq!(weight(at(103), Wish::Remove), Some(Weight::Removed));
    assert_eq!(weight(in_team(103, 71), Wish::Remove), Some(Weight::Removed));
    let first = weights(&world(), &[(in_team(105, 71), give(TEAM_MEMBER))]);
    assert_eq!(first, [Some(Weight::New), Some(Weight::New)], "a member first");
}

#[test]
fn a_role_that_is_removed_to_be_given_again_is_one_change() {
    let less = weights(&world(), &[(at(102), give(MEMBER)), (in_team(102, 71), give(TEAM_OPERATOR))]);
    assert_eq!(less, [Some(Weight::Less), None, Some(Weight::Less)]);
}

#[test]
fn the_riskiest_comes_first() {
    let mut world = world();
    world.people.extend((106..110).map(UserId));
    world.seats.insert((UserId(106), org(7)), seat(ADMIN));
    world.rows.insert((UserId(104), TeamId(72)), Row { role: TEAM_MEMBER, changeable: true });
    world.rows.insert((UserId(104), TeamId(73)), Row { role: TEAM_MEMBER, changeable: true });
    let elsewhere = CellKey::organization(UserId(103), org(8));
    let mut tray = Tray::default();
    let wishes = [
        (in_team(104, 72), give(TEAM_OPERATOR)),
        (in_team(108, 71), give(TEAM_MEMBER)),
        (in_team(103, 71), give(TEAM_MEMBER)),
        (in_team(104, 71), give(TEAM_ADMIN)),
        (in_team(104, 73), Wish::Remove),
        (at(106), give(MEMBER)),
        (elsewhere, Wish::Remove),
        (at(107), give(ADMIN)),
        (at(102), Wish::Remove),
    ];
    staging::stage(&mut tray, &world.known(), &wishes.map(|(key, wish)| (key, Some(wish))));
    let plan = made(&world, &tray).unwrap();
    let weighed = weigh(&plan, &book());
    let mut order: Vec<usize> = (0..plan.steps.len()).collect();
    order.sort_by_key(|at| weighed[*at].risk);
    let cells: Vec<String> = order
        .into_iter()
        .map(|at| {
            let step = &plan.steps[at];
            let place = step.change.team().map_or("org".to_owned(), |team| format!("team {team}"));
            format!("{} {place}", step.change.user().unwrap())
        })
        .collect();
    let expected = [
        "102 org",
        "107 org",
        "103 org",
        "106 org",
        "104 team 73",
        "104 team 71",
        "103 team 71",
        "108 org",
        "108 team 71",
        "104 team 72",
    ];
    assert_eq!(cells, expected);
}

proptest! {
    #![proptest_config(at_least(500))]

    #[test]
    fn the_numbers_of_a_review_are_those_of_its_lines(world in worlds(), strokes in strokes(12)) {
        let Some((tray, plan)) = drawn(&world, &strokes) else { return Ok(()) };
        let weighed = weigh(&plan, &book().with(&world.facts_of(org(7)).own_roles));
        prop_assert_eq!(weighed.len(), plan.steps.len());
        let said = weighed.iter().filter(|weighed| weighed.weight.is_some()).count();
        let first = plan.steps.iter().filter(|step| step.why == domain::plan::step::Why::MemberFirst).count();
        prop_assert_eq!(said, tray.len() + first, "every line once, and who is made a member first");
        let removed = weighed.iter().filter(|weighed| weighed.weight == Some(Weight::Removed)).count();
        let wished = tray.edits().values().filter(|edit| edit.wish == Wish::Remove).count();
        prop_assert_eq!(removed, wished);
        let new = weighed.iter().filter(|weighed| weighed.weight == Some(Weight::New)).count();
        let outside = tray.edits().values().filter(|edit| edit.seen.is_none()).count();
        prop_assert_eq!(new, outside + first);
    }
}
