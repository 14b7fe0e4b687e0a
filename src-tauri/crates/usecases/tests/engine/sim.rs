//! One simulated case: an instance in this process, a paused clock, an engine that may die, and a person who answers.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use chrono::{DateTime, SecondsFormat, Utc};
use domain::journal::{Decision, Entry, Pause, Phase, Reading, RunStatus, StepState};
use domain::plan::Plan;
use domain::plan::fact::{Subject, Value};
use domain::{RunId, StepId};
use make_api::transport::{Deadlines, InProcess, Transport, TransportError};
use make_api::{Address, Key, ReadClient};
use practice::faults::{AuditEntry, Effect, Schedule, WireFault};
use practice::{Clock, Instance, Options, PublicLists, RoleColumns, Switches, World};
use rand::Rng;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use secrecy::SecretString;
use store::{Journal, MemoryJournal, ProfileId};
use tokio::sync::Notify;
use tokio::time::Instant;
use usecases::observe::{Look, MembershipAccess, Observer};
use usecases::run::{self, Control, Engine, Holds, Patience, Progress};

use crate::plants::Plant;
use crate::record::{Record, Shared, WatchedLook, WatchedTransport};
use crate::reference;

const KEY: &str = "0a1b2c3d-1111-4222-8333-444455556666";

/// The process dies at a request: before it leaves, or when its answer is here and nobody has read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Death {
    Before(u64),
    After(u64),
}

/// What happens in a case.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) seed: u64,
    pub(crate) switches: Switches,
    pub(crate) schedule: Schedule,
    /// Done to the instance between planning and starting.
    pub(crate) meanwhile: Vec<Effect>,
    /// The process dies at these requests, counted over its lives.
    pub(crate) deaths: Vec<Death>,
    pub(crate) plant: Option<Plant>,
    /// How often the person tries again before giving up.
    pub(crate) persistence: u32,
    /// Readings come from a replica that may lag this far behind (FT19).
    pub(crate) lag: Duration,
}

impl Case {
    pub(crate) fn calm(seed: u64) -> Self {
        Self {
            seed,
            switches: Switches::default(),
            schedule: Schedule::default(),
            meanwhile: Vec::new(),
            deaths: Vec::new(),
            plant: None,
            persistence: 6,
            lag: Duration::ZERO,
        }
    }
}

/// What came of it.
pub(crate) struct Told {
    pub(crate) entries: Vec<Entry>,
    pub(crate) status: RunStatus,
    pub(crate) audit: Vec<AuditEntry>,
    pub(crate) fired: std::collections::BTreeMap<String, u64>,
    pub(crate) foreign: Vec<String>,
    pub(crate) deaths: usize,
    pub(crate) record: Record,
}

/// A world with an engine on it.
pub(crate) struct Bench {
    pub(crate) instance: Instance,
    pub(crate) journal: MemoryJournal,
    pub(crate) record: Shared,
    pub(crate) run: Arc<Mutex<Option<RunId>>>,
    pub(crate) case: Case,
    key: Mutex<String>,
    requests: Arc<AtomicU64>,
    died: Arc<Notify>,
    start: Instant,
}

impl Bench {
    /// Call inside a paused runtime.
    pub(crate) fn new(world: World, case: Case) -> Self {
        let options = Options {
            key: KEY.to_owned(),
            switches: case.switches.clone(),
            clock: Clock::Virtual(epoch()),
            ..Options::default()
        };
        let start = Instant::now();
        Self {
            instance: Instance::new(world, options),
            journal: MemoryJournal::new(move || stamp(start)),
            record: Shared::default(),
            run: Arc::default(),
            case,
            key: Mutex::new(KEY.to_owned()),
            requests: Arc::default(),
            died: Arc::default(),
            start,
        }
    }

    /// A reading client with a pace of its own.
    pub(crate) fn reader(&self) -> ReadClient {
        ReadClient::new(&address(), self.key(), self.transport(Deadlines::READ))
            .with_seed(self.case.seed)
            .with_patience(Duration::ZERO)
    }

    fn key(&self) -> Key {
        Key::new(SecretString::from(self.key.lock().unwrap().clone()))
    }

    pub(crate) fn engine(&self) -> Engine {
        let (address, key) = (address(), self.key());
        let (read, holds) = Holds::of(self.reader(), &Patience::default());
        let membership = MembershipAccess {
            public_lists: self.case.switches.public_lists == PublicLists::Open,
            role_columns: self.case.switches.role_columns == RoleColumns::Present,
        };
        let start = self.start;
        let clock: store::journal::Clock = Arc::new(move || stamp(start));
        let pace = read.clone();
        let observer = Observer { read, membership, roles: reference::roles(), clock: clock.clone() };
        let look: Arc<dyn Look> = match &self.case.plant {
            Some(plant) => plant.look(Arc::new(observer), clock),
            None => Arc::new(Replica { inner: observer, lag: self.case.lag, known: Mutex::default() }),
        };
        let look = WatchedLook { inner: look, instance: self.instance.clone(), record: self.record.clone() };
        let journal: Arc<dyn Journal> = Arc::new(self.journal.clone());
        let journal = match &self.case.plant {
            Some(plant) => plant.journal(journal),
            None => journal,
        };
        Engine::new(Arc::new(look), &address, key, self.transport(Deadlines::WRITE), journal)
            .in_step_with(&pace)
            .hearing(holds)
    }

    fn transport(&self, deadlines: Deadlines) -> Arc<dyn Transport> {
        let wire = InProcess::new(self.instance.router(), |answer| broken(answer.extensions().get::<WireFault>()));
        let watched = Arc::new(WatchedTransport {
            inner: Arc::new(wire.with_deadlines(deadlines)),
            instance: self.instance.clone(),
            record: self.record.clone(),
            journal: Arc::new(self.journal.clone()),
            run: Arc::clone(&self.run),
        });
        let mortal: Arc<dyn Transport> = Arc::new(Mortal {
            inner: watched,
            requests: Arc::clone(&self.requests),
            deaths: self.case.deaths.clone(),
            died: Arc::clone(&self.died),
            record: self.record.clone(),
        });
        match &self.case.plant {
            Some(plant) => plant.transport(mortal),
            None => mortal,
        }
    }

    pub(crate) fn begin(&self, plan: Plan) -> RunId {
        let address = Address::understand("http://127.0.0.1:1").unwrap();
        let run = self.engine().start(&ProfileId("p".into()), plan, None, &address, "Ines").unwrap();
        *self.run.lock().unwrap() = Some(run.clone());
        run
    }

    /// Drives once; `None` when the process died.
    pub(crate) async fn drive(&self, run: &RunId) -> Option<RunStatus> {
        self.drive_with(run, &Control::new(), &|_| {}).await
    }

    pub(crate) async fn drive_with(
        &self,
        run: &RunId,
        control: &Control,
        progress: &(dyn Fn(Progress) + Send + Sync),
    ) -> Option<RunStatus> {
        let engine = self.engine();
        tokio::select! {
            biased;
            () = self.died.notified() => None,
            status = engine.drive(run, control, progress) => Some(status.unwrap()),
        }
    }

    pub(crate) fn decide(&self, run: &RunId, step: StepId, decision: Decision) {
        run::decide(&self.journal, run, step, decision).unwrap();
    }

    /// A new key of the same person, known to the instance and used from now on.
    pub(crate) fn new_key(&self, run: &RunId) {
        let text = uuid::Uuid::from_u128(u128::from(self.requests.load(Ordering::Relaxed))).to_string();
        self.instance.add_key(&text, practice::KeyKind::Full);
        *self.key.lock().unwrap() = text;
        run::continue_with_new_key(&self.journal, run, None).unwrap();
    }

    pub(crate) fn status(&self, run: &RunId) -> RunStatus {
        run::status(&self.journal, run).unwrap()
    }

    pub(crate) fn tell(self, run: &RunId, deaths: usize) -> Told {
        let status = self.status(run);
        Told {
            entries: self.journal.entries(run).unwrap(),
            status,
            audit: self.instance.audit(),
            fired: self.instance.fired(),
            foreign: self.instance.foreign_effects().into_iter().map(|deed| deed.code).collect(),
            deaths,
            record: std::mem::take(&mut self.record.lock()),
        }
    }
}

/// Plays the reference case to its end.
pub(crate) fn play(case: Case) -> Told {
    let world = reference::world();
    let plan = reference::plan(&world);
    play_plan(case, world, plan)
}

/// Plays any plan to its end.
pub(crate) fn play_plan(case: Case, world: World, plan: Plan) -> Told {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let mut person = Person { rng: ChaCha8Rng::seed_from_u64(case.seed ^ 0x9e37), left: case.persistence };
        let bench = Bench::new(world, case);
        for effect in &bench.case.meanwhile {
            bench.instance.act(effect);
        }
        bench.instance.set_schedule(bench.case.schedule.clone());
        let run = bench.begin(plan);
        let mut deaths = 0;
        for _ in 0..60 {
            let Some(status) = bench.drive(&run).await else {
                deaths += 1;
                continue;
            };
            match status.phase.clone() {
                Phase::Finished | Phase::Abandoned => return bench.tell(&run, deaths),
                Phase::Going => panic!("a run that is neither over nor paused"),
                Phase::Paused(reason) => person.answer(&bench, &run, &status, &reason),
            }
        }
        panic!("seed {}: the person never came to an end", bench.case.seed);
    })
}

fn address() -> Address {
    Address::understand("http://127.0.0.1:1").unwrap()
}

struct Person {
    rng: ChaCha8Rng,
    left: u32,
}

impl Person {
    fn answer(&mut self, bench: &Bench, run: &RunId, status: &RunStatus, reason: &Pause) {
        if self.left == 0 {
            run::abandon(&bench.journal, run).unwrap();
            return;
        }
        match reason {
            Pause::ByPerson | Pause::Password(_) => {}
            Pause::Unreachable(_) => self.left -= 1,
            Pause::Key(_) => {
                self.left -= 1;
                bench.new_key(run);
            }
            Pause::Step(step) => {
                self.left -= 1;
                let unsure = status.step(*step).is_some_and(|step| step.state == StepState::NotSure);
                let skip = Decision::Skip("done by hand".into());
                let decision = match self.rng.random_range(0..6) {
                    // Nobody skips what may have happened before looking once more.
                    0 | 1 if !unsure => Some(skip),
                    2 => None,
                    _ => Some(Decision::TryAgain),
                };
                if let Some(decision) = decision {
                    bench.decide(run, *step, decision);
                }
            }
        }
    }
}

/// Shows what it last saw for as long as it may.
struct Replica {
    inner: Observer,
    lag: Duration,
    known: Mutex<HashMap<Subject, (Instant, Value)>>,
}

#[async_trait]
impl Look for Replica {
    async fn look(&self, subject: &Subject, expected: &[&Value]) -> Result<Reading, make_api::Error> {
        let known = self.known.lock().unwrap().get(subject).filter(|(at, _)| at.elapsed() < self.lag).cloned();
        if let Some((_, seen)) = known {
            return Ok(Reading { seen, at: (self.inner.clock)() });
        }
        let reading = self.inner.look(subject, expected).await?;
        self.known.lock().unwrap().insert(subject.clone(), (Instant::now(), reading.seen.clone()));
        Ok(reading)
    }
}

/// Lets the process die.
struct Mortal {
    inner: Arc<dyn Transport>,
    requests: Arc<AtomicU64>,
    deaths: Vec<Death>,
    died: Arc<Notify>,
    record: Shared,
}

#[async_trait]
impl Transport for Mortal {
    async fn send(&self, request: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
        let number = self.requests.fetch_add(1, Ordering::Relaxed) + 1;
        if self.deaths.contains(&Death::Before(number)) {
            return self.die().await;
        }
        let answer = self.inner.send(request).await;
        if self.deaths.contains(&Death::After(number)) { self.die().await } else { answer }
    }
}

impl Mortal {
    async fn die<T>(&self) -> T {
        self.record.forget_wait();
        self.died.notify_one();
        std::future::pending().await
    }
}

fn broken(fault: Option<&WireFault>) -> Option<TransportError> {
    match fault? {
        WireFault::ResetBeforeRead | WireFault::ResetAfterApply => Some(TransportError::Broken("reset".into())),
        WireFault::CloseAfterApply => Some(TransportError::Broken("closed".into())),
        WireFault::Truncate(_) => None,
    }
}

fn epoch() -> DateTime<Utc> {
    DateTime::<Utc>::UNIX_EPOCH + chrono::Duration::days(20_400)
}

fn stamp(start: Instant) -> String {
    let now = epoch() + chrono::Duration::from_std(start.elapsed()).unwrap();
    now.to_rfc3339_opts(SecondsFormat::Millis, true)
}
