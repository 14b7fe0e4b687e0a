//! What a view shows, in every way in which an instance may show its memberships.

use std::collections::BTreeSet;

use domain::access::Lock;
use domain::{OrganizationId, UserId};
use practice::faults::{Fault, Match, Moment, Rule};
use practice::{Size, Switches, World};
use usecases::access;
use usecases::problem::Code;
use usecases::view::access::{
    AccessArrange, AccessScope, AccessSort, CellUnknown, ColumnReading, StageTarget, WhyLine,
};

use crate::desk::{Grid, all_read, in_world, members};
use crate::house::{EVENTS, House, JONAS, KITCHEN, MARA, readings};

#[tokio::test(start_paused = true)]
async fn one_organization_shows_everybody_there_in_every_team_exactly_as_the_instance_has_them() {
    for switches in readings() {
        let house = House::with(switches).await;
        let grid = Grid::of(&house, KITCHEN).await;
        let world = house.instance.world();
        let rows = grid.rows().await;
        let shown: BTreeSet<u64> = rows.iter().map(|row| row.user.id.0).collect();
        assert_eq!(shown, members(&world, KITCHEN));
        assert_eq!(grid.head.columns[0].place, format!("org-{KITCHEN}"));
        assert_eq!(grid.head.columns.len(), 1 + world.teams_of(KITCHEN).count(), "a deleted team is no column");
        for row in &rows {
            for (cell, column) in row.cells.iter().zip(&grid.head.columns) {
                let (user, place) = (row.user.id.0, &column.place);
                assert_eq!((cell.role, cell.unknown), (in_world(&world, user, place), None), "{user} in {place}");
            }
        }
        let owner = grid.cell(MARA, &format!("org-{KITCHEN}")).await;
        assert_eq!(owner.lock, Some(Lock::Owner));
        assert_eq!(house.writes(), 0);
    }
}

#[tokio::test(start_paused = true)]
async fn people_are_shown_in_every_organization_of_theirs_and_teams_only_where_asked_for() {
    let house = House::new().await;
    let mut grid = Grid::of_people(&house, &[MARA, JONAS], None).await;
    let world = house.instance.world();
    let places = |user: u64| world.members.iter().filter(move |(_, seats)| seats.contains_key(&user));
    let live = |id: &u64| !world.organizations[id].deleted;
    let expected: BTreeSet<u64> = places(MARA).chain(places(JONAS)).map(|(id, _)| *id).filter(live).collect();
    let shown = |grid: &Grid| -> Vec<String> { grid.head.columns.iter().map(|column| column.place.clone()).collect() };
    let found: BTreeSet<String> = shown(&grid).into_iter().collect();
    assert_eq!(found, expected.iter().map(|id| format!("org-{id}")).collect());
    assert_eq!((grid.head.rows, grid.head.title.as_str()), (2, ""));

    let expanded = vec![OrganizationId(KITCHEN)];
    grid.arrange(AccessArrange { expanded, ..AccessArrange::default() }).await;
    let at = grid.column(&format!("org-{KITCHEN}")) as usize;
    let teams = world.teams_of(KITCHEN).count();
    let own = &grid.head.columns[at + 1..=at + teams];
    assert!(own.iter().all(|column| column.organization == OrganizationId(KITCHEN) && column.team.is_some()));
    assert_eq!(shown(&grid).len(), expected.len() + teams);
    for row in grid.rows().await {
        for (cell, column) in row.cells.iter().zip(&grid.head.columns) {
            assert_eq!(cell.role, in_world(&world, row.user.id.0, &column.place), "{}", column.place);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn rows_are_found_sorted_and_cut_and_numbers_of_another_version_count_for_nothing() {
    let house = House::new().await;
    let mut grid = Grid::of(&house, KITCHEN).await;
    let everybody = grid.rows().await;
    let names: Vec<String> = everybody.iter().map(|row| row.user.name.to_lowercase()).collect();
    assert!(names.is_sorted(), "{names:?}");
    let (all, version) = (grid.head.rows, grid.head.version);
    grid.again().await;
    assert_eq!(grid.head.version, version, "nothing else is shown");

    let search = everybody[1].user.email.to_uppercase();
    grid.arrange(AccessArrange { search, ..AccessArrange::default() }).await;
    assert_eq!((grid.head.rows, grid.head.all_rows), (1, all));
    assert_eq!(grid.rows().await[0].user, everybody[1].user);
    assert_ne!(grid.head.version, version);
    let old = access::rows(&house.session, grid.head.view, version, (0, 10), (0, 10)).await;
    assert_eq!(old.unwrap_err().code, Code::NotFound);

    let place = grid.head.columns[1].place.clone();
    let sort = Some(AccessSort { place: Some(place), descending: false });
    grid.arrange(AccessArrange { sort: sort.clone(), ..AccessArrange::default() }).await;
    let there: Vec<bool> = grid.rows().await.iter().map(|row| row.cells[1].role.is_none()).collect();
    assert!(there.is_sorted() && there[0] != there[there.len() - 1], "no access comes last");
    let sort = sort.map(|sort| AccessSort { descending: true, ..sort });
    grid.arrange(AccessArrange { sort, ..AccessArrange::default() }).await;
    assert!(grid.rows().await[0].cells[1].role.is_none());
}

#[tokio::test(start_paused = true)]
async fn what_the_key_may_not_read_is_said_and_never_guessed() {
    let house = House::new().await;
    house.session.access().await.unwrap();
    let refused = Fault::Status { status: 403, moment: Moment::BeforeApply, retry_after: None };
    house.fail(vec![Rule { when: Match::every("GET", "/admin/users"), fault: refused }]);
    let scope = AccessScope::People {
        people: vec![UserId(JONAS)],
        organizations: Some(vec![OrganizationId(KITCHEN), OrganizationId(EVENTS)]),
    };
    let mut grid = Grid::open(&house, scope).await;
    loop {
        let seen = house.heard();
        grid.again().await;
        let kitchen = grid.head.columns.iter().find(|column| column.organization == OrganizationId(KITCHEN));
        if kitchen.is_some_and(|column| column.reading == ColumnReading::Refused) {
            break;
        }
        house.hear(seen).await;
    }
    let cell = grid.cell(JONAS, &format!("org-{KITCHEN}")).await;
    assert_eq!((cell.role, cell.unknown), (None, Some(CellUnknown::Refused)));
}

#[tokio::test(start_paused = true)]
async fn why_names_the_role_in_the_organization_that_makes_somebody_team_admin() {
    let house = House::new().await;
    let grid = Grid::of(&house, KITCHEN).await;
    let target = grid.at(MARA, "team-402").await;
    let why = access::why(&house.session, grid.head.view, grid.head.version, target.rows.0, target.columns.0);
    let lines = why.await.unwrap().lines;
    assert!(matches!(&lines[0], WhyLine::Has { role, .. } if role.name == "Team Admin"), "{lines:?}");
    assert!(lines.contains(&WhyLine::Locked(Lock::FixedTeamAdmin)), "{lines:?}");
    let through = |line: &WhyLine| matches!(line, WhyLine::ThroughOrganization(role) if role.name == "Owner");
    assert!(lines.iter().any(through), "{lines:?}");
}

#[tokio::test(start_paused = true)]
async fn copied_cells_are_one_line_each_in_the_words_of_the_instance() {
    let mut world = World::generate(Size::Tiny, 0);
    world.people.get_mut(&JONAS).unwrap().name = "=cmd|' /C calc'!A0\tx".to_owned();
    let house = House::on(world, Switches::default()).await;
    let grid = Grid::of(&house, KITCHEN).await;
    let all = StageTarget { rows: (0, 1000), columns: (0, 1000) };
    let text = access::copy(&house.session, grid.head.view, grid.head.version, all).await.unwrap();
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines.len(), 1 + grid.head.rows as usize);
    assert!(lines.iter().all(|line| line.len() == 2 + grid.head.columns.len()), "{text}");
    assert!(text.contains("'=cmd|' /C calc'!A0 x\t"), "{text}");
    let mara = lines.iter().find(|line| line[0].starts_with("Mara")).unwrap();
    assert_eq!(mara[2], "Owner");
    all_read(&house).await;
}
