//! Plans of random trays, carried out on an instance with Make's rules: what was wished comes true, and nothing else.

use std::collections::BTreeSet;

use domain::access::{CellKey, FollowKind, Place, Stale, Tray, Wish, cell, follow, staging};
use domain::plan::Plan;
use domain::plan::access::{Access, Hindrance, plan};
use domain::plan::fact::Subject;
use domain::plan::step::Judgement;
use domain::role::{MEMBER, TEAM_ADMIN, TEAM_OPERATOR};
use domain::{OrganizationId, RoleId};
use proptest::prelude::*;

use crate::random::{at_least, strokes, worlds};
use crate::world::{ACCOUNTANT, Demotion, OPERATOR, Row, TEAM_MEMBER, World, book};

pub(crate) fn made(world: &World, tray: &Tray) -> Result<Plan, Vec<Hindrance>> {
    let (places, people, roles) = (world.facts(), world.all_people(), book());
    plan(&Access { places: &places, people: &people, roles: &roles, tray, operator: Some(OPERATOR), instance: "House" })
}

/// A random tray over a random instance, and the plan that is made of it; `None` where nothing was staged.
pub(crate) fn drawn(world: &World, strokes: &[Vec<(CellKey, Option<Wish>)>]) -> Option<(Tray, Plan)> {
    let mut tray = Tray::default();
    for stroke in strokes {
        staging::stage(&mut tray, &world.known(), stroke);
    }
    match made(world, &tray) {
        Ok(plan) => Some((tray, plan)),
        Err(hindrances) => {
            assert_eq!(hindrances, [Hindrance::NothingToDo], "whatever could be staged can be planned: {tray:?}");
            assert!(tray.is_empty());
            None
        }
    }
}

/// Carries a plan out as the engine does: look, send where it is as before, look again.
fn carry_out(world: &mut World, plan: &Plan) {
    for step in &plan.steps {
        for reliance in &step.relies_on {
            assert!(step.stands_on(reliance, &world.look(&reliance.subject)), "{step:?}");
        }
        match step.judge(&world.look(&step.change.subject())) {
            Judgement::AsWanted => continue,
            Judgement::AsBefore => {}
            other => panic!("{other:?} at {step:?}"),
        }
        if let Err(refusal) = world.apply(&step.change) {
            panic!("{refusal}: {step:?}");
        }
        assert_eq!(step.judge(&world.look(&step.change.subject())), Judgement::AsWanted, "{step:?}");
    }
}

fn role_at(world: &World, key: CellKey) -> Option<RoleId> {
    match key.place {
        Place::Organization(organization) => world.seats.get(&(key.user, organization)).map(|seat| seat.role),
        Place::Team { team, .. } => world.rows.get(&(key.user, team)).map(|row| row.role),
    }
}

fn every_cell(world: &World) -> Vec<CellKey> {
    let teams = |organization: OrganizationId| world.teams[&organization].clone();
    let places = world.teams.keys().flat_map(|organization| {
        let teams = teams(*organization).into_iter().map(|team| Place::Team { organization: *organization, team });
        std::iter::once(Place::Organization(*organization)).chain(teams)
    });
    let places: Vec<Place> = places.collect();
    world.people.iter().flat_map(|user| places.iter().map(|place| CellKey { user: *user, place: *place })).collect()
}

/// Cells that come along with wishes.
pub(crate) fn along(world: &World, tray: &Tray) -> BTreeSet<CellKey> {
    let known = world.known();
    let mut cells = BTreeSet::new();
    for found in follow::from(tray, &known) {
        let (user, above) = (found.cause.user, found.cause.place.organization());
        let teams = match found.kind {
            FollowKind::FixedTeamAdminIn { teams }
            | FollowKind::TeamsGo { teams }
            | FollowKind::StaysTeamAdmin { teams } => teams.unwrap(),
            FollowKind::BecomesMember { organization } => {
                cells.insert(CellKey::organization(user, organization));
                Vec::new()
            }
            FollowKind::SeesNothingYet { .. } => Vec::new(),
        };
        cells.extend(teams.into_iter().map(|team| CellKey::team(user, above, team)));
    }
    cells
}

proptest! {
    #![proptest_config(at_least(500))]

    #[test]
    fn a_random_plan_ends_in_what_was_wished_and_touches_nothing_else(world in worlds(), strokes in strokes(12)) {
        let Some((tray, plan)) = drawn(&world, &strokes) else { return Ok(()) };
        let mut after = world.clone();
        carry_out(&mut after, &plan);
        let along = along(&world, &tray);
        for key in every_cell(&world) {
            let (before, now) = (role_at(&world, key), role_at(&after, key));
            match tray.get(&key) {
                Some(edit) => prop_assert_eq!(now, edit.wish.role(), "{:?}", key),
                None if along.contains(&key) => {}
                None => prop_assert_eq!(now, before, "nobody wished for {:?}", key),
            }
        }
        for row in &plan.closing {
            let seen = after.look(&row.subject);
            prop_assert!(row.fine.contains(&seen), "{:?} is {:?}", row, seen);
        }
        // Carried out once more, everything is so already.
        for step in &plan.steps {
            prop_assert_eq!(step.judge(&after.look(&step.change.subject())), Judgement::AsWanted);
        }
    }

    #[test]
    fn what_comes_along_is_what_the_cells_say_and_what_happens(world in worlds(), strokes in strokes(12)) {
        let Some((tray, plan)) = drawn(&world, &strokes) else { return Ok(()) };
        let (known, along) = (world.known(), along(&world, &tray));
        for key in every_cell(&world) {
            let said = follow::in_cell(&tray, &known, key).is_some();
            // The team of a new Admin is along, whatever is there; nothing is staged beside it.
            prop_assert_eq!(said, along.contains(&key), "{:?}", key);
            prop_assert!(!(said && tray.get(&key).is_some()), "{:?} is both", key);
        }
        let mut after = World { demotion: Demotion::StayFixed, ..world };
        carry_out(&mut after, &plan);
        let looked_at = plan.steps.iter().map(|step| step.change.subject());
        let looked_at: Vec<Subject> = looked_at.chain(plan.closing.iter().map(|row| row.subject.clone())).collect();
        for key in along {
            let CellKey { user, place } = key;
            let subject = match place {
                Place::Organization(organization) => Subject::OrganizationRole { user, organization },
                Place::Team { organization, team } => Subject::TeamRole { user, organization, team },
            };
            let stays = follow::in_cell(&tray, &known, key) == Some(follow::FollowWord::StaysTeamAdmin);
            prop_assert!(stays || looked_at.contains(&subject), "{:?} is in no part of the plan", key);
            let now = role_at(&after, key);
            let wished = match follow::in_cell(&tray, &known, key).unwrap() {
                follow::FollowWord::ComesWithAdmin | follow::FollowWord::StaysTeamAdmin => Some(TEAM_ADMIN),
                follow::FollowWord::BecomesMember => Some(MEMBER),
                follow::FollowWord::GoesWithRemoval => None,
            };
            prop_assert_eq!(now, wished, "{:?}", key);
        }
    }

    #[test]
    fn a_change_of_somebody_else_to_a_staged_cell_is_caught(
        world in worlds(), strokes in strokes(12), which in any::<prop::sample::Index>()
    ) {
        let Some((tray, _)) = drawn(&world, &strokes) else { return Ok(()) };
        let keys: Vec<CellKey> = tray.edits().keys().copied().collect();
        let key = keys[which.index(keys.len())];
        let mut other = world.clone();
        match key.place {
            Place::Organization(organization) => match other.seats.get_mut(&(key.user, organization)) {
                Some(seat) => seat.role = if seat.role == ACCOUNTANT { MEMBER } else { ACCOUNTANT },
                None => drop(other.seats.insert((key.user, organization), crate::world::seat(ACCOUNTANT))),
            },
            Place::Team { team, .. } => match other.rows.get_mut(&(key.user, team)) {
                Some(row) => row.role = if row.role == TEAM_MEMBER { TEAM_OPERATOR } else { TEAM_MEMBER },
                None => drop(other.rows.insert((key.user, team), Row { role: TEAM_MEMBER, changeable: true })),
            },
        }
        let now = cell::state(&other.known(), key);
        let stale = Hindrance::Stale(Stale { key, seen: tray.get(&key).unwrap().seen, now });
        let found = made(&other, &tray).unwrap_err();
        prop_assert!(found.contains(&stale), "{:?} in {:?}", stale, found);
        prop_assert_eq!(found.iter().filter(|one| matches!(one, Hindrance::Stale(_))).count(), 1, "the others stand");
    }
}
