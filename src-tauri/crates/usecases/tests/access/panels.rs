//! Panels show and stage cells by their places, without a view of the grid.

use domain::access::follow::FollowWord;
use domain::access::{Lock, Refusal};
use domain::{OrganizationId, RoleId, UserId};
use usecases::access;
use usecases::view::access::{AccessCell, CellAt, CellsAt, StageWish};

use crate::desk::{ADMIN, TEAM_ADMIN, all_read, in_world, role};
use crate::house::{House, KITCHEN, MARA};

const ELIF: u64 = 4716;

async fn look(house: &House, asked: &[(u64, &str)]) -> CellsAt {
    let at = |(user, place): &(u64, &str)| CellAt { user: UserId(*user), place: (*place).to_owned() };
    access::cells(&house.session, asked.iter().map(at).collect()).await.unwrap()
}

async fn cell(house: &House, user: u64, place: &str) -> AccessCell {
    look(house, &[(user, place)]).await.cells.pop().unwrap().cell
}

#[tokio::test(start_paused = true)]
async fn a_panel_sees_role_lock_and_what_may_be_given_and_stages_into_the_one_tray() {
    let house = House::new().await;
    all_read(&house).await;
    let org = format!("org-{KITCHEN}");
    let seen = look(&house, &[(MARA, &org), (ELIF, &org), (ELIF, "team-402"), (ELIF, "team-999999")]).await;
    let places: Vec<_> = seen.cells.iter().map(|cell| (cell.user.0, cell.place.as_str())).collect();
    assert_eq!(places, [(MARA, org.as_str()), (ELIF, org.as_str()), (ELIF, "team-402")]);
    assert!(seen.cells.iter().all(|cell| cell.organization == OrganizationId(KITCHEN)));
    assert_eq!(seen.cells[0].cell.lock, Some(Lock::Owner));
    assert_eq!(seen.cells[1].cell.role, in_world(&house.instance.world(), ELIF, &org));
    assert!(seen.roles.iter().any(|option| option.id == RoleId(ADMIN) && option.givable));

    let before = seen.cells[1].cell.role;
    let answer = access::stage_one(&house.session, UserId(ELIF), org.clone(), role(ADMIN)).await.unwrap();
    assert_eq!((answer.staged, answer.tray.count), (1, 1));
    let staged = cell(&house, ELIF, &org).await.staged.unwrap();
    assert_eq!((staged.was, staged.role), (before, Some(RoleId(ADMIN))));
    let follows = cell(&house, ELIF, "team-402").await.follows.unwrap();
    assert_eq!((follows.word, follows.role), (FollowWord::ComesWithAdmin, Some(RoleId(TEAM_ADMIN))));

    let refused =
        access::stage_one(&house.session, UserId(ELIF), "team-402".to_owned(), StageWish::Remove).await.unwrap();
    assert_eq!((refused.staged, refused.refused[0].reason), (0, Refusal::FollowsFromAdmin));
    let back = access::stage_one(&house.session, UserId(ELIF), org.clone(), StageWish::Clear).await.unwrap();
    assert_eq!((back.staged, back.tray.count), (1, 0));
    assert_eq!(cell(&house, ELIF, &org).await.staged, None);
    assert_eq!(house.writes(), 0, "nothing is sent from a panel");
}
