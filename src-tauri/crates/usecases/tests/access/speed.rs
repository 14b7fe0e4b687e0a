//! A large view opens at once. The time counts in a release build; the work is the same everywhere.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use domain::{OrganizationId, UserId};
use practice::{PublicLists, RoleColumns, Seat, Size, Switches, TeamSeat, World};
use usecases::access;
use usecases::view::access::{AccessArrange, AccessScope};

use crate::desk::{Grid, all_read};
use crate::house::House;

/// PF: opening, with rows and memberships in the core.
const OPENS: Duration = Duration::from_millis(300);

/// One organization with everybody in it and 199 teams of its own.
fn crowded() -> (World, u64) {
    let mut world = World::generate(Size::Team, 7);
    let organization = *world.organizations.values().find(|place| !place.deleted).map(|place| &place.id).unwrap();
    let pattern = world.teams.values().next().unwrap().clone();
    let member = Seat { role: 13, invitation: None, sso_pending: false };
    let people: Vec<u64> = world.people.values().filter(|person| !person.deleted).map(|person| person.id).collect();
    for user in &people {
        world.members.get_mut(&organization).unwrap().entry(*user).or_insert_with(|| member.clone());
    }
    world.teams.retain(|_, team| team.organization_id != organization);
    for at in 0..199_u64 {
        let id = 900_000 + at;
        let team =
            practice::Team { id, organization_id: organization, name: format!("Team {at:03}"), ..pattern.clone() };
        world.teams.insert(id, practice::Team { deleted: false, ..team });
        let seats: BTreeMap<u64, TeamSeat> = people
            .iter()
            .filter(|user| (*user + at) % 5 != 0)
            .map(|user| (*user, TeamSeat { role: 6, changeable: true, sso_pending: false }))
            .collect();
        world.team_members.insert(id, seats);
    }
    (world, organization)
}

#[tokio::test(start_paused = true)]
async fn counted_a_thousand_people_and_two_hundred_places_open_within_300_milliseconds() {
    let (world, organization) = crowded();
    let switches =
        Switches { public_lists: PublicLists::Open, role_columns: RoleColumns::Present, ..Switches::default() };
    let house = House::on(world, switches).await;
    all_read(&house).await;
    let scope = AccessScope::Organization(OrganizationId(organization));
    let (opened, head) = timed(access::open(&house.session, scope)).await;
    let head = head.unwrap();
    assert_eq!(head.columns.len(), 200);
    assert!(head.rows > 900, "{} rows", head.rows);
    let (window, rows) = timed(access::rows(&house.session, head.view, head.version, (300, 60), (80, 30))).await;
    assert_eq!(rows.unwrap().len(), 60);
    let search = AccessArrange { search: "an".to_owned(), ..AccessArrange::default() };
    let (searched, _) = timed(access::arrange(&house.session, head.view, search)).await;

    let people: Vec<UserId> = house.instance.world().people.keys().copied().map(UserId).collect();
    let wide = AccessScope::People { people, organizations: None };
    let (people_opened, grid) = timed(Grid::open(&house, wide)).await;
    println!(
        "{} people x 200 places: opened in {opened:?}, 60 x 30 cells in {window:?}, searched in {searched:?}; \
         {} people x {} organizations in {people_opened:?}",
        head.rows,
        grid.head.rows,
        grid.head.columns.len()
    );
    if !cfg!(debug_assertions) {
        assert!(opened < OPENS && searched < OPENS && people_opened < OPENS, "too slow");
    }
}

async fn timed<T>(work: impl Future<Output = T>) -> (Duration, T) {
    let started = Instant::now();
    let answer = work.await;
    (started.elapsed(), answer)
}
