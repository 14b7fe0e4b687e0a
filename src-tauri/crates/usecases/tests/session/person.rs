//! One person with everything they can reach.

use std::sync::Arc;

use domain::UserId;
use practice::faults::{Barrier, Match, Schedule};
use practice::{PublicLists, RoleColumns, Size, Switches, World};
use usecases::person;
use usecases::problem::Code;
use usecases::session::Session;
use usecases::view::people::PersonPanel;

use crate::stage::{Ear, Stage};

const MARA: u64 = 4711;

/// All four kinds of instances: public lists or not, role columns or not.
pub(crate) fn all_ways() -> Vec<Switches> {
    let mut ways = Vec::new();
    for public_lists in [PublicLists::Refused, PublicLists::Open] {
        for role_columns in [RoleColumns::Missing, RoleColumns::Present] {
            ways.push(Switches { public_lists, role_columns, ..Switches::default() });
        }
    }
    ways
}

pub(crate) async fn settled(session: &Arc<Session>, user: u64) -> PersonPanel {
    let mut ear = Ear::on(session);
    ear.until(async || {
        let panel = person::panel(session, UserId(user)).await.unwrap();
        (!panel.completeness.looking).then_some(panel)
    })
    .await
}

/// An organization with the role there, and teams with theirs.
type Places = Vec<(u64, u64, Vec<(u64, u64)>)>;

/// The places of a person as the instance has them.
fn truth(world: &World, user: u64) -> Places {
    let live = world.organizations.values().filter(|organization| !organization.deleted);
    let mut places: Vec<_> = live
        .filter_map(|organization| {
            let role = world.role_in(user, organization.id)?;
            let teams = world.teams_of(organization.id);
            let mut teams: Vec<_> =
                teams.filter_map(|team| Some((team.id, world.team_role_in(user, team.id)?))).collect();
            teams.sort_unstable();
            Some((organization.id, role, teams))
        })
        .collect();
    places.sort_unstable();
    places
}

fn shown(panel: &PersonPanel) -> Places {
    let mut places: Vec<_> = panel
        .memberships
        .iter()
        .map(|group| {
            let mut teams: Vec<_> = group.teams.iter().map(|team| (team.id, team.role.unwrap())).collect();
            teams.sort_unstable();
            (group.organization.id, group.organization.role.unwrap(), teams)
        })
        .collect();
    places.sort_unstable();
    places
}

#[tokio::test]
async fn every_organization_team_and_role_is_found_in_every_way_an_instance_allows() {
    for switches in all_ways() {
        let stage = Stage::new(Size::Tiny, switches.clone());
        let session = stage.opened().await;
        let world = stage.instance.world();
        for user in world.people.values().filter(|person| !person.deleted).map(|person| person.id) {
            let panel = settled(&session, user).await;
            assert_eq!(panel.problem, None, "{switches:?}");
            assert_eq!(shown(&panel), truth(&world, user), "person {user} with {switches:?}");
            let completeness = &panel.completeness;
            assert_eq!(Some(completeness.found), completeness.expected, "person {user}");
        }
    }
}

#[tokio::test]
async fn a_person_is_shown_with_words_of_the_instance() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    let panel = settled(&session, MARA).await;
    assert_eq!(panel.person.name, "Mara Lindqvist");
    assert!(panel.country.is_some());
    let owned: Vec<&str> = panel
        .memberships
        .iter()
        .filter(|group| group.organization.owner)
        .map(|group| group.organization.role_name.as_str())
        .collect();
    assert!(owned.len() >= 4 && owned.iter().all(|name| *name == "Owner"), "{owned:?}");
    assert!(panel.memberships[0].organization.owner, "owned organizations come first");
    let team = panel.memberships.iter().flat_map(|group| &group.teams).find(|team| team.role == Some(1)).unwrap();
    assert!(team.fixed, "Team Admin of an owner cannot be changed");
    let operator = settled(&session, 3).await;
    assert_eq!(operator.admin_role.as_deref(), Some("Admin"));
}

#[tokio::test]
async fn looking_goes_step_by_step_and_can_be_stopped() {
    let stage = Stage::new(Size::Team, Switches::default());
    let session = stage.opened().await;
    session.access().await.unwrap();
    let world = stage.instance.world();
    let busy = world.people.values().find(|person| !person.deleted && truth(&world, person.id).len() > 4).unwrap().id;
    // After the first few organizations nothing is answered until the very end.
    let members = |nth| Match::nth("GET", "/admin/users", nth);
    let barriers = (20..=24).map(|nth| Barrier { hold: members(nth), until: Match::every("GET", "/ping") });
    stage.instance.set_schedule(Schedule { barriers: barriers.collect(), ..Schedule::default() });
    let mut ear = Ear::on(&session);
    let panel = ear
        .until(async || {
            let panel = person::panel(&session, UserId(busy)).await.unwrap();
            (panel.completeness.looked > 0).then_some(panel)
        })
        .await;
    assert!(panel.completeness.looking && panel.completeness.total > 40);
    person::stop(&session, UserId(busy)).await.unwrap();
    session.read().unwrap().ping().await.unwrap();
    let panel = settled(&session, busy).await;
    assert!(panel.completeness.stopped && panel.completeness.looked < panel.completeness.total);
    let again = person::panel(&session, UserId(busy)).await.unwrap();
    assert!(!again.completeness.looking, "showing it again does not start it again");
}

#[tokio::test]
async fn somebody_who_does_not_exist_is_not_found() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    assert_eq!(person::panel(&session, UserId(999_999)).await.unwrap_err().code, Code::NotFound);
}

#[tokio::test]
async fn trouble_while_looking_is_said_and_the_person_shown_all_the_same() {
    let mut stage = Stage::tiny();
    let session = stage.opened().await;
    let mut ear = Ear::on(&session);
    ear.until(async || {
        let page = usecases::directory::people(&session, crate::stage::query("", 1)).await.unwrap();
        (page.state == usecases::view::people::ListState::Complete).then_some(())
    })
    .await;
    stage.go_offline().await;
    let panel = settled(&session, MARA).await;
    assert_eq!(panel.problem.unwrap().code, Code::Offline);
    assert_eq!(panel.person.name, "Mara Lindqvist");
}
