//! The seeded worlds `team` and `big`, by the same rules.
//!
//! Distributions: 85 % of people in one organization, 12 % in 2 to 4, 3 % consultants in 5 to 12; sizes of
//! organizations log-normal; 1 team and geometrically more, up to 40; 4 % deleted, 25 % never signed in, 2 % waiting
//! for company sign-in, 1 % invited; numbers with gaps and above 2³¹; at least one name of each hostile kind.

use std::collections::HashSet;

use rand::distr::Distribution;
use rand::distr::weighted::WeightedIndex;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::cast::{FROZEN, LICENSES, empty, organization, person};
use super::names;
use super::roles::{
    ACCOUNTANT, ADMIN, APP_DEVELOPER, MEMBER, TEAM_ADMIN, TEAM_MEMBER, TEAM_MONITORING, TEAM_OPERATOR, TEAM_RESTRICTED,
};
use super::{Person, Size, World};

/// How many of what there are.
#[derive(Clone, Copy)]
pub(super) struct Counts {
    people: usize,
    organizations: usize,
    /// Domains of mail addresses.
    domains: usize,
}

pub(super) const TEAM: Counts = Counts { people: 1_000, organizations: 50, domains: 43 };
pub(super) const BIG: Counts = Counts { people: 100_000, organizations: 5_000, domains: 3_000 };

const INES: u64 = 3;
const OSKAR: u64 = 8;
const HOLDING: u64 = 41;
const HUGO: u64 = 44;
/// Numbers above what fits 32 bits with a sign.
const LARGE: u64 = 2_147_483_700;

/// Makes the world.
pub(super) fn world(size: Size, counts: Counts, seed: u64) -> World {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut world = empty(size, seed);
    (world.operator, world.support, world.outsider, world.holding) = (INES, OSKAR, HUGO, HOLDING);
    fixed_cast(&mut world);
    let people = crowd(&mut world, &mut rng, counts);
    let organizations = customers(&mut world, &mut rng, &people, counts.organizations);
    memberships(&mut world, &mut rng, &people, &organizations);
    delete_some(&mut world, &mut rng, &people, &organizations);
    world.furnish();
    world
}

fn fixed_cast(world: &mut World) {
    let ines = person("Ines Berg", "ines.berg@flowline.example", -14_000, Some(16_480));
    world.add_person(INES, Person { admin_role: Some(4), tfa_enabled: true, ..ines });
    let oskar = person("Oskar Lind", "oskar.lind@flowline.example", -9_000, Some(16_300));
    world.add_person(OSKAR, Person { admin_role: Some(22), ..oskar });
    world.add_person(HOLDING, person("Holding account EU", "holding-eu@flowline.example", -8_200, Some(-8_199)));
    world.add_person(HUGO, person("Hugo Martin", "hugo.martin@ateliersommer.example", -6_010, Some(16_470)));
    world.add_organization(5, INES, organization("Flowline Operations", LICENSES[3], 3, 2), &["My Team"]);
    world.add_organization(9, HOLDING, organization("Sunset Travel", FROZEN, 8, 0), &["My Team"]);
}

/// Everybody else; answers their numbers.
fn crowd(world: &mut World, rng: &mut ChaCha8Rng, counts: Counts) -> Vec<u64> {
    let mut hostile = names::hostile().into_iter();
    let mut ids = Vec::with_capacity(counts.people);
    let mut id = 100;
    while world.people.len() < counts.people {
        id += rng.random_range(1..=4);
        if world.people.len() > counts.people * 9 / 10 && id < LARGE {
            id += LARGE;
        }
        let place = world.people.len();
        let (name, email) = match hostile.next() {
            Some(found) => found,
            None => (names::person(rng), format!("person{place}@customer{}.example", place % counts.domains)),
        };
        let created = rng.random_range(-20_000..15_000_i64);
        let signed_in = rng.random_bool(0.75).then(|| rng.random_range(created.max(-4_000)..16_500));
        let scenarios = rng.random_range(0..12);
        let made = Person {
            scenarios,
            active_scenarios: rng.random_range(0..=scenarios),
            country_id: rng.random_range(1..=240),
            tfa_enabled: rng.random_bool(0.3),
            ..person(&name, &email, created, signed_in)
        };
        ids.push(world.add_person(id, made));
    }
    ids
}

/// Organizations in families of one to eight with one owner each family; answers them with their weights.
fn customers(world: &mut World, rng: &mut ChaCha8Rng, people: &[u64], most: usize) -> Vec<(u64, f64)> {
    let mut made = Vec::with_capacity(most);
    let mut id = 60;
    let mut family = 0;
    while world.organizations.len() < most {
        let owner = people[family * 11 % people.len()];
        let wanted = if family == 1 { 8 } else { [1, 1, 1, 2, 3][rng.random_range(0..5)] };
        let count = wanted.min(most - world.organizations.len());
        for place in 0..count {
            id += rng.random_range(1..=9);
            let base = names::customer(family);
            let name = if count == 1 { base } else { format!("{base} {}", names::DEPARTMENTS[place]) };
            let teams = if world.organizations.len() == 20 { 40 } else { geometric(rng, 40) };
            add(world, rng, (id, owner), &name, teams);
            made.push((id, (normal(rng) * 1.3).exp()));
        }
        if family == 1 {
            world.main_user = owner;
        }
        family += 1;
    }
    if let Some(last) = made.last() {
        world.join(HUGO, last.0, MEMBER);
    }
    made
}

fn add(world: &mut World, rng: &mut ChaCha8Rng, (id, owner): (u64, u64), name: &str, teams: usize) {
    let scenarios = rng.random_range(0..60);
    let active = rng.random_range(0..=scenarios);
    let license = LICENSES.choose(rng).copied().unwrap_or(FROZEN);
    let mut made = organization(name, license, scenarios, active);
    made.external_id = rng.random_bool(0.4).then(|| format!("CRM-{}", 1000 + id));
    world.add_organization(id, owner, made, &[]);
    let gap = world.next_team + rng.random_range(0..5);
    world.skip_teams_to(gap);
    for number in 0..teams {
        let name = if number == 0 { "My Team".to_owned() } else { format!("Team {}", number + 1) };
        world.create_team(id, name).ok();
    }
}

fn memberships(world: &mut World, rng: &mut ChaCha8Rng, people: &[u64], organizations: &[(u64, f64)]) {
    let already = world.places();
    let teams = world.teams_by_organization();
    let Ok(weights) = WeightedIndex::new(organizations.iter().map(|(_, weight)| *weight)) else { return };
    for user in people {
        let wanted = match rng.random_range(0..100) {
            0..85 => 1,
            85..97 => rng.random_range(2..=4),
            _ => rng.random_range(5..=12),
        };
        for _ in already.get(user).copied().unwrap_or(0)..wanted {
            let (organization, _) = organizations[weights.sample(rng)];
            seat(world, rng, *user, organization, teams.get(&organization).map_or(&[], Vec::as_slice));
        }
    }
}

fn seat(world: &mut World, rng: &mut ChaCha8Rng, user: u64, organization: u64, teams: &[u64]) {
    if world.role_in(user, organization).is_some() {
        return;
    }
    let role = match rng.random_range(0..100) {
        0..86 => MEMBER,
        86..92 => ADMIN,
        92..97 => ACCOUNTANT,
        _ => APP_DEVELOPER,
    };
    world.sit_down(user, organization, role, teams);
    if role != ADMIN {
        for _ in 0..rng.random_range(0..3) {
            if let Some(team) = teams.choose(rng) {
                world.join_team(user, *team, team_role(rng));
            }
        }
    }
    let (invited, waiting) = (rng.random_bool(0.01), rng.random_bool(0.02));
    if let Some(seat) = world.seat_mut(user, organization) {
        seat.invitation = invited.then(|| "pending".to_owned());
        seat.sso_pending = waiting;
    }
}

fn team_role(rng: &mut ChaCha8Rng) -> u64 {
    match rng.random_range(0..100) {
        0..60 => TEAM_MEMBER,
        60..72 => TEAM_ADMIN,
        72..84 => TEAM_MONITORING,
        84..96 => TEAM_OPERATOR,
        _ => TEAM_RESTRICTED,
    }
}

fn delete_some(world: &mut World, rng: &mut ChaCha8Rng, people: &[u64], organizations: &[(u64, f64)]) {
    for (organization, _) in organizations.iter().skip(12).step_by(24) {
        world.delete_organization(*organization).ok();
    }
    let owners: HashSet<u64> = world.members.keys().filter_map(|organization| world.owner_of(*organization)).collect();
    let gone = people.iter().filter(|user| rng.random_bool(0.04) && !owners.contains(*user)).copied().collect();
    world.delete_people(&gone);
    let teams: Vec<u64> = world.teams.keys().copied().collect();
    for team in teams {
        if rng.random_bool(0.05) {
            world.delete_team(team).ok();
        }
    }
}

/// A count from one upwards, each further one half as likely.
fn geometric(rng: &mut ChaCha8Rng, most: usize) -> usize {
    let mut count = 1;
    while count < most && rng.random_bool(0.55) {
        count += 1;
    }
    count
}

/// A standard normal number from two even ones (Box and Muller).
fn normal(rng: &mut ChaCha8Rng) -> f64 {
    let first: f64 = rng.random_range(f64::EPSILON..1.0);
    let second: f64 = rng.random();
    (-2.0 * first.ln()).sqrt() * (std::f64::consts::TAU * second).cos()
}
