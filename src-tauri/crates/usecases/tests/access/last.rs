//! What became of a cell in the last run: said until the cell is edited again or another run rests.

use domain::{RoleId, UserId};
use practice::faults::{Fault, Match, Moment, Rule};
use usecases::access;
use usecases::view::access::{AccessCell, CellEnd, CellLast, StageWish};
use usecases::view::tray::RunPart;

use crate::desk::{ADMIN, Grid, MEMBER, TEAM_OPERATOR, all_read, role};
use crate::house::{House, KITCHEN};

const ELIF: u64 = 4716;
const SOFIA: u64 = 4720;
const HANA: u64 = 2058;

fn org() -> String {
    format!("org-{KITCHEN}")
}

async fn put(house: &House, user: u64, place: &str, wish: StageWish) {
    let answer = access::stage_one(&house.session, UserId(user), place.to_owned(), wish).await.unwrap();
    assert_eq!(answer.staged, 1, "{answer:?}");
}

/// Reviews what waits, starts it and waits until nobody is at it.
async fn carry_out(house: &House) {
    let review = access::review(&house.session).await.unwrap().review.unwrap();
    let run = house.start(&review).await;
    house.rest(&run).await;
    all_read(house).await;
}

fn end(cell: &AccessCell) -> Option<CellEnd> {
    cell.last.map(|last| last.end)
}

#[tokio::test(start_paused = true)]
async fn a_cell_says_what_became_of_its_line_until_it_is_edited_or_another_run_rests() {
    let house = House::new().await;
    let mut grid = Grid::of(&house, KITCHEN).await;
    put(&house, ELIF, "team-404", role(TEAM_OPERATOR)).await;
    put(&house, HANA, &org(), role(MEMBER)).await;
    put(&house, SOFIA, &org(), StageWish::Remove).await;
    let review = access::review(&house.session).await.unwrap().review.unwrap();
    let mut world = house.instance.world();
    let saw = world.role_in(SOFIA, KITCHEN).map(RoleId);
    world.members.get_mut(&KITCHEN).unwrap().get_mut(&SOFIA).unwrap().role = ADMIN;
    house.instance.replace_world(world);
    let when = Match::every("!GET", &format!("/admin/users/{ELIF}/user-team-roles/404"));
    let refused = Fault::Status { status: 403, moment: Moment::BeforeApply, retry_after: None };
    house.fail(vec![Rule { when, fault: refused }]);
    let run = house.start(&review).await;
    house.rest(&run).await;
    all_read(&house).await;
    grid.again().await;
    let done = CellLast { end: CellEnd::Done, saw: None, wanted: Some(RoleId(MEMBER)) };
    assert_eq!(grid.cell(HANA, &org()).await.last, Some(done));
    assert_eq!(end(&grid.cell(ELIF, "team-404").await), Some(CellEnd::Refused));
    let changed = grid.cell(SOFIA, &org()).await;
    let meanwhile = CellLast { end: CellEnd::ChangedMeanwhile, saw, wanted: None };
    assert_eq!((changed.role, changed.last), (Some(RoleId(ADMIN)), Some(meanwhile)));

    // An edit takes the mark of its own cell, also where it is taken back.
    put(&house, SOFIA, &org(), StageWish::Remove).await;
    put(&house, SOFIA, &org(), StageWish::Clear).await;
    grid.again().await;
    assert_eq!(grid.cell(SOFIA, &org()).await.last, None);
    assert_eq!(end(&grid.cell(ELIF, "team-404").await), Some(CellEnd::Refused));

    // What was done is not said where somebody else has changed it since.
    let mut world = house.instance.world();
    world.members.get_mut(&KITCHEN).unwrap().get_mut(&HANA).unwrap().role = ADMIN;
    house.instance.replace_world(world);
    usecases::directory::refresh(&house.session).await.unwrap();
    all_read(&house).await;
    grid.again().await;
    assert_eq!((grid.cell(HANA, &org()).await.role, grid.cell(HANA, &org()).await.last), (Some(RoleId(ADMIN)), None));

    house.fail(Vec::new());
    access::back(&house.session, run, RunPart::Open).await.unwrap();
    access::clear(&house.session).await.unwrap();
    put(&house, HANA, &org(), StageWish::Remove).await;
    carry_out(&house).await;
    grid.again().await;
    assert_eq!(end(&grid.cell(ELIF, "team-404").await), None, "another run rested");
}

#[tokio::test(start_paused = true)]
async fn the_note_of_a_line_travels_with_it_into_review_and_run() {
    let house = House::new().await;
    all_read(&house).await;
    put(&house, HANA, &org(), role(MEMBER)).await;
    let key = access::tray(&house.session).await.unwrap().lines[0].key.clone();
    access::note(&house.session, key, "asked for by Mara on Monday".to_owned()).await.unwrap();
    let review = access::review(&house.session).await.unwrap().review.unwrap();
    assert_eq!(review.lines[0].note.as_deref(), Some("asked for by Mara on Monday"));
    let run = house.start(&review).await;
    let view = house.rest(&run).await;
    assert_eq!(view.steps[0].line.note, review.lines[0].note);
    let proof = usecases::evidence::evidence(&house.session, run).await.unwrap();
    assert_eq!(proof.lines[0].line.line.note, review.lines[0].note);
}
