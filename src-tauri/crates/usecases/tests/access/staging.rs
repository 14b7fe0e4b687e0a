//! Changes that wait: staged, refused with a reason, undone, kept over the end of the process. Nothing is sent.

use domain::access::Refusal;
use domain::access::follow::FollowWord;
use domain::{OrganizationId, RoleId, UserId};
use usecases::access;
use usecases::view::access::{AccessArrange, AccessScope, CellFollow, StageTarget, StageWish};
use usecases::view::tray::{TrayFollow, TrayLineState, TraySummary};

use crate::desk::{ADMIN, Grid, MEMBER, TEAM_ADMIN, TEAM_MEMBER, TEAM_OPERATOR, in_world, role};
use crate::house::{House, JONAS, KITCHEN, MARA};

const ELIF: u64 = 4716;
const HANA: u64 = 2058;

fn org() -> String {
    format!("org-{KITCHEN}")
}

#[tokio::test(start_paused = true)]
async fn a_change_waits_in_its_cell_and_in_the_tray_and_nothing_is_sent() {
    let house = House::new().await;
    let mut grid = Grid::of(&house, KITCHEN).await;
    let before = grid.cell(ELIF, "team-402").await.role;
    let wished = if before == Some(RoleId(TEAM_OPERATOR)) { TEAM_MEMBER } else { TEAM_OPERATOR };
    let answer = grid.stage(ELIF, "team-402", role(wished)).await;
    assert_eq!((answer.staged, answer.tray.count, answer.refused.len(), answer.changed), (1, 1, 0, false));
    let cell = grid.cell(ELIF, "team-402").await;
    let staged = cell.staged.unwrap();
    assert_eq!((cell.role, staged.role, staged.was, staged.stale), (before, Some(RoleId(wished)), before, false));
    let tray = access::tray(&house.session).await.unwrap();
    let line = &tray.lines[0];
    assert_eq!((line.user.id, line.organization.id), (UserId(ELIF), OrganizationId(KITCHEN)));
    assert_eq!((line.key.as_str(), &line.state), (format!("u{ELIF}@team-402").as_str(), &TrayLineState::Open));
    assert_eq!(line.was.as_ref().map(|role| role.id), before);

    // Set back to what is there, the mark is gone.
    let back = before.map_or(StageWish::Remove, StageWish::Role);
    let answer = grid.stage(ELIF, "team-402", back).await;
    assert_eq!((answer.staged, answer.tray.count), (1, 0));
    assert_eq!(grid.cell(ELIF, "team-402").await.staged, None);
    assert_eq!(house.writes(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_block_takes_what_may_be_and_says_of_the_rest_why_and_how_often() {
    let house = House::new().await;
    let mut grid = Grid::of(&house, KITCHEN).await;
    let column = grid.column(&org());
    let rows = grid.head.rows;
    let world = house.instance.world();
    let members = world.members[&KITCHEN].clone();
    let answer = grid.stage_block(StageTarget { rows: (0, rows), columns: (column, column + 1) }, role(ADMIN)).await;
    let owner = answer.refused.iter().find(|cells| cells.reason == Refusal::Owner).unwrap();
    assert_eq!((owner.count, owner.first.user.id), (1, UserId(MARA)));
    let refused: u32 = answer.refused.iter().map(|cells| cells.count).sum();
    let admins = u32::try_from(members.values().filter(|seat| seat.role == ADMIN).count()).unwrap();
    assert_eq!(answer.staged + answer.unchanged + refused, rows);
    assert_eq!((answer.unchanged, answer.tray.count), (admins, answer.staged));

    // In their teams they become Team Admin anyway: it is shown, and nothing else can be said there.
    let staged = grid.rows().await.into_iter().find(|row| row.cells[0].staged.is_some()).unwrap();
    let fixed = Some(CellFollow { word: FollowWord::ComesWithAdmin, role: Some(RoleId(TEAM_ADMIN)) });
    assert!(staged.cells[1..].iter().all(|cell| cell.follows == fixed), "{staged:?}");
    let answer = grid.stage(staged.user.id.0, "team-402", role(TEAM_OPERATOR)).await;
    assert_eq!((answer.staged, answer.refused[0].reason), (0, Refusal::FollowsFromAdmin));

    // It was one stroke.
    assert_eq!(access::undo(&house.session).await.unwrap(), TraySummary { count: 0, undo: false, redo: true });
    assert_eq!(access::redo(&house.session).await.unwrap().count, admins_to_be(&members));
    assert_eq!(house.writes(), 0);
}

fn admins_to_be(members: &std::collections::BTreeMap<u64, practice::Seat>) -> u32 {
    let free = members.values().filter(|seat| seat.role != ADMIN && seat.role != 11 && !seat.sso_pending);
    u32::try_from(free.count()).unwrap()
}

#[tokio::test(start_paused = true)]
async fn who_is_not_there_yet_becomes_member_and_is_a_row_as_long_as_it_waits() {
    let house = House::new().await;
    let mut grid = Grid::of(&house, KITCHEN).await;
    let (rows, version) = (grid.head.rows, grid.head.version);
    assert_eq!(in_world(&house.instance.world(), HANA, &org()), None);
    let answer =
        access::stage_one(&house.session, UserId(HANA), "team-402".to_owned(), role(TEAM_MEMBER)).await.unwrap();
    assert_eq!(answer.staged, 1, "{answer:?}");
    grid.again().await;
    assert_eq!((grid.head.rows, grid.head.version > version), (rows + 1, true));
    let follows = grid.cell(HANA, &org()).await.follows;
    assert_eq!(follows, Some(CellFollow { word: FollowWord::BecomesMember, role: Some(RoleId(MEMBER)) }));
    let tray = access::tray(&house.session).await.unwrap();
    assert_eq!(tray.lines[0].follows, [TrayFollow::BecomesMember]);

    let staged_only = AccessArrange { only_staged: true, ..AccessArrange::default() };
    grid.arrange(staged_only).await;
    assert_eq!(grid.head.rows, 1);
    let dropped = access::drop_lines(&house.session, vec![format!("u{HANA}@team-402")]).await.unwrap();
    assert_eq!(dropped.count, 0);
    grid.again().await;
    assert_eq!(grid.head.rows, rows);
}

#[tokio::test(start_paused = true)]
async fn a_block_of_another_version_stages_nothing() {
    let house = House::new().await;
    let mut grid = Grid::of(&house, KITCHEN).await;
    let target = grid.at(ELIF, "team-402").await;
    let version = grid.head.version;
    grid.arrange(AccessArrange { search: "elif".to_owned(), ..AccessArrange::default() }).await;
    let answer = access::stage(&house.session, grid.head.view, version, target, role(TEAM_OPERATOR)).await.unwrap();
    assert_eq!((answer.changed, answer.staged, answer.tray.count), (true, 0, 0));
    assert_eq!(answer.version, grid.head.version);
}

#[tokio::test(start_paused = true)]
async fn thirty_changes_with_their_notes_and_their_history_are_there_again_after_the_process_was_ended() {
    let mut house = House::new().await;
    let world = house.instance.world();
    let people: Vec<u64> = world.people.keys().copied().collect();
    let mut grid = Grid::of_people(&house, &people, Some(&[KITCHEN, 101, 140, 119, 123])).await;
    let mut staged = 0;
    'all: for row in 0..grid.head.rows {
        for column in 0..u32::try_from(grid.head.columns.len()).unwrap() {
            let target = StageTarget { rows: (row, row + 1), columns: (column, column + 1) };
            staged += grid.stage_block(target, role(MEMBER)).await.staged;
            if staged == 30 {
                break 'all;
            }
        }
    }
    assert_eq!(staged, 30);
    let key = access::tray(&house.session).await.unwrap().lines[7].key.clone();
    access::note(&house.session, key, "as agreed".to_owned()).await.unwrap();
    let before = access::tray(&house.session).await.unwrap();
    house.reopened().await;
    crate::desk::all_read(&house).await;
    let after = access::tray(&house.session).await.unwrap();
    assert_eq!((before.lines.len(), &before), (30, &after));
    assert_eq!(after.lines[7].note.as_deref(), Some("as agreed"));

    // The note is a stroke too.
    for _ in 0..31 {
        access::undo(&house.session).await.unwrap();
    }
    assert_eq!(access::tray(&house.session).await.unwrap().count, 0);
    assert_eq!(house.writes(), 0, "nothing was sent before anything was confirmed");
}

#[tokio::test(start_paused = true)]
async fn every_window_of_a_view_is_small_on_its_way() {
    let house = House::new().await;
    let people: Vec<u64> = house.instance.world().people.keys().copied().collect();
    let grid = Grid::of_people(&house, &people, None).await;
    let scope = AccessScope::Organization(OrganizationId(KITCHEN));
    assert_ne!(Grid::open(&house, scope).await.head.view, grid.head.view);
    let rows = access::rows(&house.session, grid.head.view, grid.head.version, (0, 60), (0, 20)).await.unwrap();
    let bytes = serde_json::to_vec(&rows).unwrap().len();
    let cells: usize = rows.iter().map(|row| row.cells.len()).sum();
    assert!(cells > 100 && bytes < 64 * 1024, "{bytes} bytes for {cells} cells");
    assert_eq!(rows.iter().find(|row| row.user.id == UserId(JONAS)).unwrap().user.id, UserId(JONAS));
}
