//! RL7: somebody else changes what a line relies on, after the review or between two lines. The line is caught, whichever it
//! is, and their change stays.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use domain::access::{CellKey, Tray, Wish};
use domain::{OrganizationId, RoleId, TeamId, UserId};
use practice::faults::{Effect, Match, Moment, Schedule, Script};
use practice::{Size, Switches, World};
use rand::Rng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use store::ProfileId;
use usecases::access;
use usecases::view::run::StepWord;

use crate::desk::{MEMBER, TEAM_MEMBER, TEAM_OPERATOR, in_world};
use crate::house::{House, KITCHEN, readings};

const SCHEDULES: u64 = 200;
const FULL: u64 = 2_000;
const MONITOR: u64 = 4;

/// Lines of one schedule and what somebody else does to one of them.
struct Case {
    lines: Vec<(CellKey, Wish)>,
    /// The cell, and the role that somebody else gives; nothing for a removal.
    theirs: (CellKey, Option<u64>),
    /// After so many of our writes; 0 is between the review and the start.
    after: u64,
    switches: Switches,
}

fn case_of(seed: u64, world: &World) -> Case {
    let rng = &mut ChaCha8Rng::seed_from_u64(seed);
    let mut lines = possible(world);
    lines.shuffle(rng);
    lines.truncate(rng.random_range(2..=6));
    // The plan's order: people by number, and of each the organization before the teams.
    lines.sort_by_key(|(key, _)| *key);
    let victim = rng.random_range(0..lines.len());
    let after = rng.random_range(0..=u64::try_from(victim).unwrap());
    let (key, wish) = lines[victim];
    let now = in_world(world, key.user.0, &key.place.word()).map(|role| role.0);
    let others: Vec<Option<u64>> = match key.place.team() {
        Some(_) => vec![Some(TEAM_MEMBER), Some(TEAM_OPERATOR), Some(MONITOR), None],
        None => vec![Some(MEMBER), Some(14), None],
    };
    let other = |role: &&Option<u64>| **role != now && role.map(RoleId) != wish.role();
    let theirs = *others.iter().filter(other).collect::<Vec<_>>().choose(rng).unwrap();
    let switches = readings().choose(rng).unwrap().clone();
    Case { lines, theirs: (key, *theirs), after, switches }
}

/// Roles in teams of people who are neither Owner nor Admin, and new members: one write each.
fn possible(world: &World) -> Vec<(CellKey, Wish)> {
    let mut all = Vec::new();
    let organization = OrganizationId(KITCHEN);
    for (user, seat) in &world.members[&KITCHEN] {
        if seat.role != MEMBER || seat.sso_pending || world.people[user].deleted {
            continue;
        }
        for team in world.teams_of(KITCHEN) {
            let role = world.team_role_in(*user, team.id);
            let wish = match role {
                Some(1) => continue,
                Some(TEAM_OPERATOR) => Wish::Role(RoleId(TEAM_MEMBER)),
                Some(_) => Wish::Role(RoleId(TEAM_OPERATOR)),
                None => Wish::Role(RoleId(MONITOR)),
            };
            all.push((CellKey::team(UserId(*user), organization, TeamId(team.id)), wish));
        }
    }
    let outside = |user: &&practice::Person| !user.deleted && world.role_in(user.id, KITCHEN).is_none();
    let newcomers = world.people.values().filter(outside).take(6);
    all.extend(
        newcomers.map(|user| (CellKey::organization(UserId(user.id), organization), Wish::Role(RoleId(MEMBER)))),
    );
    all
}

fn deed((key, role): (CellKey, Option<u64>)) -> Effect {
    let (user, organization) = (key.user.0, KITCHEN);
    match (key.place.team(), role) {
        (None, Some(role)) => Effect::SetOrganizationRole { user, organization, role },
        (None, None) => Effect::RemoveFromOrganization { user, organization },
        (Some(team), Some(role)) => Effect::SetTeamRole { user, team: team.0, role },
        (Some(team), None) => Effect::RemoveFromTeam { user, team: team.0 },
    }
}

/// What is wrong with how it went; nothing where the line was caught and the rest was done.
async fn play(seed: u64) -> Option<String> {
    let world = World::generate(Size::Tiny, 0);
    let case = case_of(seed, &world);
    let mut house = House::on(world.clone(), case.switches.clone()).await;
    let mut tray = Tray::default();
    tray.stage(case.lines.iter().map(|(key, wish)| (*key, Some(*wish))), |key| {
        in_world(&world, key.user.0, &key.place.word())
    });
    house.core.home().set_tray(&ProfileId::practice(), &tray.to_text()).unwrap();
    house.reopened().await;
    let review = access::review(&house.session).await.unwrap().review.expect("nothing changed before the review");
    let when = if case.after == 0 { Match::arrival(1) } else { Match::nth_write(case.after) };
    let moment = if case.after == 0 { Moment::BeforeApply } else { Moment::AfterApply };
    let script = Script { when, moment, effects: vec![deed(case.theirs)] };
    house.instance.set_schedule(Schedule { second_admin: vec![script], ..Schedule::default() });
    let run = house.start(&review).await;
    let view = house.rest(&run).await;
    let (key, theirs) = case.theirs;
    let after = house.instance.world();
    let now = in_world(&after, key.user.0, &key.place.word()).map(|role| role.0);
    if now != theirs {
        return Some(format!("seed {seed}: {} was {theirs:?} and is {now:?}", key.word()));
    }
    for step in &view.steps {
        let (user, place) = (step.line.user.as_ref()?.id, step.line.team.as_ref().map(|team| team.id));
        let theirs = user == key.user && place == key.place.team();
        let right = if theirs { step.state == StepWord::ChangedMeanwhile } else { step.state == StepWord::Done };
        if !right {
            return Some(format!("seed {seed}: {user} in {place:?} is {:?}; theirs {}", step.state, key.word()));
        }
    }
    None
}

#[test]
fn counted_whatever_somebody_else_changes_before_or_between_lines_is_caught() {
    let full = std::env::var("GATEHOUSE_FULL").is_ok_and(|value| value == "1");
    let (started, schedules) = (Instant::now(), if full { FULL } else { SCHEDULES });
    let (next, wrong) = (AtomicU64::new(0), Mutex::new(Vec::new()));
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= schedules {
                        break;
                    }
                    let runtime =
                        tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
                    wrong.lock().unwrap().extend(runtime.block_on(play(seed)));
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    println!("schedules {schedules}, not caught {}, in {:.1} s", wrong.len(), started.elapsed().as_secs_f64());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
