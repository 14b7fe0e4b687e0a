//! How long the engine takes for the reference run when each request takes 50 ms, against the least that its requests
//! alone would take (PF15), syncs included. Lines and raw samples go to `target/bench`, or to the folder that `GATEHOUSE_BENCH` names.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a measurement fails by panicking")]
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../tests/support/reference.rs"]
mod reference;
#[allow(dead_code, reason = "shared with other measurements")]
#[path = "directory/times.rs"]
mod times;

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

use times::{keep, line};

const KEY: &str = "0a1b2c3d-1111-4222-8333-444455556666";
const LATENCY: Duration = Duration::from_millis(50);
const RUNS: usize = 5;
const GOAL: f64 = 1.10;

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
        samples.push(measure(number).await);
    }
    let mut ratios: Vec<f64> = samples.iter().map(|sample| sample.ratio).collect();
    ratios.sort_by(f64::total_cmp);
    let (median, calls) = (ratios[RUNS / 2], samples[0].calls);
    let spread = format!("{:.3} to {:.3}", ratios[0], ratios[RUNS - 1]);
    let measured = format!("{median:.3} × {calls} calls × latency ({spread} in {RUNS} runs)");
    let line = line("PF15", "the reference run at 50 ms", &measured, "≤ 1.10 ×", median <= GOAL);
    keep("PF15-run", &[line], &serde_json::to_value(&samples).unwrap());
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
