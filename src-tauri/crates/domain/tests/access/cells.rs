//! What is known of a cell, and why it is locked.

use domain::access::{Cell, CellKey, CellState, Lock, Tray, Wish, cell, staging};
use domain::role::{ADMIN, MEMBER, OWNER, TEAM_ADMIN, TEAM_OPERATOR};
use domain::roster::{Roster, TeamRoster};
use domain::{TeamId, UserId};
use std::sync::Arc;

use crate::spelled::{at, in_team};
use crate::world::{Row, World, org, world};

fn of(world: &World, key: CellKey) -> Cell {
    cell::of(&world.known(), &Tray::default(), key)
}

fn locked(world: &World, key: CellKey) -> Option<Lock> {
    of(world, key).lock
}

#[test]
fn a_cell_shows_the_role_or_no_access() {
    let world = world();
    assert_eq!(of(&world, at(103)), Cell { state: CellState::Present(Some(MEMBER)), lock: None });
    assert_eq!(of(&world, in_team(103, 71)), Cell { state: CellState::Present(Some(TEAM_OPERATOR)), lock: None });
    assert_eq!(of(&world, in_team(103, 72)), Cell { state: CellState::Present(None), lock: None });
    assert_eq!(of(&world, at(105)), Cell { state: CellState::Present(None), lock: None });
}

#[test]
fn the_owner_is_locked_and_so_is_a_fixed_team_admin() {
    let mut world = world();
    assert_eq!(of(&world, at(100)), Cell { state: CellState::Present(Some(OWNER)), lock: Some(Lock::Owner) });
    assert_eq!(locked(&world, in_team(100, 71)), None, "an owner without a row there");
    world.rows.insert((UserId(100), TeamId(71)), Row { role: TEAM_ADMIN, changeable: false });
    assert_eq!(locked(&world, in_team(100, 71)), Some(Lock::FixedTeamAdmin));
    assert_eq!(locked(&world, in_team(102, 71)), Some(Lock::FixedTeamAdmin));
    world.rows.insert((UserId(102), TeamId(71)), Row { role: TEAM_OPERATOR, changeable: true });
    assert_eq!(locked(&world, in_team(102, 71)), None, "an Admin in another role");
}

#[test]
fn where_the_source_says_whether_a_role_is_fixed_it_decides() {
    let mut world = world();
    world.tells = true;
    assert_eq!(locked(&world, in_team(102, 71)), Some(Lock::FixedTeamAdmin));
    world.rows.insert((UserId(102), TeamId(71)), Row { role: TEAM_ADMIN, changeable: true });
    assert_eq!(locked(&world, in_team(102, 71)), None);
    world.rows.insert((UserId(102), TeamId(71)), Row { role: TEAM_OPERATOR, changeable: false });
    assert_eq!(locked(&world, in_team(102, 71)), Some(Lock::FixedTeamAdmin));
    world.rows.insert((UserId(104), TeamId(71)), Row { role: TEAM_ADMIN, changeable: false });
    assert_eq!(locked(&world, in_team(104, 71)), None, "no Admin any more: it is removed and given again");
}

#[test]
fn who_is_staged_to_be_admin_no_longer_is_not_locked_in_teams() {
    let world = world();
    let known = world.known();
    for wish in [Wish::Role(MEMBER), Wish::Remove] {
        let mut tray = Tray::default();
        staging::stage(&mut tray, &known, &[(at(102), Some(wish))]);
        assert_eq!(cell::of(&known, &tray, in_team(102, 71)).lock, None);
        let above = cell::of(&known, &tray, at(102));
        assert_eq!(above, Cell { state: CellState::Present(Some(ADMIN)), lock: None }, "what is there stays shown");
    }
}

#[test]
fn who_waits_is_locked_in_the_organization_and_in_its_teams() {
    let mut world = world();
    world.seats.get_mut(&(UserId(103), org(7))).unwrap().waiting = true;
    assert_eq!(locked(&world, at(103)), Some(Lock::WaitingForCompanySignIn));
    assert_eq!(locked(&world, in_team(103, 71)), Some(Lock::WaitingForCompanySignIn));
    assert_eq!(locked(&world, CellKey::organization(UserId(103), org(8))), None);
}

#[test]
fn a_role_that_is_not_shown_and_a_deleted_account_are_locked() {
    let mut world = world();
    world.seats.get_mut(&(UserId(103), org(7))).unwrap().hidden = true;
    assert_eq!(of(&world, at(103)), Cell { state: CellState::RoleNotShown, lock: Some(Lock::RoleNotShown) });
    world.deleted.insert(UserId(104));
    assert_eq!(locked(&world, at(104)), Some(Lock::DeletedAccount));
    assert_eq!(locked(&world, in_team(104, 71)), Some(Lock::DeletedAccount));
}

#[test]
fn what_was_not_read_is_said_and_is_no_absence() {
    let mut known = world().known();
    let tray = Tray::default();
    let state = |known: &domain::access::Known, key| cell::of(known, &tray, key).state;
    let elsewhere = CellKey::organization(UserId(103), org(99));
    assert_eq!(state(&known, elsewhere), CellState::NotRead);
    known.refused.insert(org(99));
    assert_eq!(cell::of(&known, &tray, elsewhere), Cell { state: CellState::Refused, lock: None });
    assert_eq!(state(&known, in_team(103, 79)), CellState::Gone, "no such team");
    known.gone.insert(org(7));
    let gone = Cell { state: CellState::Gone, lock: Some(Lock::DeletedPlace) };
    assert_eq!(cell::of(&known, &tray, at(103)), gone);
    assert_eq!(cell::of(&known, &tray, in_team(103, 71)), gone);
}

#[test]
fn a_roster_without_teams_and_an_unsure_one_leave_cells_open() {
    let facts = world().facts_of(org(7));
    let seat = |member: &domain::snapshot::Member| domain::roster::Seat {
        user: member.person.id,
        role: member.role,
        invitation: None,
        sso_pending: None,
    };
    let mut roster = Roster {
        organization: org(7),
        as_of: String::new(),
        members: facts.members.iter().map(seat).collect(),
        teams: None,
        own_roles: Vec::new(),
        sure: true,
    };
    let state = |roster: &Roster, key| {
        let mut known = world().known();
        known.sites.insert(org(7), Arc::new(domain::access::Site::of_roster(roster)));
        cell::of(&known, &Tray::default(), key).state
    };
    assert_eq!(state(&roster, at(105)), CellState::Present(None));
    assert_eq!(state(&roster, in_team(103, 71)), CellState::NotRead);
    let mut teams = facts.teams.clone();
    teams[2].deleted = true;
    roster.teams = Some(TeamRoster { teams, members: facts.team_members });
    assert_eq!(state(&roster, in_team(103, 71)), CellState::Present(Some(TEAM_OPERATOR)));
    assert_eq!(state(&roster, in_team(103, 73)), CellState::Gone, "deleted teams stay listed");
    roster.sure = false;
    assert_eq!(state(&roster, at(105)), CellState::NotRead, "somebody may be missing from the list");
    assert_eq!(state(&roster, at(103)), CellState::Present(Some(MEMBER)));
}
