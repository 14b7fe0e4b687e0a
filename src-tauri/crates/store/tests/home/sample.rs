//! Folders, runs and rows for the tests.

use std::path::{Path, PathBuf};
use std::process::Command;

use domain::journal::{Answer, Entry, Event, Reading};
use domain::license::License;
use domain::person::{LastLogin, Person};
use domain::plan::fact::Value;
use domain::plan::{Names, Plan, PlanKind, TroublePolicy};
use domain::{RunId, StepId, UserId};
use store::{Home, InstanceKind, Journal, NewProfile, ProfileId};

/// A folder that is removed with all it holds.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        let path = std::env::temp_dir().join(format!("gatehouse-store-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }

    pub(crate) fn home(&self) -> Home {
        Home::open(&self.0).unwrap()
    }
}

impl std::ops::Deref for Folder {
    type Target = Path;
    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

pub(crate) fn profile() -> ProfileId {
    ProfileId("3e1d".to_owned())
}

pub(crate) fn run(name: &str) -> RunId {
    RunId(name.to_owned())
}

pub(crate) fn at() -> String {
    "2026-03-01T09:00:00.000Z".to_owned()
}

/// A license in spellings that only survive when nothing reads them as numbers.
pub(crate) fn license() -> License {
    License::parse(
        r#"{"operations":10000,"transfer":"5368709120","odd":1.50,"huge":12345678901234567890123,"new":[1E2]}"#,
    )
    .unwrap()
}

pub(crate) fn started() -> Event {
    let plan = Plan {
        kind: PlanKind::CustomerLeaves,
        title: "Nordlicht \"Catering\" \u{202e}GmbH".to_owned(),
        person: Some(UserId(7)),
        successor: None,
        reference: None,
        leave_date: None,
        note: None,
        policy: TroublePolicy::StopAtOrganization,
        steps: Vec::new(),
        closing: Vec::new(),
        typed_name: None,
        warnings: Vec::new(),
        names: Names::default(),
    };
    let (instance, operator) = ("https://make.example".to_owned(), "Ada".to_owned());
    Event::Started { plan: Box::new(plan), snapshot: None, instance, operator }
}

pub(crate) fn intent(step: u64) -> Event {
    let fresh = Reading { seen: Value::License(license()), at: at() };
    Event::Intent { step: StepId(step), attempt: 1, fresh }
}

pub(crate) fn outcome(step: u64) -> Event {
    let reading = Some(Reading { seen: Value::License(license().with("operations", "0")), at: at() });
    Event::Outcome { step: StepId(step), attempt: 1, answer: Answer::Claimed, reading, window_ms: 40 }
}

/// The events of a small run, from start to end.
pub(crate) fn small_run(steps: u64) -> Vec<Event> {
    let middle = (1..=steps).flat_map(|step| [intent(step), outcome(step)]);
    std::iter::once(started()).chain(middle).chain([Event::Finished]).collect()
}

/// Writes events to a journal; the first begins the run.
pub(crate) fn write(journal: &dyn Journal, run: &RunId, events: &[Event]) -> Vec<Entry> {
    let mut events = events.iter().cloned();
    let first = journal.begin(&profile(), run, events.next().unwrap()).unwrap();
    std::iter::once(first).chain(events.map(|event| journal.append(run, event).unwrap())).collect()
}

pub(crate) fn new_profile(home: &Home, name: &str) -> NewProfile {
    let look = home.propose_look().unwrap();
    NewProfile {
        name: name.to_owned(),
        address: "https://make.example".to_owned(),
        kind: InstanceKind::Live,
        color: look.color,
        shape: look.shape,
        group: None,
        public_memberships: None,
        chosen: store::Chosen::default(),
    }
}

pub(crate) fn people(count: u64) -> Vec<Person> {
    (1..=count).map(person).collect()
}

fn person(id: u64) -> Person {
    Person {
        id: UserId(id),
        name: format!("Person \"{id}\" Čapek"),
        email: format!("person.{id}@example.com"),
        language: Some("en".to_owned()),
        country_id: Some(id % 200),
        timezone_id: None,
        locale_id: None,
        last_login: if id.is_multiple_of(3) { LastLogin::Never } else { LastLogin::At(at()) },
        created: Some(at()),
        organizations: Some(id % 5),
        scenarios: None,
        active_scenarios: None,
        deleted: false,
        admin_role: None,
        two_step: Some(false),
    }
}

/// Whether the long parts are wanted.
pub(crate) fn full() -> bool {
    std::env::var_os("GATEHOUSE_FULL").is_some()
}

/// This test once more in a process of its own, with `role` and `folder` in its environment.
pub(crate) fn again(test: &str, role: &str, folder: &Path) -> Command {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args([test, "--exact", "--nocapture"]).env("GATEHOUSE_ROLE", role).env("GATEHOUSE_FOLDER", folder);
    child
}

/// The role and the folder, inside a process that [`again`] started.
pub(crate) fn role() -> Option<(String, PathBuf)> {
    Some((std::env::var("GATEHOUSE_ROLE").ok()?, std::env::var_os("GATEHOUSE_FOLDER")?.into()))
}

/// Tells the process that started this one.
#[allow(clippy::print_stdout, reason = "the other process reads it")]
pub(crate) fn say(what: &str) {
    println!("{what}");
}
