//! PF14: a view of 1,000 people and 200 places from what is in the core, and the difference of two readings of as many cells.

use std::time::{Duration, Instant};

use domain::access::Site;
use domain::access::freshness::differences;
use domain::organization::Team;
use domain::role::{MEMBER, TEAM_ADMIN};
use domain::roster::{Roster, Seat, TeamRoster};
use domain::snapshot::TeamMember;
use domain::{OrganizationId, RoleId, TeamId, UserId};
use serde_json::json;
use usecases::view::access::AccessScope;
use usecases::{access, directory};

use crate::stage::{Stage, everybody};
use crate::times::{keep, line, median, ms};

const PEOPLE: u32 = 1_000;
const PLACES: usize = 200;
const TIMES: usize = 20;
const LIMIT_OPEN: f64 = 300.0;
const LIMIT_DIFFERENCE: f64 = 50.0;
/// The usual role in a team.
const TEAM_MEMBER: RoleId = RoleId(6);
const ORGANIZATION: OrganizationId = OrganizationId(7);

pub(crate) async fn measure(stage: &Stage) {
    let opened = opening(stage).await;
    let compared = comparing();
    let say = |what: &str, times: &[Duration], limit: f64| {
        let worst = ms(times.iter().max().copied().unwrap_or_default());
        let measured = format!("median {:.1} ms, worst of {} {worst:.1} ms", ms(median(times)), times.len());
        line("PF14", what, &measured, &format!("≤ {limit} ms"), worst <= limit)
    };
    let lines = [
        say(&format!("a view of {PEOPLE} people × {PLACES} organizations, in the core"), &opened, LIMIT_OPEN),
        say("difference of two readings of 200,000 cells, maps included", &compared, LIMIT_DIFFERENCE),
    ];
    let all = |times: &[Duration]| times.iter().map(|time| ms(*time)).collect::<Vec<_>>();
    keep("PF14-access", &lines, &json!({ "openMs": all(&opened), "differenceMs": all(&compared) }));
}

/// From the question to the first window of cells.
async fn opening(stage: &Stage) -> Vec<Duration> {
    let rows = directory::people(&stage.session, everybody(PEOPLE)).await.unwrap().rows;
    let people: Vec<UserId> = rows.iter().map(|row| UserId(row.id)).collect();
    let wide = AccessScope::People { people: people.clone(), organizations: None };
    let columns = access::open(&stage.session, wide).await.unwrap().columns;
    let organizations: Vec<OrganizationId> = columns.iter().map(|column| column.organization).take(PLACES).collect();
    assert_eq!((people.len(), organizations.len()), (PEOPLE as usize, PLACES));
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let scope = AccessScope::People { people: people.clone(), organizations: Some(organizations.clone()) };
        let started = Instant::now();
        let head = access::open(&stage.session, scope).await.unwrap();
        let cells = access::rows(&stage.session, head.view, head.version, (0, 40), (0, 12)).await.unwrap();
        times.push(started.elapsed());
        assert_eq!((head.rows, cells.len()), (PEOPLE, 40));
    }
    times
}

fn comparing() -> Vec<Duration> {
    let (before, now) = (roster(0), roster(10));
    let compare = || {
        let started = Instant::now();
        let found = differences(&Site::of_roster(&before), &Site::of_roster(&now)).len();
        let took = started.elapsed();
        assert!(found > 1_000, "{found} differences");
        took
    };
    (0..TIMES).map(|_| compare()).collect()
}

/// Everybody is in every team; `odd` of a thousand cells have another role than in another reading.
fn roster(odd: u64) -> Roster {
    let (people, teams) = (u64::from(PEOPLE), PLACES as u64 - 1);
    let team = |id| Team { id: TeamId(id), name: format!("Team {id}"), organization: ORGANIZATION, deleted: false };
    let row = |user: u64, team: u64| {
        let role = if (user * 7 + team * 13) % 1_000 < odd { TEAM_ADMIN } else { TEAM_MEMBER };
        TeamMember { user: UserId(user), team: TeamId(team), role: Some(role), changeable: None, sso_pending: None }
    };
    let seat = |user| Seat { user: UserId(user), role: Some(MEMBER), invitation: None, sso_pending: None };
    Roster {
        organization: ORGANIZATION,
        as_of: String::new(),
        members: (0..people).map(seat).collect(),
        teams: Some(TeamRoster {
            teams: (0..teams).map(team).collect(),
            members: (0..teams).flat_map(|team| (0..people).map(move |user| row(user, team))).collect(),
        }),
        own_roles: Vec::new(),
        sure: true,
    }
}
