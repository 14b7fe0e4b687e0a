//! RL1: the headless program is killed at every named moment of the reference run and goes on from its journal.
//!
//! Moments "write:applied" are killed from here: the instance has applied the write, and the process dies before the
//! reply leaves it. All others are ended by the program itself.
//!
//! `GATEHOUSE_RUN_BIN` names the program; inside the package with the feature `kill-points`, Cargo names it.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use domain::journal::{Answer, Entry, Event, Phase, RunStatus, StepState};
use practice::faults::AuditEntry;
use practice::{Instance, Options, World, serve};
use store::{Home, Journal, ProfileId};

use crate::reference::{self, HOLDING, LEAVER, ORGANIZATION};

const KEY: &str = "0a1b2c3d-1111-4222-8333-444455556666";
/// The number of the quality goal RL1, for the run alone.
const LEAST: usize = 296;
/// Most of the time of a case is waiting, so there are more of them at a time than processors.
const AT_A_TIME: usize = 12;

fn program() -> PathBuf {
    std::env::var_os("GATEHOUSE_RUN_BIN")
        .map(PathBuf::from)
        .or_else(|| option_env!("CARGO_BIN_EXE_gatehouse-run").map(PathBuf::from))
        .expect("GATEHOUSE_RUN_BIN names the headless program (cargo build -p usecases --features kill-points)")
}

/// A practice instance of its own with a data folder of its own.
struct Place {
    instance: Instance,
    served: practice::Served,
    home: PathBuf,
}

impl Place {
    fn new(number: usize) -> Self {
        let options = Options { key: KEY.to_owned(), ..Options::default() };
        let instance = Instance::new(reference::world(), options);
        let served = serve(&instance, 0).unwrap();
        let home = std::env::temp_dir().join(format!("gatehouse-rl1-{}-{number}", std::process::id()));
        std::fs::remove_dir_all(&home).ok();
        std::fs::create_dir_all(&home).unwrap();
        Self { instance, served, home }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(program());
        command.arg("--home").arg(&self.home).args(["--address", &self.served.url()]);
        command.args(["--organization", &ORGANIZATION.to_string(), "--holding", &HOLDING.to_string()]);
        let (typed, mut person) = std::io::pipe().unwrap();
        writeln!(person, "{KEY}").unwrap();
        command.stdin(typed).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn entries(&self) -> Vec<Entry> {
        let journal = Home::open(&self.home).unwrap().journal();
        let runs = journal.runs(&ProfileId("headless".into())).unwrap();
        assert_eq!(runs.len(), 1, "exactly one run");
        journal.entries(&runs[0]).unwrap()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.home).ok();
    }
}

/// A moment at which the program dies.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Death {
    /// By itself, at this moment counted from 1.
    Own(usize),
    /// From here, when this write (counted from 1) was applied.
    Applied(usize),
}

/// Every moment of a run that nobody disturbs, and how many of them belong to the run itself.
fn moments(handle: &tokio::runtime::Handle) -> (Vec<Death>, usize) {
    let _guard = handle.enter();
    let place = Place::new(0);
    let output = place.command().arg("--count").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    check(&place, "undisturbed");
    let names: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("moment ")).collect();
    let run = names.iter().rev().take_while(|name| **name != "# run").count();
    let (mut deaths, mut applied) = (Vec::new(), 0);
    for (name, number) in names.iter().filter(|name| !name.starts_with('#')).zip(1..) {
        if *name == "write:applied" {
            applied += 1;
            deaths.push(Death::Applied(applied));
        } else {
            deaths.push(Death::Own(number));
        }
    }
    (deaths, run)
}

/// Dies there, goes on, and checks what came of it.
fn die_and_go_on(place: &Place, death: &Death) {
    match death {
        Death::Own(number) => {
            let output = place.command().args(["--kill-at", &number.to_string()]).output().unwrap();
            assert!(output.status.code().is_none(), "{death:?}: the program ended by itself: {output:?}");
        }
        Death::Applied(number) => kill_when_applied(place, *number),
    }
    let output = place.command().output().unwrap();
    assert!(output.status.success(), "{death:?}: {}", String::from_utf8_lossy(&output.stderr));
    check(place, &format!("{death:?}"));
}

/// The instance ends the program before it lets the reply go.
fn kill_when_applied(place: &Place, number: usize) {
    let victim: Arc<Mutex<Option<Child>>> = Arc::default();
    let (applied, killer) = (AtomicUsize::new(0), Arc::clone(&victim));
    place.instance.on_applied(Box::new(move |_: &World| {
        if applied.fetch_add(1, Ordering::SeqCst) + 1 == number
            && let Some(mut child) = killer.lock().unwrap().take()
        {
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }));
    let mut starting = victim.lock().unwrap();
    *starting = Some(place.command().stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    drop(starting);
    while victim.lock().unwrap().as_mut().is_some_and(|child| child.try_wait().unwrap().is_none()) {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(victim.lock().unwrap().is_none(), "write {number} was never applied");
    place.instance.on_applied(Box::new(|_: &World| Ok(())));
}

/// The end is right, nothing happened twice, nothing is missing, and the journal tells what the instance saw.
fn check(place: &Place, what: &str) {
    let (world, entries, audit) = (place.instance.world(), place.entries(), place.instance.audit());
    let status = RunStatus::fold(&entries).unwrap();
    assert_eq!(status.phase, Phase::Finished, "{what}");
    assert!(status.steps.iter().all(|step| step.state == StepState::Done), "{what}: {:?}", status.steps);
    assert!(status.final_check.iter().flatten().all(|line| line.fine), "{what}");
    assert_eq!(world.owner_of(ORGANIZATION), Some(HOLDING), "{what}");
    assert_eq!(world.role_in(LEAVER, ORGANIZATION), Some(practice::MEMBER), "{what}");
    assert!(world.teams_of(ORGANIZATION).all(|team| world.team_role_in(LEAVER, team.id) == Some(6)), "{what}");
    assert_eq!(world.organizations[&ORGANIZATION].license.value("operations"), Some(0.into()), "{what}");
    effects_are_single(&audit, what);
    journal_equals_audit(&status, &entries, &audit, what);
}

fn effects_are_single(audit: &[AuditEntry], what: &str) {
    let mut effects: BTreeMap<&str, u32> = BTreeMap::new();
    for effect in audit.iter().filter_map(|entry| entry.effect.as_ref()) {
        *effects.entry(effect.what.as_str()).or_default() += 1;
    }
    assert_eq!(effects.len(), 16, "{what}: lost steps: {effects:?}");
    assert!(effects.values().all(|count| *count == 1), "{what}: doubled effects: {effects:?}");
}

/// Writes arrived in the order of the journal's intents. An intent whose answer was lost may have arrived or not; every
/// other one arrived, and its answer is the one that was noted.
fn journal_equals_audit(status: &RunStatus, entries: &[Entry], audit: &[AuditEntry], what: &str) {
    let mut arrivals = audit.iter().filter(|entry| entry.method != "GET").peekable();
    for (at, entry) in entries.iter().enumerate() {
        let Event::Intent { step, attempt, .. } = &entry.event else { continue };
        let answer = entries[at..].iter().find_map(|later| match &later.event {
            Event::Outcome { step: s, attempt: a, answer, .. } if (s, a) == (step, attempt) => Some(answer.clone()),
            _ => None,
        });
        let ours = |arrival: &&AuditEntry| arrival.path == path(status, *step);
        match answer {
            Some(Answer::Lost) => {
                let next_is_again = entries[at + 1..]
                    .iter()
                    .any(|later| matches!(&later.event, Event::Intent { step: s, .. } if s == step));
                if !next_is_again {
                    assert!(arrivals.next().is_some_and(|arrival| ours(&arrival)), "{what}: step {step} never arrived");
                }
            }
            Some(Answer::Claimed) => {
                let arrival = arrivals.next().unwrap_or_else(|| panic!("{what}: step {step} never arrived"));
                assert!(ours(&arrival) && arrival.status == Some(200), "{what}: step {step}: {arrival:?}");
            }
            other => panic!("{what}: step {step} was answered {other:?}"),
        }
    }
    assert_eq!(arrivals.next(), None, "{what}: a write that is not in the journal");
}

fn path(status: &RunStatus, step: domain::StepId) -> String {
    use domain::plan::change::Change;
    match &status.plan.step(step).unwrap().change {
        Change::SetLicense { organization, .. } => format!("/api/v2/admin/organizations/{organization}"),
        Change::SetOrganizationRole { user, organization, .. } => {
            format!("/api/v2/admin/users/{user}/user-organization-roles/{organization}")
        }
        Change::TransferOwnership { organization, to, .. } => {
            format!("/api/v2/admin/users/{to}/user-organization-roles/{organization}/transfer")
        }
        Change::SetTeamRole { user, team, .. } | Change::RemoveFromTeam { user, team, .. } => {
            format!("/api/v2/admin/users/{user}/user-team-roles/{team}")
        }
        other => panic!("{other:?} is not in the reference run"),
    }
}

#[test]
fn counted_killed_at_every_moment_the_run_goes_on_to_its_right_end() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let started = Instant::now();
    assert!(Path::new(&program()).exists(), "{} is not there", program().display());
    let (deaths, run) = moments(runtime.handle());
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                let _guard = runtime.enter();
                while let Some(death) = deaths.get(next.fetch_add(1, Ordering::SeqCst)) {
                    let number = done.fetch_add(1, Ordering::SeqCst) + 1;
                    die_and_go_on(&Place::new(number), death);
                }
            });
        }
    });
    let killed = done.load(Ordering::SeqCst);
    println!(
        "killed at {killed} of {} ({run} in the run, {} while planning), in {:.0} s",
        deaths.len(),
        deaths.len() - run,
        started.elapsed().as_secs_f64()
    );
    assert_eq!(killed, deaths.len());
    assert!(run >= LEAST, "the run alone has {run} moments, expected at least {LEAST}");
}
