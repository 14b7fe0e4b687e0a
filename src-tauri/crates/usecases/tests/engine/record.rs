//! Watches everything between the engine and the instance, without the engine's help: the state after every arrival,
//! every reading with the span of time it may speak of, every wait that was asked for.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use domain::RunId;
use domain::journal::{Event, Reading};
use domain::plan::change::PersonField;
use domain::plan::fact::{Gone, Subject, Value};
use domain::{OrganizationId, RoleId, TeamId, UserId};
use http::header::{DATE, RETRY_AFTER};
use make_api::Error;
use make_api::transport::{Transport, TransportError};
use practice::{Instance, World};
use store::Journal;
use tokio::time::Instant;
use usecases::observe::Look;

use crate::reference;

/// What was seen.
#[derive(Default)]
pub(crate) struct Record {
    /// The state whenever it may have changed.
    pub(crate) states: Vec<World>,
    pub(crate) looks: Vec<Looked>,
    pub(crate) writes: Vec<Write>,
    /// What is wrong in itself.
    pub(crate) violations: Vec<String>,
    not_before: Option<Instant>,
    /// Deeds of the second admin and requests that wait, when the last state was noted.
    pending: Option<(usize, usize)>,
}

/// One reading and the states it may speak of.
pub(crate) struct Looked {
    pub(crate) subject: Subject,
    pub(crate) reading: Reading,
    pub(crate) states: std::ops::Range<usize>,
}

/// One write as it left.
pub(crate) struct Write {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) body: Bytes,
    /// The newest journal entry at that moment.
    pub(crate) intent: Option<Event>,
    /// The states before and after.
    pub(crate) states: (usize, usize),
}

/// A record that several watchers share.
#[derive(Clone, Default)]
pub(crate) struct Shared(Arc<Mutex<Record>>);

impl Shared {
    pub(crate) fn lock(&self) -> MutexGuard<'_, Record> {
        self.0.lock().unwrap()
    }

    /// What a process was asked to wait dies with it: a reply that nobody read is not known to anybody.
    pub(crate) fn forget_wait(&self) {
        self.lock().not_before = None;
    }

    /// Notes the state where it may have changed: `wrote` says that a request may have changed it.
    fn note_state(&self, instance: &Instance, wrote: bool) -> usize {
        let pending = Some((instance.foreign_effects().len(), instance.waiting()));
        let known = std::mem::replace(&mut self.lock().pending, pending) == pending;
        if known && !wrote {
            return self.lock().states.len() - 1;
        }
        let world = instance.world();
        let mut record = self.lock();
        if record.states.last() != Some(&world) {
            record.states.push(world);
        }
        record.states.len() - 1
    }
}

/// Stands right before the instance.
pub(crate) struct WatchedTransport {
    pub(crate) inner: Arc<dyn Transport>,
    pub(crate) instance: Instance,
    pub(crate) record: Shared,
    pub(crate) journal: Arc<dyn Journal>,
    pub(crate) run: Arc<Mutex<Option<RunId>>>,
}

#[async_trait]
impl Transport for WatchedTransport {
    async fn send(&self, request: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
        let before = self.record.note_state(&self.instance, false);
        self.check_wait(&request);
        let writes = request.method() != http::Method::GET;
        let write = writes.then(|| self.leaving(&request, before));
        if !request.uri().path().starts_with("/api/v2/") {
            self.record.lock().violations.push(format!("a request to {}", request.uri()));
        }
        if let Some(write) = write {
            self.record.lock().writes.push(write);
        }
        let answer = self.inner.send(request).await;
        let after = self.record.note_state(&self.instance, writes);
        let mut record = self.record.lock();
        if let Some(write) = record.writes.last_mut().filter(|write| write.states == (before, usize::MAX)) {
            write.states.1 = after;
        }
        if let Ok(answer) = &answer
            && let Some(wait) = asked_wait(answer)
        {
            record.not_before = Some(Instant::now() + wait);
        }
        answer
    }
}

impl WatchedTransport {
    fn leaving(&self, request: &http::Request<Bytes>, before: usize) -> Write {
        let run = self.run.lock().unwrap().clone();
        let entries = run.map(|run| self.journal.entries(&run).unwrap()).unwrap_or_default();
        Write {
            method: request.method().to_string(),
            path: request.uri().path().to_owned(),
            query: request.uri().query().unwrap_or_default().to_owned(),
            body: request.body().clone(),
            intent: entries.last().map(|entry| entry.event.clone()),
            states: (before, usize::MAX),
        }
    }

    fn check_wait(&self, request: &http::Request<Bytes>) {
        let mut record = self.record.lock();
        // One millisecond: the clock that dates are computed from is that fine.
        if record.not_before.is_some_and(|until| Instant::now() + Duration::from_millis(1) < until) {
            record.violations.push(format!("{} before the time that was asked for", request.uri().path()));
        }
    }
}

/// How long the instance asked to wait, read here anew.
fn asked_wait(answer: &http::Response<Bytes>) -> Option<Duration> {
    if !matches!(answer.status().as_u16(), 429 | 503) {
        return None;
    }
    let header = |name| answer.headers().get(name).and_then(|value| value.to_str().ok());
    let text = header(RETRY_AFTER)?;
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let parse = |text: &str| chrono::DateTime::parse_from_rfc2822(text).ok();
    (parse(text)? - parse(header(DATE)?)?).to_std().ok()
}

/// Stands between the engine and whoever looks for it.
pub(crate) struct WatchedLook {
    pub(crate) inner: Arc<dyn Look>,
    pub(crate) instance: Instance,
    pub(crate) record: Shared,
}

#[async_trait]
impl Look for WatchedLook {
    async fn look(&self, subject: &Subject, expected: &[&Value]) -> Result<Reading, Error> {
        let start = self.record.note_state(&self.instance, false);
        let reading = self.inner.look(subject, expected).await?;
        let end = self.record.note_state(&self.instance, false);
        let looked = Looked { subject: subject.clone(), reading: reading.clone(), states: start..end + 1 };
        self.record.lock().looks.push(looked);
        Ok(reading)
    }
}

/// Whether this is what stands at the subject, read from the world itself. An absence and "no longer exists" are both
/// true of what is gone.
pub(crate) fn is_true(world: &World, subject: &Subject, seen: &Value) -> bool {
    if let Value::Gone(gone) = seen {
        return is_gone(world, subject, *gone);
    }
    match (subject, seen) {
        (Subject::License { organization }, Value::License(license)) => {
            let found = world.organizations.get(&organization.0).filter(|found| !found.deleted);
            found.and_then(|found| reference::license(&found.license)).as_ref() == Some(license)
        }
        (Subject::Owner { organization }, Value::Owner(owner)) => {
            owner.map(|id| id.0) == world.owner_of(organization.0)
        }
        (Subject::OrganizationRole { .. } | Subject::TeamRole { .. }, Value::Role(role)) => {
            *role == role_in(world, subject)
        }
        (Subject::OrganizationRole { .. } | Subject::TeamRole { .. }, Value::RoleNotShown) => {
            role_in(world, subject).is_some()
        }
        (Subject::TeamsBesides { user, organization, known }, Value::Teams(seen)) => {
            let new = world.teams_of(organization.0).filter(|team| !known.contains(&TeamId(team.id)));
            let new = new.filter_map(|team| Some((TeamId(team.id), world.team_role_in(user.0, team.id)?)));
            new.map(|(team, _)| team).eq(seen.iter().map(|seen| seen.team))
        }
        (Subject::OwnedBesides { user, known }, Value::Organizations(seen)) => {
            let mut owned = world.owned_by(user.0);
            owned.retain(|id| !known.contains(&OrganizationId(*id)) && !world.organizations[id].deleted);
            owned.into_iter().eq(seen.iter().map(|(id, _)| id.0))
        }
        (Subject::AdminRole { user }, Value::AdminRole(role)) => {
            world.people.get(&user.0).is_some_and(|person| person.admin_role == role.map(|role| role.0))
        }
        (Subject::Account { user }, Value::Account(account)) => {
            (*account == Some(*user)) == world.people.get(&user.0).is_some_and(|person| !person.deleted)
        }
        (Subject::AccountByEmail { email }, Value::Account(account)) => {
            let mut people = world.people.values();
            let found = people.find(|person| !person.deleted && person.email.eq_ignore_ascii_case(email));
            account.map(|id| id.0) == found.map(|person| person.id)
        }
        (Subject::PersonField { user, field }, Value::Text(text)) => {
            let person = world.people.get(&user.0).filter(|person| !person.deleted);
            person.is_some_and(|person| text.as_deref() == Some(&*value_of(person, *field)))
        }
        (Subject::OrganizationByName { name }, Value::Organization(seen)) => {
            let mut all = world.organizations.values().rev();
            let found = all.find(|found| !found.deleted && found.name == *name).map(|found| found.id);
            seen.as_ref().map(|seen| seen.id.0) == found
                && seen.as_ref().is_none_or(|seen| seen.owner.map(|owner| owner.0) == world.owner_of(seen.id.0))
        }
        (Subject::TeamByName { organization, name }, Value::Team(seen)) => {
            let found = world.teams_of(organization.0).find(|team| team.name == *name).map(|team| team.id);
            seen.map(|seen| seen.0) == found
        }
        (Subject::TeamName { team, .. }, Value::Text(text)) => {
            world.teams.get(&team.0).is_some_and(|found| !found.deleted && Some(&found.name) == text.as_ref())
        }
        _ => false,
    }
}

fn value_of(person: &practice::Person, field: PersonField) -> String {
    match field {
        PersonField::Name => person.name.clone(),
        PersonField::Email => person.email.clone(),
        PersonField::Language => person.language.clone(),
        PersonField::TimeZone => person.timezone_id.to_string(),
        PersonField::Country => person.country_id.to_string(),
    }
}

fn role_in(world: &World, subject: &Subject) -> Option<RoleId> {
    match subject {
        Subject::OrganizationRole { user, organization } => world.role_in(user.0, organization.0).map(RoleId),
        Subject::TeamRole { user, team, .. } => world.team_role_in(user.0, team.0).map(RoleId),
        Subject::License { .. }
        | Subject::Owner { .. }
        | Subject::Account { .. }
        | Subject::AccountByEmail { .. }
        | Subject::TeamsBesides { .. }
        | Subject::OwnedBesides { .. }
        | Subject::AdminRole { .. }
        | Subject::PersonField { .. }
        | Subject::OrganizationByName { .. }
        | Subject::TeamByName { .. }
        | Subject::TeamName { .. } => None,
    }
}

fn is_gone(world: &World, subject: &Subject, gone: Gone) -> bool {
    let organization = |id: &OrganizationId| world.organizations.get(&id.0).is_none_or(|found| found.deleted);
    let team = |id: &TeamId| world.teams.get(&id.0).is_none_or(|found| found.deleted);
    let account = |id: &UserId| world.people.get(&id.0).is_none_or(|found| found.deleted);
    match (subject, gone) {
        (
            Subject::License { organization: id }
            | Subject::Owner { organization: id }
            | Subject::OrganizationRole { organization: id, .. }
            | Subject::TeamRole { organization: id, .. }
            | Subject::TeamsBesides { organization: id, .. }
            | Subject::TeamByName { organization: id, .. }
            | Subject::TeamName { organization: id, .. },
            Gone::Organization,
        ) => organization(id),
        (Subject::TeamRole { team: id, .. } | Subject::TeamName { team: id, .. }, Gone::Team) => team(id),
        (
            Subject::OrganizationRole { user, .. }
            | Subject::TeamRole { user, .. }
            | Subject::Account { user }
            | Subject::OwnedBesides { user, .. }
            | Subject::PersonField { user, .. }
            | Subject::AdminRole { user },
            Gone::Account,
        ) => account(user),
        _ => false,
    }
}
