//! What comes along with a wish.

use domain::TeamId;
use domain::access::follow::{FollowWord, from, in_cell};
use domain::access::{CellKey, Follow, FollowKind, Known, Tray, Wish, staging};
use domain::role::{ADMIN, MEMBER, TEAM_ADMIN};
use std::sync::Arc;

use crate::spelled::{at, give, in_team};
use crate::world::{ACCOUNTANT, TEAM_MEMBER, org, world};

fn staged(known: &Known, wishes: &[(CellKey, Wish)]) -> Tray {
    let mut tray = Tray::default();
    let wishes: Vec<_> = wishes.iter().map(|(key, wish)| (*key, Some(*wish))).collect();
    assert_eq!(staging::stage(&mut tray, known, &wishes).changed, wishes.len());
    tray
}

fn follows(wishes: &[(CellKey, Wish)]) -> Vec<Follow> {
    let known = world().known();
    from(&staged(&known, wishes), &known)
}

fn teams(ids: &[u64]) -> Vec<TeamId> {
    ids.iter().copied().map(TeamId).collect()
}

#[test]
fn who_becomes_admin_becomes_team_admin_everywhere() {
    let kind = FollowKind::FixedTeamAdminIn { teams: Some(teams(&[71, 72, 73])) };
    assert_eq!(follows(&[(at(103), give(ADMIN))]), [Follow { cause: at(103), kind }]);
}

#[test]
fn a_role_in_a_team_makes_a_member_once() {
    let both = [(in_team(105, 71), give(TEAM_MEMBER)), (in_team(105, 72), give(TEAM_ADMIN))];
    let kind = FollowKind::BecomesMember { organization: org(7) };
    assert_eq!(follows(&both), [Follow { cause: in_team(105, 71), kind }]);
    let with = [both[0], both[1], (at(105), give(ACCOUNTANT))];
    assert_eq!(follows(&with), [], "another role was said");
    assert_eq!(follows(&[(in_team(104, 71), give(TEAM_MEMBER))]), [], "a member already");
}

#[test]
fn who_is_added_without_a_team_sees_nothing_yet() {
    let kind = FollowKind::SeesNothingYet { organization: org(7) };
    assert_eq!(follows(&[(at(105), give(MEMBER))]), [Follow { cause: at(105), kind }]);
    assert_eq!(follows(&[(at(105), give(MEMBER)), (in_team(105, 71), give(TEAM_MEMBER))]), []);
    assert_eq!(follows(&[(at(103), give(ACCOUNTANT))]), [], "they were there before");
}

#[test]
fn teams_go_with_a_removal() {
    let kind = FollowKind::TeamsGo { teams: Some(teams(&[71])) };
    assert_eq!(follows(&[(at(103), Wish::Remove)]), [Follow { cause: at(103), kind }]);
    assert_eq!(follows(&[(at(104), Wish::Remove)]), [], "in no team");
}

#[test]
fn a_former_admin_stays_team_admin_where_nothing_is_said() {
    let kind = |ids: &[u64]| FollowKind::StaysTeamAdmin { teams: Some(teams(ids)) };
    let demoted = (at(102), give(MEMBER));
    assert_eq!(follows(&[demoted]), [Follow { cause: at(102), kind: kind(&[71, 72, 73]) }]);
    let passes = [demoted, (in_team(102, 71), give(TEAM_MEMBER)), (in_team(102, 73), Wish::Remove)];
    assert_eq!(follows(&passes), [Follow { cause: at(102), kind: kind(&[72]) }]);
    let all = [passes[0], passes[1], passes[2], (in_team(102, 72), Wish::Remove)];
    assert_eq!(follows(&all), []);
}

#[test]
fn where_teams_were_not_read_no_number_is_said() {
    let mut known = world().known();
    let facts = world().facts_of(org(7));
    let seat = |member: &domain::snapshot::Member| domain::roster::Seat {
        user: member.person.id,
        role: member.role,
        invitation: None,
        sso_pending: None,
    };
    let roster = domain::roster::Roster {
        organization: org(7),
        as_of: String::new(),
        members: facts.members.iter().map(seat).collect(),
        teams: None,
        own_roles: Vec::new(),
        sure: true,
    };
    known.sites.insert(org(7), Arc::new(domain::access::Site::of_roster(&roster)));
    let wishes = [(at(102), give(MEMBER)), (at(103), give(ADMIN)), (at(104), Wish::Remove)];
    let kinds: Vec<_> = from(&staged(&known, &wishes), &known).into_iter().map(|follow| follow.kind).collect();
    let expected = [
        FollowKind::StaysTeamAdmin { teams: None },
        FollowKind::FixedTeamAdminIn { teams: None },
        FollowKind::TeamsGo { teams: None },
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn a_cell_says_what_comes_to_it_from_elsewhere() {
    let known = world().known();
    let tray = staged(
        &known,
        &[
            (at(103), give(ADMIN)),
            (at(102), give(MEMBER)),
            (in_team(102, 73), Wish::Remove),
            (in_team(105, 71), give(TEAM_MEMBER)),
        ],
    );
    let word = |key| in_cell(&tray, &known, key);
    assert_eq!(word(in_team(103, 72)), Some(FollowWord::ComesWithAdmin));
    assert_eq!(word(in_team(102, 71)), Some(FollowWord::StaysTeamAdmin));
    assert_eq!(word(in_team(102, 73)), None, "said by itself");
    assert_eq!(word(at(105)), Some(FollowWord::BecomesMember));
    assert_eq!([at(103), at(104), in_team(104, 71), in_team(105, 71)].map(word), [None; 4]);
    let removed = staged(&known, &[(at(103), Wish::Remove)]);
    assert_eq!(in_cell(&removed, &known, in_team(103, 71)), Some(FollowWord::GoesWithRemoval));
    assert_eq!(in_cell(&removed, &known, in_team(103, 72)), None, "they are not there");
}
