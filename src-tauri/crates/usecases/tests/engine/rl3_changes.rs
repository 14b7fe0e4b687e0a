//! RL3 for the changes from the panels: seeded schedules of faults and crashes over one plan of every kind, each judged
//! by the truth oracle.

use std::collections::BTreeMap;

use domain::journal::Phase;
use domain::plan::Plan;
use domain::plan::change::{FirstSignIn, NewAccount, PersonEdit};
use domain::plan::here::made::{self, OrganizationChoice};
use domain::plan::here::person::{self, Whereabouts};
use domain::plan::here::place::{self, Way};
use domain::plan::here::{Made, hand_over};
use domain::role::{self, AdminRole};
use domain::{AdminRoleId, OrganizationId, TeamId};
use practice::World;
use practice::faults::{Effect, Match, Moment, Rule, Script};
use rand::Rng;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use crate::oracle;
use crate::reference::{self, COLLEAGUE, HOLDING, ORGANIZATION};
use crate::rl3_schedules::{fault, switches};
use crate::sim::{Case, Death, play_plan};

const SCHEDULES: u64 = 1_200;
/// Someone who owns nothing and is in some teams.
const MEMBER: u64 = 4716;

const FAULTS: [&str; 11] = ["FT2", "FT3", "FT5", "FT6", "FT7", "FT8", "FT9", "FT10", "FT12", "FT13", "FT20"];

fn plans(world: &World) -> Vec<Made> {
    let kitchen = reference::place(world, ORGANIZATION);
    let (member, holding) = (reference::person(world, MEMBER), reference::person(world, HOLDING));
    let roles = reference::roles();
    let operator = Some(domain::UserId(world.operator));
    let admin = AdminRole { id: AdminRoleId(4), name: "Admin".into(), permissions: Vec::new() };
    let account = NewAccount {
        name: "Ada \"K\" King".into(),
        email: "ada@nordlicht.example".into(),
        sign_in: FirstSignIn::Mail,
        time_zone: None,
        country: None,
    };
    let choice = OrganizationChoice {
        name: "Nordlicht Bakery".into(),
        owner: reference::person(world, COLLEAGUE),
        time_zone: Some(113),
        country: Some(204),
        license: kitchen.organization.license.clone().map(|license| license.with("fslimit", "1048576000")),
        copied: true,
        in_use: false,
        listed: Vec::new(),
    };
    let edits = [PersonEdit::Name("Elif Demir".into()), PersonEdit::Email("elif.demir@nordlicht.example".into())];
    let found = Whereabouts { places: vec![(OrganizationId(ORGANIZATION), String::new(), false)], complete: true };
    let to = holding.clone();
    let over = |former| {
        let (places, former_team) = (vec![kitchen.clone()], Some(role::TEAM_OPERATOR));
        let choice = hand_over::HandOver { places, to: to.clone(), former, former_team, roles: roles.clone() };
        hand_over::plan(&choice)
    };
    let invitation = Way::Invitation { note: None, operator };
    vec![
        over(Some(role::MEMBER)),
        over(None),
        person::edit(&member, &edits, None, Vec::new()),
        person::admin_role(&member, Some(AdminRoleId(4)), &[admin], operator),
        person::create(&account, None, Vec::new()),
        person::delete(&member, &found, operator),
        place::remove(&member, &kitchen, None, true, &roles),
        place::remove(&member, &kitchen, Some(TeamId(402)), true, &roles),
        place::bring_in(&holding, &kitchen, role::MEMBER, &invitation, &roles),
        place::bring_in(&holding, &kitchen, role::MEMBER, &Way::Directly, &roles),
        made::organization(&choice),
        made::team(&kitchen, "Desserts", &roles),
        made::rename(&kitchen, TeamId(402), "Set menus", &roles),
    ]
}

fn plan(world: &World, seed: u64) -> Plan {
    let mut all = plans(world);
    let place = usize::try_from(seed).unwrap() % all.len();
    all.swap_remove(place).unwrap_or_else(|why| panic!("plan {place}: {why:?}"))
}

fn case_of(seed: u64) -> Case {
    let rng = &mut ChaCha8Rng::seed_from_u64(seed ^ 0xc4a6);
    let mut case = Case { switches: switches(rng), persistence: rng.random_range(2..9), ..Case::calm(seed) };
    for _ in 0..rng.random_range(0..=3) {
        let arrival = rng.random_range(1..=14);
        let when =
            if rng.random_bool(0.7) { Match::nth_write(rng.random_range(1..=3)) } else { Match::arrival(arrival) };
        match rng.random_range(0..10) {
            0 | 1 => {
                let dies = if rng.random_bool(0.5) { Death::Before } else { Death::After };
                case.deaths.push(dies(arrival));
            }
            2 => {
                let moment = if rng.random_bool(0.5) { Moment::BeforeApply } else { Moment::AfterApply };
                let effects = vec![deed(rng)];
                case.schedule.second_admin.push(Script { when: Match::arrival(arrival), moment, effects });
            }
            _ => {
                let kind = FAULTS.choose(rng).unwrap();
                let when = if *kind == "FT20" { Match::nth_write(1) } else { when };
                let moment = if rng.random_bool(0.5) { Moment::BeforeApply } else { Moment::AfterApply };
                case.schedule.rules.push(Rule { when, fault: fault(rng, kind, moment) });
            }
        }
    }
    case.schedule.seed = seed;
    case
}

/// What somebody else may do to the places and people of these plans.
fn deed(rng: &mut ChaCha8Rng) -> Effect {
    let organization = ORGANIZATION;
    match rng.random_range(0..7) {
        0 => Effect::Transfer { user: if rng.random_bool(0.5) { HOLDING } else { COLLEAGUE }, organization },
        1 => Effect::RemoveFromOrganization { user: MEMBER, organization },
        2 => Effect::SetOrganizationRole { user: HOLDING, organization, role: 14 },
        3 => Effect::DeleteUser { user: MEMBER },
        4 => Effect::DeleteTeam { team: 402 },
        5 => Effect::RevokeKeys,
        _ => Effect::DeleteOrganization { organization },
    }
}

#[test]
fn counted_no_schedule_makes_the_journal_of_a_change_tell_an_untruth() {
    let mut fired: BTreeMap<String, u64> = BTreeMap::new();
    let mut finished: BTreeMap<&str, u64> = BTreeMap::new();
    let mut violations = Vec::new();
    for seed in 0..SCHEDULES {
        let world = reference::world();
        let plan = plan(&world, seed);
        let change = plan.steps.last().unwrap().change.word();
        let told = play_plan(case_of(seed), world, plan);
        told.fired.keys().for_each(|kind| *fired.entry(kind.clone()).or_default() += 1);
        *finished.entry(change).or_default() += u64::from(told.status.phase == Phase::Finished);
        violations.extend(oracle::violations(&told).into_iter().map(|what| format!("seed {seed} ({change}): {what}")));
    }
    println!("schedules {SCHEDULES}, fired {fired:?}, finished {finished:?}, untrue claims {}", violations.len());
    assert!(violations.is_empty(), "{}", violations.iter().take(20).cloned().collect::<Vec<_>>().join("\n"));
    assert!(fired.len() >= FAULTS.len() - 1, "{fired:?}");
    // Nobody of the operator's house may invite there, so that one never comes to its end by itself.
    assert!(finished.iter().all(|(word, number)| *number >= 20 || *word == "invite"), "{finished:?}");
}
