//! One organization with everything that is known of it.

use std::sync::Arc;

use domain::OrganizationId;
use practice::{PublicLists, Switches};
use usecases::organization;
use usecases::problem::Code;
use usecases::session::Session;
use usecases::view::organization::{OrganizationPanel, PartState};

use crate::person::all_ways;
use crate::stage::{Ear, Stage};

pub(crate) async fn settled(session: &Arc<Session>, id: u64) -> OrganizationPanel {
    let mut ear = Ear::on(session);
    ear.until(async || {
        let panel = organization::panel(session, OrganizationId(id)).await.unwrap();
        (!panel.looking).then_some(panel)
    })
    .await
}

#[tokio::test]
async fn members_teams_license_and_scenarios_are_shown_as_the_instance_has_them_in_every_way_it_allows() {
    for switches in all_ways() {
        let stage = Stage::new(practice::Size::Tiny, switches.clone());
        let session = stage.opened().await;
        let world = stage.instance.world();
        for place in world.organizations.values().filter(|place| !place.deleted) {
            let panel = settled(&session, place.id).await;
            assert_eq!((panel.problem.clone(), panel.members_state), (None, PartState::Known), "{switches:?}");
            let mut shown: Vec<(u64, u64)> =
                panel.members.iter().map(|line| (line.person.id.0, line.role.unwrap())).collect();
            shown.sort_unstable();
            let truth: Vec<(u64, u64)> =
                world.members[&place.id].iter().map(|(user, seat)| (*user, seat.role)).collect();
            assert_eq!(shown, truth, "{} with {switches:?}", place.id);
            let owners: Vec<u64> = truth.iter().filter(|(_, role)| *role == 11).map(|(user, _)| *user).collect();
            assert_eq!(panel.owner.iter().map(|owner| owner.id.0).collect::<Vec<_>>(), owners);
            assert!(panel.members[0].owner, "the owner comes first");
            let teams: Vec<_> = world.teams_of(place.id).filter(|team| !team.deleted).collect();
            assert_eq!(panel.teams.len(), teams.len());
            for team in teams {
                let line = panel.teams.iter().find(|line| line.id == team.id).unwrap();
                let people = world.team_members.get(&team.id).map_or(0, std::collections::BTreeMap::len);
                assert_eq!(line.members.unwrap() as usize, people, "team {}", team.id);
            }
            assert!(panel.license.iter().any(|line| line.key == "operations"));
            assert_eq!(panel.scenarios_state, PartState::Known);
        }
    }
}

#[tokio::test]
async fn what_a_key_may_not_read_is_said_of_that_part_alone() {
    for (public_lists, state) in [(PublicLists::Refused, PartState::NotReadable), (PublicLists::Open, PartState::Known)]
    {
        let stage = Stage::new(practice::Size::Tiny, Switches { public_lists, ..Switches::default() });
        let session = stage.opened().await;
        let panel = settled(&session, 118).await;
        assert_eq!((panel.usage_state, panel.members_state), (state, PartState::Known));
        assert_eq!(panel.problem, None, "not to be allowed is no failure");
        assert_eq!(panel.usage.is_some(), state == PartState::Known);
    }
}

#[tokio::test]
async fn an_organization_that_does_not_exist_is_not_found_and_a_deleted_one_is_not_looked_into() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    let missing = organization::panel(&session, OrganizationId(999_999)).await;
    assert_eq!(missing.unwrap_err().code, Code::NotFound);
    let gone = stage.instance.world().organizations.values().find(|place| place.deleted).unwrap().id;
    let panel = organization::panel(&session, OrganizationId(gone)).await.unwrap();
    assert!(panel.organization.deleted && !panel.looking);
    assert_eq!((panel.members_state, panel.members.len()), (PartState::NotReadable, 0));
}

#[tokio::test]
async fn trouble_while_reading_is_said_and_the_organization_shown_all_the_same() {
    let mut stage = Stage::tiny();
    let session = stage.opened().await;
    let mut ear = Ear::on(&session);
    ear.until(async || {
        let page = usecases::directory::organizations(&session, crate::stage::places("", 1)).await.unwrap();
        (page.state == usecases::view::people::ListState::Complete).then_some(())
    })
    .await;
    stage.go_offline().await;
    let panel = settled(&session, 118).await;
    assert_eq!(panel.problem.unwrap().code, Code::Offline);
    assert_eq!((panel.members_state, panel.usage_state), (PartState::Failed, PartState::Failed));
    assert!(!panel.organization.name.is_empty() && !panel.license.is_empty());
}
