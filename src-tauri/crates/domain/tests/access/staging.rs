//! What may be staged, and why something may not.

use domain::access::staging::{Staged, stage};
use domain::access::{CellKey, Refusal, Tray, Wish, rules};
use domain::role::{ADMIN, MEMBER, OWNER, TEAM_ADMIN, TEAM_OPERATOR};
use domain::{RoleId, TeamId, UserId};

use crate::spelled::{at, give, in_team};
use crate::world::{ACCOUNTANT, OPERATOR, OWN_TEAM_ROLE, TEAM_MEMBER, World, org, world};

fn may(world: &World, key: CellKey, wish: Wish) -> Result<(), Refusal> {
    rules::may(&Tray::default(), &world.known(), key, wish)
}

/// After a wish for another cell.
fn may_after(earlier: (CellKey, Wish), key: CellKey, wish: Wish) -> Result<(), Refusal> {
    let known = world().known();
    let mut tray = Tray::default();
    assert_eq!(stage(&mut tray, &known, &[(earlier.0, Some(earlier.1))]).changed, 1);
    rules::may(&tray, &known, key, wish)
}

#[test]
fn roles_of_the_right_kind_may_be_given_and_others_not() {
    let world = world();
    assert_eq!(may(&world, at(103), give(ADMIN)), Ok(()));
    assert_eq!(may(&world, at(105), give(MEMBER)), Ok(()), "somebody from outside");
    assert_eq!(may(&world, in_team(103, 72), give(TEAM_MEMBER)), Ok(()));
    assert_eq!(may(&world, in_team(103, 72), give(OWN_TEAM_ROLE)), Ok(()), "the organization's own");
    let elsewhere = CellKey::team(UserId(103), org(8), TeamId(81));
    assert_eq!(may(&world, elsewhere, give(OWN_TEAM_ROLE)), Err(Refusal::NoSuchRoleHere(OWN_TEAM_ROLE)));
    assert_eq!(may(&world, in_team(103, 72), give(MEMBER)), Err(Refusal::NoSuchRoleHere(MEMBER)));
    assert_eq!(may(&world, at(103), give(TEAM_MEMBER)), Err(Refusal::NoSuchRoleHere(TEAM_MEMBER)));
    assert_eq!(may(&world, at(103), give(RoleId(77))), Err(Refusal::NoSuchRoleHere(RoleId(77))), "of no known kind");
    assert_eq!(may(&world, at(103), give(RoleId(0))), Err(Refusal::NoSuchRoleHere(RoleId(0))));
}

#[test]
fn ownership_is_handed_over_and_nothing_else() {
    let world = world();
    assert_eq!(may(&world, at(100), give(MEMBER)), Err(Refusal::Owner));
    assert_eq!(may(&world, at(100), Wish::Remove), Err(Refusal::Owner));
    assert_eq!(may(&world, at(103), give(OWNER)), Err(Refusal::OwnerRoleIsHandedOver));
}

#[test]
fn an_admin_stays_team_admin_until_they_are_admin_no_longer() {
    let world = world();
    assert_eq!(may(&world, in_team(102, 71), give(TEAM_MEMBER)), Err(Refusal::FixedTeamAdmin));
    assert_eq!(may(&world, in_team(102, 71), Wish::Remove), Err(Refusal::FixedTeamAdmin));
    let demoted = (at(102), give(MEMBER));
    assert_eq!(may_after(demoted, in_team(102, 71), give(TEAM_MEMBER)), Ok(()));
    assert_eq!(may_after(demoted, in_team(102, 71), Wish::Remove), Ok(()));
}

#[test]
fn what_is_wanted_for_the_organization_decides_over_its_teams() {
    let made_admin = (at(103), give(ADMIN));
    assert_eq!(may_after(made_admin, in_team(103, 71), give(TEAM_ADMIN)), Err(Refusal::FollowsFromAdmin));
    assert_eq!(may_after(made_admin, in_team(103, 71), Wish::Remove), Err(Refusal::FollowsFromAdmin));
    assert_eq!(may_after(made_admin, in_team(104, 71), give(TEAM_ADMIN)), Ok(()), "somebody else");
    let elsewhere = CellKey::team(UserId(103), org(8), TeamId(81));
    assert_eq!(may_after(made_admin, elsewhere, give(TEAM_MEMBER)), Ok(()), "somewhere else");
    let removed = (at(103), Wish::Remove);
    assert_eq!(may_after(removed, in_team(103, 71), give(TEAM_MEMBER)), Err(Refusal::GoesWithRemoval));
    assert_eq!(may_after(removed, in_team(103, 71), Wish::Remove), Err(Refusal::GoesWithRemoval));
}

#[test]
fn there_has_to_be_something_to_remove() {
    let world = world();
    assert_eq!(may(&world, at(105), Wish::Remove), Err(Refusal::NothingThere));
    assert_eq!(may(&world, in_team(103, 72), Wish::Remove), Err(Refusal::NothingThere));
    assert_eq!(may(&world, in_team(103, 71), Wish::Remove), Ok(()));
}

#[test]
fn nothing_is_changed_where_nobody_knows_what_is_there() {
    let mut world = world();
    world.seats.get_mut(&(UserId(103), org(7))).unwrap().hidden = true;
    assert_eq!(may(&world, at(103), give(ADMIN)), Err(Refusal::RoleNotShown));
    assert_eq!(may(&world, at(103), Wish::Remove), Err(Refusal::RoleNotShown));
    assert_eq!(may(&world, CellKey::organization(UserId(103), org(99)), give(MEMBER)), Err(Refusal::NotRead));
    assert_eq!(may(&world, in_team(103, 79), give(TEAM_MEMBER)), Err(Refusal::PlaceDeleted));
    world.deleted.insert(UserId(104));
    assert_eq!(may(&world, at(104), Wish::Remove), Err(Refusal::AccountDeleted));
    world.seats.get_mut(&(UserId(102), org(7))).unwrap().waiting = true;
    assert_eq!(may(&world, at(102), give(MEMBER)), Err(Refusal::WaitingForCompanySignIn));
}

#[test]
fn somebody_from_outside_needs_a_first_role_that_the_instance_has() {
    let world = world();
    let mut known = world.known();
    assert_eq!(rules::may(&Tray::default(), &known, in_team(105, 71), give(TEAM_MEMBER)), Ok(()));
    known.roles.roles.retain(|role| role.id != MEMBER);
    let refused = Err(Refusal::NoSuchRoleHere(MEMBER));
    assert_eq!(rules::may(&Tray::default(), &known, in_team(105, 71), give(TEAM_MEMBER)), refused);
    let mut tray = Tray::default();
    stage(&mut tray, &known, &[(at(105), Some(give(ACCOUNTANT)))]);
    assert_eq!(rules::may(&tray, &known, in_team(105, 71), give(TEAM_MEMBER)), Ok(()), "another role is given first");
}

#[test]
fn nobody_takes_away_from_the_person_whose_key_is_used() {
    let mut world = world();
    let own = |key, wish| CellKey { user: OPERATOR, ..key }.pipe(|key| may(&world, key, wish));
    assert_eq!(own(at(0), Wish::Remove), Err(Refusal::OwnAccess));
    assert_eq!(own(at(0), give(MEMBER)), Err(Refusal::OwnAccess));
    let elsewhere = CellKey::organization(OPERATOR, org(8));
    assert_eq!(own(elsewhere, give(ADMIN)), Ok(()), "more is possible");
    world.seats.insert((OPERATOR, org(8)), crate::world::seat(ACCOUNTANT));
    assert_eq!(may(&world, elsewhere, give(ADMIN)), Ok(()));
    assert_eq!(may(&world, elsewhere, give(MEMBER)), Err(Refusal::OwnAccess), "less is not");
}

trait Pipe: Sized {
    fn pipe<T>(self, with: impl FnOnce(Self) -> T) -> T {
        with(self)
    }
}
impl Pipe for CellKey {}

#[test]
fn a_block_stages_what_may_be_and_names_the_rest() {
    let known = world().known();
    let mut tray = Tray::default();
    let block: Vec<_> = (100..106).map(|user| (at(user), Some(give(MEMBER)))).collect();
    let staged = stage(&mut tray, &known, &block);
    assert_eq!((staged.changed, staged.unchanged), (2, 2), "102 and 105; 103 and 104 are Members");
    assert_eq!(staged.refused, [(at(100), Refusal::Owner), (at(101), Refusal::OwnAccess)]);
    assert!(tray.undo());
    assert!(tray.is_empty(), "one stroke");
}

#[test]
fn a_row_is_removed_by_its_organization_whatever_the_order() {
    let known = world().known();
    let mut tray = Tray::default();
    let row = [in_team(103, 71), in_team(103, 72), at(103)].map(|key| (key, Some(Wish::Remove)));
    let staged = stage(&mut tray, &known, &row);
    let along = vec![(in_team(103, 71), Refusal::GoesWithRemoval), (in_team(103, 72), Refusal::GoesWithRemoval)];
    assert_eq!(staged, Staged { changed: 1, refused: along, ..Staged::default() });
}

#[test]
fn taking_a_wish_away_is_always_possible() {
    let mut world = world();
    let mut tray = Tray::default();
    stage(&mut tray, &world.known(), &[(at(104), Some(give(ADMIN))), (at(103), Some(give(ADMIN)))]);
    world.deleted.insert(UserId(104));
    let staged = stage(&mut tray, &world.known(), &[(at(104), None), (at(103), Some(give(MEMBER)))]);
    assert_eq!((staged.changed, tray.len()), (2, 0));
}

#[test]
fn what_is_there_already_is_no_wish_and_no_refusal() {
    let known = world().known();
    let mut tray = Tray::default();
    let there = [(at(100), Some(give(OWNER))), (in_team(102, 71), Some(give(TEAM_ADMIN)))];
    assert_eq!(stage(&mut tray, &known, &there), Staged { unchanged: 2, ..Staged::default() });
    let operator = [(in_team(103, 71), Some(give(TEAM_OPERATOR)))];
    assert_eq!(stage(&mut tray, &known, &operator).unchanged, 1);
    assert!(tray.is_empty() && !tray.may_undo());
}
