//! The practice instance inside the application: on this computer only, with a random port and key at each start. Every
//! applied write is on disk before its reply, so its state returns at the next start.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use practice::{Instance, Options, Served, Size, World};
use usecases::problem::{Code, Outcome, Problem};

/// Profile id of the practice instance.
pub(crate) const PROFILE: &str = "practice";

/// What an answer takes at least, so that people see what they will see on a real instance: lists that arrive, a run that
/// goes from step to step.
const LATENCY: Duration = Duration::from_millis(30);

/// The practice instance while it runs.
pub(crate) struct Running {
    served: Served,
    key: String,
}

impl Running {
    /// Where it listens, with the key of this start.
    pub(crate) fn address_and_key(&self) -> (String, String) {
        (format!("http://{}", self.served.address), self.key.clone())
    }
}

/// Starts it with the state of last time, or with a new one.
pub(crate) fn start(data: &Path) -> Outcome<Running> {
    let file = data.join("practice.json");
    let world = load(&file).unwrap_or_else(|| World::generate(Size::Tiny, 1));
    let key = uuid::Uuid::new_v4().to_string();
    let instance = Instance::new(world, Options { key: key.clone(), latency: LATENCY, ..Options::default() });
    let target = file.clone();
    instance.on_applied(Box::new(move |world| save(&target, world)));
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).map_err(|error| internal(&error))?;
    let served = practice::serve(&instance, listener).map_err(|error| internal(&error))?;
    Ok(Running { served, key })
}

/// Forgets the state of last time; the next start begins anew.
pub(crate) fn forget(data: &Path) -> Outcome<()> {
    match std::fs::remove_file(data.join("practice.json")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(internal(&error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn load(file: &PathBuf) -> Option<World> {
    serde_json::from_slice(&std::fs::read(file).ok()?).ok()
}

fn save(file: &Path, world: &World) -> std::io::Result<()> {
    let fresh = file.with_extension("new");
    let mut writer = std::fs::File::create(&fresh)?;
    writer.write_all(&serde_json::to_vec(world)?)?;
    writer.sync_all()?;
    std::fs::rename(fresh, file)
}

fn internal(error: &dyn std::fmt::Display) -> Problem {
    let mut problem = Problem::new(Code::Internal, "start the practice instance", String::new());
    problem.support.detail = Some(error.to_string());
    problem
}
