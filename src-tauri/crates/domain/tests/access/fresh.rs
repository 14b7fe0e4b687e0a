//! Wishes whose facts changed, and the difference of two readings.

use domain::access::freshness::{Difference, compare, differences, organizations};
use domain::access::tray::Decision;
use domain::access::{CellKey, CellState, Site, Stale, Tray, Wish, cell, staging};
use domain::role::{ADMIN, MEMBER, TEAM_OPERATOR};
use domain::{RoleId, TeamId, UserId};
use proptest::prelude::*;

use crate::random::{at_least, worlds};
use crate::spelled::{at, in_team};
use crate::world::{ACCOUNTANT, Row, TEAM_MEMBER, org, seat, world};

fn present(role: RoleId) -> CellState {
    CellState::Present(Some(role))
}

#[test]
fn only_lines_whose_facts_changed_need_a_new_look() {
    let mut world = world();
    let mut tray = Tray::default();
    let wishes = [at(103), at(104), at(105), CellKey::organization(UserId(103), org(8))];
    staging::stage(&mut tray, &world.known(), &wishes.map(|key| (key, Some(Wish::Role(ADMIN)))));
    assert_eq!(compare(&world.known(), &tray), []);
    assert_eq!(organizations(&tray), [org(7), org(8)]);
    world.seats.get_mut(&(UserId(104), org(7))).unwrap().role = ACCOUNTANT;
    world.seats.insert((UserId(105), org(7)), seat(ADMIN));
    let expected = [
        Stale { key: at(104), seen: Some(MEMBER), now: present(ACCOUNTANT) },
        Stale { key: at(105), seen: None, now: present(ADMIN) },
    ];
    assert_eq!(compare(&world.known(), &tray), expected);
    tray.decide(at(104), Decision::Mine, Some(ACCOUNTANT));
    tray.decide(at(105), Decision::Later, None);
    assert_eq!(compare(&world.known(), &tray), []);
    world.seats.remove(&(UserId(103), org(7)));
    let gone = Stale { key: at(103), seen: Some(MEMBER), now: CellState::Present(None) };
    assert_eq!(compare(&world.known(), &tray), [gone]);
}

#[test]
fn two_readings_differ_cell_by_cell() {
    let before = world();
    let mut now = before.clone();
    assert_eq!(differences(&Site::of_facts(&before.facts_of(org(7))), &Site::of_facts(&now.facts_of(org(7)))), []);
    now.seats.get_mut(&(UserId(103), org(7))).unwrap().role = ACCOUNTANT;
    now.seats.remove(&(UserId(104), org(7)));
    now.seats.insert((UserId(105), org(7)), seat(MEMBER));
    now.rows.insert((UserId(103), TeamId(71)), Row { role: TEAM_MEMBER, changeable: true });
    now.rows.insert((UserId(105), TeamId(72)), Row { role: TEAM_OPERATOR, changeable: true });
    now.rows.remove(&(UserId(102), TeamId(72)));
    now.teams.get_mut(&org(7)).unwrap().remove(&TeamId(73));
    let found = differences(&Site::of_facts(&before.facts_of(org(7))), &Site::of_facts(&now.facts_of(org(7))));
    let line = |key: CellKey, before, now| Difference { key, before, now };
    let (none, gone) = (CellState::Present(None), CellState::Gone);
    let team_admin = present(domain::role::TEAM_ADMIN);
    let expected = [
        line(in_team(101, 73), team_admin, gone),
        line(in_team(102, 72), team_admin, none),
        line(in_team(102, 73), team_admin, gone),
        line(at(103), present(MEMBER), present(ACCOUNTANT)),
        line(in_team(103, 71), present(TEAM_OPERATOR), present(TEAM_MEMBER)),
        line(at(104), present(MEMBER), none),
        line(at(105), none, present(MEMBER)),
        line(in_team(105, 72), none, present(TEAM_OPERATOR)),
    ];
    assert_eq!(found, expected);
}

proptest! {
    #![proptest_config(at_least(500))]

    #[test]
    fn a_difference_is_exactly_where_cells_differ(before in worlds(), now in worlds()) {
        let (left, right) = (before.known(), now.known());
        for organization in before.teams.keys() {
            let found = differences(left.site(*organization).unwrap(), right.site(*organization).unwrap());
            let mut expected = Vec::new();
            for user in &before.people {
                let teams = before.teams[organization].iter().map(|team| CellKey::team(*user, *organization, *team));
                for key in std::iter::once(CellKey::organization(*user, *organization)).chain(teams) {
                    let (before, now) = (cell::state(&left, key), cell::state(&right, key));
                    expected.extend((before != now).then_some(Difference { key, before, now }));
                }
            }
            prop_assert_eq!(found, expected);
        }
    }
}
