//! How long the engine takes for the reference run when each request takes 50 ms, against the least that its requests
//! alone would take. Raw samples go to `target/bench/reference-run.json`, or to the folder that `GATEHOUSE_BENCH` names.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a measurement fails by panicking")]
#![allow(clippy::print_stdout, reason = "the numbers are what it is for")]

#[allow(dead_code, reason = "shared with the tests")]
#[path = "../tests/support/reference.rs"]
mod reference;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::journal::Phase;
use make_api::transport::Network;
use make_api::{Address, Key, ReadClient};
use practice::{Instance, Options, serve};
use secrecy::SecretString;
use store::{Home, ProfileId};
use usecases::observe::{MembershipAccess, Observer};
use usecases::run::{Control, Engine};

const KEY: &str = "0a1b2c3d-1111-4222-8333-444455556666";
const LATENCY: Duration = Duration::from_millis(50);
const RUNS: usize = 5;
const GOAL: f64 = 1.25;

#[derive(serde::Serialize)]
struct Sample {
    calls: usize,
    seconds: f64,
    ratio: f64,
}

#[tokio::main]
async fn main() {
    let mut samples = Vec::new();
    for number in 0..RUNS {
        let sample = measure(number).await;
        println!(
            "run {}: {} calls in {:.3} s, {:.3} times calls × latency",
            number + 1,
            sample.calls,
            sample.seconds,
            sample.ratio
        );
        samples.push(sample);
    }
    let file = save(&samples);
    samples.sort_by(|one, other| one.ratio.total_cmp(&other.ratio));
    let median = samples[RUNS / 2].ratio;
    let verdict = if median <= GOAL { "meets" } else { "misses" };
    println!("reference run at 50 ms: median ratio {median:.3} {verdict} the goal of {GOAL} ({})", file.display());
}

async fn measure(number: usize) -> Sample {
    let world = reference::world();
    let plan = reference::plan(&world);
    let options = Options { key: KEY.to_owned(), latency: LATENCY, ..Options::default() };
    let instance = Instance::new(world, options);
    let served = serve(&instance, 0).unwrap();
    let folder = std::env::temp_dir().join(format!("gatehouse-bench-{}-{number}", std::process::id()));
    let home = Home::open(&folder).unwrap();
    let address = Address::understand(&served.url()).unwrap();
    let key = Key::new(SecretString::from(KEY));
    let observer = Observer {
        read: ReadClient::new(&address, key.clone(), Arc::new(Network::pooled())),
        membership: MembershipAccess { public_lists: false, role_columns: false },
        roles: reference::roles(),
        clock: Arc::new(|| chrono::Utc::now().to_rfc3339()),
    };
    let engine = Engine::new(Arc::new(observer), &address, key, Arc::new(Network::fresh()), Arc::new(home.journal()));
    let run = engine.start(&ProfileId("bench".into()), plan, None, &address, "bench").unwrap();
    let started = Instant::now();
    let status = engine.drive(&run, &Control::new(), &|_| {}).await.unwrap();
    let seconds = started.elapsed().as_secs_f64();
    assert_eq!(status.phase, Phase::Finished);
    let calls = instance.audit().len();
    drop((engine, home));
    std::fs::remove_dir_all(folder).ok();
    let least = LATENCY.as_secs_f64() * f64::from(u32::try_from(calls).unwrap());
    Sample { calls, seconds, ratio: seconds / least }
}

fn save(samples: &[Sample]) -> PathBuf {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../target/bench");
    let folder = std::env::var_os("GATEHOUSE_BENCH").map_or_else(beside, PathBuf::from);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("reference-run.json");
    std::fs::write(&file, serde_json::to_string_pretty(samples).unwrap()).unwrap();
    file
}
