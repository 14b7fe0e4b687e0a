//! Random instances and random strokes.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{CellKey, Wish};
use domain::role::{ADMIN, MEMBER, OWNER, TEAM_ADMIN, TEAM_OPERATOR};
use domain::{RoleId, TeamId, UserId};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::Config;

use crate::world::{ACCOUNTANT, Demotion, OWN_TEAM_ROLE, Row, Seat, TEAM_MEMBER, World, org};

pub(crate) const PEOPLE: std::ops::Range<u64> = 100..107;
const PLACES: [(u64, &[u64]); 3] = [(7, &[71, 72, 73]), (8, &[81, 82]), (9, &[])];

/// How many cases are tried; `PROPTEST_CASES` asks for more.
pub(crate) fn at_least(cases: u32) -> Config {
    let asked = Config::default();
    Config { cases: asked.cases.max(cases), failure_persistence: None, ..asked }
}

type Stroke = Vec<(CellKey, Option<Wish>)>;

/// What one person is in one organization: the role (none, or a number that is taken for one), waiting, hidden, and the
/// rows in up to three teams.
type Drawn = (Option<RoleId>, bool, bool, [Option<(RoleId, bool)>; 3]);

fn drawn() -> impl Strategy<Value = Drawn> {
    let role = prop_oneof![
        3 => Just(None),
        3 => select(vec![ADMIN, MEMBER, ACCOUNTANT]).prop_map(Some),
    ];
    let row = || {
        prop_oneof![
            2 => Just(None),
            2 => (select(vec![TEAM_ADMIN, TEAM_MEMBER, TEAM_OPERATOR]), any::<bool>()).prop_map(Some),
        ]
    };
    (role, prop::bool::weighted(0.05), prop::bool::weighted(0.05), [row(), row(), row()])
}

/// Three organizations whose owners are 100, 101 and 102. Admins are Team Admin in all teams, mostly.
pub(crate) fn worlds() -> impl Strategy<Value = World> {
    let cells = PEOPLE.count() * PLACES.len();
    let demotion = select(vec![Demotion::StayFixed, Demotion::StayChangeable, Demotion::Removed]);
    let deleted = prop::collection::btree_set(103..107_u64, 0..2);
    (prop::collection::vec(drawn(), cells), any::<bool>(), demotion, deleted, prop::bool::weighted(0.8)).prop_map(
        |(drawn, tells, demotion, deleted, rules)| {
            let mut world = World {
                teams: PLACES
                    .iter()
                    .map(|(id, teams)| (org(*id), teams.iter().copied().map(TeamId).collect()))
                    .collect(),
                seats: BTreeMap::new(),
                rows: BTreeMap::new(),
                // One more, who is nowhere.
                people: (PEOPLE.start..=PEOPLE.end).map(UserId).collect(),
                deleted: deleted.into_iter().map(UserId).collect::<BTreeSet<_>>(),
                tells,
                demotion,
            };
            let all = PEOPLE.flat_map(|user| (0..PLACES.len()).map(move |place| (user, place)));
            for ((user, place), drawn) in all.zip(drawn) {
                settle(&mut world, UserId(user), place, drawn, rules);
            }
            world
        },
    )
}

fn settle(world: &mut World, user: UserId, place: usize, drawn: Drawn, rules: bool) {
    let (id, teams) = PLACES[place];
    let (role, waiting, hidden, rows) = drawn;
    let owner = user.0 == 100 + place as u64;
    let Some(role) = (if owner { Some(OWNER) } else { role }) else { return };
    let hidden = hidden && !owner;
    world.seats.insert((user, org(id)), Seat { role, waiting, hidden });
    let above = matches!(role, OWNER | ADMIN);
    for (team, row) in teams.iter().zip(rows) {
        let row = if role == ADMIN && rules { Some((TEAM_ADMIN, false)) } else { row };
        // Only Team Admin is ever fixed, and always below an Owner or Admin.
        let row = row.map(|(role, free)| Row { role, changeable: role != TEAM_ADMIN || (free && !above) });
        world.rows.extend(row.map(|row| ((user, TeamId(*team)), row)));
    }
}

/// A cell that is there, or one of a team or an organization that is not.
pub(crate) fn keys() -> impl Strategy<Value = CellKey> {
    let places = PLACES.iter().flat_map(|(id, teams)| {
        let whole = (org(*id), None);
        std::iter::once(whole).chain(teams.iter().map(|team| (org(*id), Some(TeamId(*team)))))
    });
    let mut places: Vec<_> = places.collect();
    places.extend([(org(7), Some(TeamId(79))), (org(99), None), (org(8), Some(TeamId(71)))]);
    (PEOPLE.start..PEOPLE.end + 1, select(places)).prop_map(|(user, (organization, team))| match team {
        None => CellKey::organization(UserId(user), organization),
        Some(team) => CellKey::team(UserId(user), organization, team),
    })
}

pub(crate) fn wishes() -> impl Strategy<Value = Option<Wish>> {
    let roles = [ADMIN, MEMBER, ACCOUNTANT, TEAM_ADMIN, TEAM_MEMBER, TEAM_OPERATOR, OWN_TEAM_ROLE];
    let odd = [OWNER, RoleId(0), RoleId(77), RoleId(4711)];
    prop_oneof![
        8 => select(roles.to_vec()).prop_map(|role| Some(Wish::Role(role))),
        1 => select(odd.to_vec()).prop_map(|role| Some(Wish::Role(role))),
        4 => Just(Some(Wish::Remove)),
        2 => Just(None),
    ]
}

/// One wish for up to four cells, as a person gives one role to a block.
pub(crate) fn strokes(most: usize) -> impl Strategy<Value = Vec<Stroke>> {
    let block = (prop::collection::vec(keys(), 1..5), wishes());
    let stroke = block.prop_map(|(keys, wish)| keys.into_iter().map(|key| (key, wish)).collect());
    prop::collection::vec(stroke, 1..most)
}
