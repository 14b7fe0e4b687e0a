//! What a transfer may leave in teams in which the former owner had no role.

use practice::{RowsAfterTransfer, Size, Switches, TEAM_ADMIN, World};
use usecases::view::run::{RunState, StepWord};
use usecases::{evidence, leave};

use crate::house::{EVENTS, House, KITCHEN, MARA, SANDBOX};

/// Mara without a role in the first team of the kitchen; that team.
fn without_a_row() -> (World, u64) {
    let mut world = World::generate(Size::Tiny, 0);
    let team = world.teams_of(KITCHEN).next().unwrap().id;
    world.team_members.get_mut(&team).unwrap().remove(&MARA);
    (world, team)
}

#[tokio::test(start_paused = true)]
async fn nobody_stays_team_admin_through_rows_that_the_transfer_made() {
    for (reading, ended) in
        [(RowsAfterTransfer::Left, StepWord::AlreadySo), (RowsAfterTransfer::Created, StepWord::Done)]
    {
        let (world, team) = without_a_row();
        let house = House::on(world, Switches { rows_after_transfer: reading, ..Switches::default() }).await;
        let draft = house.nordlicht().await;
        let review = leave::review(&house.session, draft.draft).await.unwrap();
        let line = review.lines.iter().find(|line| line.team.as_ref().is_some_and(|row| row.id.0 == team)).unwrap();
        assert_eq!((&*line.before, &*line.after), ("none", "none"), "the review says what is there now");
        let run = house.start(&review).await;
        let view = house.rest(&run).await;
        assert_eq!(view.state, RunState::Finished, "{reading:?} {view:#?}");
        let own = view.steps.iter().find(|step| step.step == line.step).unwrap();
        assert_eq!(own.state, ended, "{reading:?}");
        let world = house.instance.world();
        let seats = [KITCHEN, EVENTS, SANDBOX].into_iter().flat_map(|place| world.teams_of(place).collect::<Vec<_>>());
        for team in seats {
            assert_ne!(world.team_role_in(MARA, team.id), Some(TEAM_ADMIN), "{reading:?} team {}", team.id);
        }
        assert!(evidence::evidence(&house.session, run).await.unwrap().complete);
    }
}
