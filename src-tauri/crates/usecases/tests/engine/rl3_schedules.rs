//! RL3: thousands of seeded schedules of faults, a second admin and crashes, each judged by the truth oracle.
//!
//! `GATEHOUSE_SEED=<n>` plays one schedule alone and tells its journal.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use practice::faults::{
    BadBody, Due, Effect, Fault, Framing, LateReply, Match, Moment, RetryAfter, Rule, Script, Target,
};
use practice::{CapEcho, PublicLists, RoleColumns, RowsAfterDemotion, Switches};
use rand::Rng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use crate::oracle;
use crate::reference::{COLLEAGUE, HOLDING, LEAVER, ORGANIZATION};
use crate::sim::{Case, Death, Told, play};

const SCHEDULES: u64 = 5_000;
const FULL: u64 = 100_000;

/// Every kind that the practice instance has; "crash" is ours.
const KINDS: [&str; 20] = [
    "FT2", "FT3", "FT4", "FT5", "FT6", "FT7", "FT8", "FT9", "FT10", "FT12", "FT13", "FT15", "FT16", "FT18", "FT20",
    "FT21", "FT22", "FT23", "FT24", "crash",
];

/// The case that a seed stands for.
pub(crate) fn case_of(seed: u64) -> Case {
    let rng = &mut ChaCha8Rng::seed_from_u64(seed);
    let mut case = Case { switches: switches(rng), persistence: rng.random_range(2..9), ..Case::calm(seed) };
    let mut arrivals: Vec<u64> = (1..=110).collect();
    arrivals.shuffle(rng);
    // Every tenth schedule or so is calm.
    for _ in 0..rng.random_range(0..=5).max(rng.random_range(0..=1)) {
        let kind = *KINDS.choose(rng).unwrap();
        let arrival = arrivals.pop().unwrap();
        add(&mut case, rng, kind, arrival);
    }
    case.schedule.seed = seed;
    case
}

pub(crate) fn switches(rng: &mut ChaCha8Rng) -> Switches {
    let demotion = [RowsAfterDemotion::Fixed, RowsAfterDemotion::Changeable, RowsAfterDemotion::Removed];
    Switches {
        public_lists: if rng.random_bool(0.5) { PublicLists::Open } else { PublicLists::Refused },
        role_columns: if rng.random_bool(0.5) { RoleColumns::Present } else { RoleColumns::Missing },
        page_cap: rng.random_bool(0.2).then(|| rng.random_range(1..4)),
        page_cap_echo: if rng.random_bool(0.5) { CapEcho::Silent } else { CapEcho::Echoed },
        rows_after_demotion: *demotion.choose(rng).unwrap(),
        ..Switches::default()
    }
}

/// Two thirds of the faults hit writes, the rest any request.
fn add(case: &mut Case, rng: &mut ChaCha8Rng, kind: &str, arrival: u64) {
    let when = if rng.random_bool(0.65) { Match::nth_write(rng.random_range(1..=16)) } else { Match::arrival(arrival) };
    let moment = if rng.random_bool(0.5) { Moment::BeforeApply } else { Moment::AfterApply };
    match kind {
        "crash" => {
            let dies = if arrival.is_multiple_of(2) { Death::Before } else { Death::After };
            case.deaths.push(dies(arrival));
        }
        "FT21" | "FT22" | "FT23" | "FT24" => {
            let effects = vec![deed(rng, kind)];
            if kind == "FT21" && rng.random_bool(0.2) {
                case.meanwhile.extend(effects);
            } else {
                case.schedule.second_admin.push(Script { when: Match::arrival(arrival), moment, effects });
            }
        }
        _ => case.schedule.rules.push(Rule { when: reach(when, kind, arrival), fault: fault(rng, kind, moment) }),
    }
}

/// Smaller pages are for reads; what is pretended or late is for writes.
fn reach(when: Match, kind: &str, arrival: u64) -> Match {
    match kind {
        "FT16" => Match::nth("GET", "/admin/users", 1 + arrival % 40),
        "FT18" | "FT20" => Match::nth_write(1 + arrival % 16),
        _ => when,
    }
}

pub(crate) fn fault(rng: &mut ChaCha8Rng, kind: &str, moment: Moment) -> Fault {
    let seconds = *[1, 7, 45, 120, 3600].choose(rng).unwrap();
    let status = *[500, 502, 503, 504].choose(rng).unwrap();
    match kind {
        "FT2" => Fault::TooManyRequests { after: RetryAfter::Seconds(seconds) },
        "FT3" => Fault::TooManyRequests { after: RetryAfter::HttpDate(seconds) },
        "FT4" => Fault::TooManyRequests { after: RetryAfter::PlainText },
        "FT5" => {
            let retry_after = (status == 503 && rng.random_bool(0.5)).then_some(seconds);
            Fault::Status { status, moment: Moment::BeforeApply, retry_after }
        }
        "FT6" => Fault::Status { status, moment: Moment::AfterApply, retry_after: None },
        "FT7" => Fault::ResetBeforeRead,
        "FT8" => Fault::ResetAfterApply,
        "FT9" => Fault::CloseAfterApply,
        "FT10" => Fault::Stall { moment },
        "FT12" => {
            let framing = if rng.random_bool(0.5) { Framing::Length } else { Framing::Chunked };
            Fault::Truncated { keep: rng.random_range(0..60), framing }
        }
        "FT13" => {
            let bodies = [BadBody::Malformed, BadBody::WrongContentType, BadBody::LoginPage, BadBody::Empty];
            Fault::Body { body: *bodies.choose(rng).unwrap(), moment }
        }
        "FT15" => {
            let target = if rng.random_bool(0.5) { Target::SameOrigin } else { Target::OtherOrigin };
            Fault::Redirect { status: *[301, 302, 303, 307, 308].choose(rng).unwrap(), target, moment }
        }
        "FT16" => Fault::PageCap { limit: rng.random_range(1..3), echo: rng.random_bool(0.5) },
        "FT18" => {
            let due = if rng.random_bool(0.5) {
                Due::AfterMillis(rng.random_range(1_000..60_000))
            } else {
                Due::AfterArrivals(rng.random_range(1..12))
            };
            let replies = [LateReply::Never, LateReply::Reset, LateReply::Close, LateReply::Status(504)];
            Fault::Late { due, reply: *replies.choose(rng).unwrap() }
        }
        "FT20" => Fault::NotApplied,
        other => panic!("{other} is no fault"),
    }
}

fn deed(rng: &mut ChaCha8Rng, kind: &str) -> Effect {
    let organization = ORGANIZATION;
    let team = *[402, 403, 404, 405, 9001, 9002].choose(rng).unwrap();
    let team_role = *[1, 3, 6].choose(rng).unwrap();
    match kind {
        "FT22" => Effect::RevokeKeys,
        "FT23" => Effect::LoseScope {
            scope: (*["admin:write", "admin:read", "user:write", "organizations:write"].choose(rng).unwrap()).into(),
        },
        "FT24" => match rng.random_range(0..4) {
            0 => Effect::DeleteOrganization { organization },
            1 => Effect::DeleteUser { user: HOLDING },
            _ => Effect::DeleteTeam { team },
        },
        _ => match rng.random_range(0..8) {
            0 => Effect::Transfer { user: if rng.random_bool(0.5) { HOLDING } else { COLLEAGUE }, organization },
            1 => Effect::SetOrganizationRole {
                user: LEAVER,
                organization,
                role: if rng.random_bool(0.5) { 13 } else { 14 },
            },
            2 => Effect::SetOrganizationRole { user: HOLDING, organization, role: 13 },
            3 => Effect::RemoveFromOrganization { user: LEAVER, organization },
            4 => Effect::SetLicenseValue { organization, key: "operations".into(), value: 0.into() },
            // The same value in another spelling: no change in meaning, and to be sent back as it now stands.
            5 => Effect::SetLicenseValue { organization, key: "dslimit".into(), value: "50".into() },
            6 => Effect::RemoveFromTeam { user: LEAVER, team },
            _ => Effect::SetTeamRole { user: LEAVER, team, role: team_role },
        },
    }
}

#[derive(Default)]
struct Counts {
    schedules: u64,
    with_fault: u64,
    kinds: BTreeMap<String, u64>,
    finished: u64,
    violations: Vec<String>,
}

impl Counts {
    fn add(&mut self, seed: u64, told: &Told) {
        self.schedules += 1;
        let mut fired: Vec<&str> = told.fired.keys().map(String::as_str).collect();
        fired.extend(told.foreign.iter().map(String::as_str));
        fired.extend((told.deaths > 0).then_some("crash"));
        fired.sort_unstable();
        fired.dedup();
        self.with_fault += u64::from(!fired.is_empty());
        self.finished += u64::from(told.status.phase == domain::journal::Phase::Finished);
        for kind in fired {
            *self.kinds.entry(kind.to_owned()).or_default() += 1;
        }
        self.violations.extend(oracle::violations(told).into_iter().map(|what| format!("seed {seed}: {what}")));
    }
}

fn play_all(schedules: u64) -> Counts {
    let (next, counts) = (AtomicU64::new(0), Mutex::new(Counts::default()));
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= schedules {
                        break;
                    }
                    let told = play(case_of(seed));
                    counts.lock().unwrap().add(seed, &told);
                }
            });
        }
    });
    counts.into_inner().unwrap()
}

#[test]
fn counted_no_schedule_makes_the_journal_tell_an_untruth() {
    if let Ok(seed) = std::env::var("GATEHOUSE_SEED") {
        return replay(seed.parse().unwrap());
    }
    let full = std::env::var("GATEHOUSE_FULL").is_ok_and(|value| value == "1");
    let (started, schedules) = (Instant::now(), if full { FULL } else { SCHEDULES });
    let counts = play_all(schedules);
    println!(
        "schedules {} (seeds 0 to {}), with a fault that fired {}, finished {}, in {:.1} s",
        counts.schedules,
        schedules - 1,
        counts.with_fault,
        counts.finished,
        started.elapsed().as_secs_f64()
    );
    println!("fired in schedules: {:?}", counts.kinds);
    println!("untrue claims: {}", counts.violations.len());
    let shown = counts.violations.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(counts.violations.is_empty(), "replay with GATEHOUSE_SEED=<seed>\n{shown}");
    assert!(counts.with_fault * 5 >= schedules * 4, "too few schedules had a fault that fired");
    for kind in KINDS {
        assert!(counts.kinds.get(kind).copied().unwrap_or_default() >= 50, "{kind} fired too seldom");
    }
}

fn replay(seed: u64) {
    let case = case_of(seed);
    println!("{:#?}\nmeanwhile {:?}\ndeaths {:?}\n{:?}", case.schedule, case.meanwhile, case.deaths, case.switches);
    let told = play(case);
    for entry in &told.entries[1..] {
        println!("{} {} {:?}", entry.sequence, entry.at, entry.event);
    }
    for arrival in told.audit.iter().filter(|arrival| arrival.method != "GET" || arrival.fault.is_some()) {
        println!("{arrival:?}");
    }
    assert_eq!(oracle::violations(&told), Vec::<String>::new());
}
