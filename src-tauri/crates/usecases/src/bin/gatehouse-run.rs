//! The engine without a window: plans the departure of one organization's owner and carries it out, or goes on with a
//! run that was cut off. Built only with the feature `kill-points`; tests end it at any named moment.
//!
//! `gatehouse-run --home <folder> --address <url> --organization <id> --holding <id> [--kill-at <n>] [--count]`
//!
//! The key is the first line of its standard input, where nobody else can read it; the instance is a practice instance.
//! It stands in for a person who always says "try again". With `--count` every moment that was passed is printed in the end, one a line.

#[path = "gatehouse-run/facts.rs"]
mod facts;
#[path = "gatehouse-run/moments.rs"]
mod moments;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use domain::journal::{Decision, Pause, Phase, RunStatus};
use domain::{OrganizationId, RunId, UserId};
use make_api::transport::Network;
use make_api::{Address, Key, ReadClient};
use moments::Moments;
use secrecy::SecretString;
use store::{Home, Journal, ProfileId};
use usecases::observe::{MembershipAccess, Observer};
use usecases::run::kill::Watched;
use usecases::run::{self, Control, Engine};

type Failure = Box<dyn std::error::Error>;

/// How often the stand-in for a person lets a paused run go on.
const PATIENCE: usize = 5;

fn main() -> ExitCode {
    let outcome = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Failure::from)
        .and_then(|runtime| runtime.block_on(work()));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            writeln!(std::io::stderr(), "{failure}").ok();
            ExitCode::FAILURE
        }
    }
}

/// What was asked for on the command line.
struct Order {
    home: PathBuf,
    address: Address,
    organization: OrganizationId,
    holding: UserId,
    kill_at: Option<usize>,
    count: bool,
}

impl Order {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, Failure> {
        let (mut home, mut address, mut organization, mut holding) = (None, None, None, None);
        let (mut kill_at, mut count) = (None, false);
        while let Some(name) = arguments.next() {
            if name == "--count" {
                count = true;
                continue;
            }
            let value = arguments.next().ok_or_else(|| format!("{name} needs a value"))?;
            match name.as_str() {
                "--home" => home = Some(PathBuf::from(value)),
                "--address" => address = Some(Address::understand(&value)?),
                "--organization" => organization = Some(OrganizationId(value.parse()?)),
                "--holding" => holding = Some(UserId(value.parse()?)),
                "--kill-at" => kill_at = Some(value.parse()?),
                _ => return Err(format!("{name} is not known").into()),
            }
        }
        Ok(Self {
            home: home.ok_or("--home is missing")?,
            address: address.ok_or("--address is missing")?,
            organization: organization.ok_or("--organization is missing")?,
            holding: holding.ok_or("--holding is missing")?,
            kill_at,
            count,
        })
    }
}

async fn work() -> Result<(), Failure> {
    let order = Order::read(std::env::args().skip(1))?;
    let moments = Moments::new(order.kill_at);
    store::kill::set_hook(moments.hook());
    let key = typed_key()?;
    let home = Home::open(&order.home)?;
    let reads = Arc::new(Watched::new(Arc::new(Network::pooled()), moments.hook()));
    let writes = Arc::new(Watched::new(Arc::new(Network::fresh()), moments.hook()));
    let read = ReadClient::new(&order.address, key.clone(), reads);
    let journal = home.journal();
    let profile = ProfileId("headless".to_owned());
    let observer = Observer {
        read: read.clone(),
        membership: MembershipAccess { public_lists: false, role_columns: false },
        roles: read.roles().await?,
        clock: Arc::new(|| chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Millis, true)),
    };
    let roles = observer.roles.clone();
    let engine =
        Engine::new(Arc::new(observer), &order.address, key, writes, Arc::new(journal.clone())).in_step_with(&read);
    let run = match journal.runs(&profile)?.pop() {
        Some(run) => run,
        None => begin(&order, &home, &read, roles, &engine, &profile).await?,
    };
    moments.mark("run");
    let status = carry_out(&home, &journal, &engine, &run).await?;
    let mut out = std::io::stdout();
    writeln!(out, "run {run}: {:?}", status.phase)?;
    if order.count {
        moments.print(&mut out)?;
    }
    if status.phase == Phase::Finished { Ok(()) } else { Err("the run did not finish".into()) }
}

fn typed_key() -> Result<Key, Failure> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    let key = line.trim_end();
    if key.is_empty() { Err("the key is missing".into()) } else { Ok(Key::new(SecretString::from(key))) }
}

/// Reads everything, plans, saves the snapshot and starts.
async fn begin(
    order: &Order,
    home: &Home,
    read: &ReadClient,
    roles: domain::role::RoleBook,
    engine: &Engine,
    profile: &ProfileId,
) -> Result<RunId, Failure> {
    let (plan, snapshot) = facts::plan(read, order.organization, order.holding, roles).await?;
    let snapshot = home.save_snapshot(&snapshot)?;
    Ok(engine.start(profile, plan, Some(snapshot), &order.address, "headless")?)
}

/// Drives to the end, saying "try again" wherever a person is asked.
async fn carry_out(home: &Home, journal: &dyn Journal, engine: &Engine, run: &RunId) -> Result<RunStatus, Failure> {
    let _claim = home.claim_run(run)?;
    let mut status = engine.drive(run, &Control::new(), &|_| {}).await?;
    for _ in 0..PATIENCE {
        match &status.phase {
            Phase::Paused(Pause::Step(step)) => run::decide(journal, run, *step, Decision::TryAgain)?,
            Phase::Paused(Pause::ByPerson | Pause::Unreachable(_)) => status,
            Phase::Paused(Pause::Key(_) | Pause::Password(_)) | Phase::Going | Phase::Finished | Phase::Abandoned => {
                return Ok(status);
            }
        };
        status = engine.drive(run, &Control::new(), &|_| {}).await?;
    }
    Ok(status)
}
