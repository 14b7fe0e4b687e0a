//! The check of an address and a key: five lines in their order, then what the key may do.
//!
//! Nothing is sent with the key before the address answered like a Make instance, and nothing at all to a public zone.

use std::sync::Arc;
use std::time::Duration;

use make_api::{Address, AdminStanding, Administration, Error, ErrorKind, Key, Me, ReadClient, Standing};
use secrecy::SecretString;

use super::access::{self, Access, first_organizations};
use super::facts::operator;
use super::jobs::{self, Told};
use super::{name, usable_key};
use crate::core::Core;
use crate::problem::{Code, Problem};
use crate::view::connect::{Check, CheckLine, CheckOutcome, ConnectReport, ConnectState};
use crate::view::instance::{Job, JobKind, Look};

/// An instance that asks to slow down for longer than this ends the check.
const PATIENCE: Duration = Duration::from_secs(10);

type OnLine<'a> = &'a (dyn Fn(CheckLine) + Send + Sync);

/// The report with what only the core needs of it.
pub(super) struct Checked {
    pub(super) report: ConnectReport,
    pub(super) public_memberships: Option<bool>,
}

/// A check under way.
struct Checking<'a> {
    core: &'a Core,
    on_line: OnLine<'a>,
    report: ConnectReport,
    public_memberships: Option<bool>,
}

/// What ended the check early.
struct Stopped {
    at: Check,
    problem: Problem,
}

/// The report for an address that could not even be understood.
pub(super) async fn unusable_address(core: &Core, problem: Problem, on_line: OnLine<'_>) -> ConnectReport {
    let mut checking = Checking::begin(core, None, on_line).await;
    checking.stop(Stopped { at: Check::Address, problem });
    checking.report
}

/// Runs the check.
pub(super) async fn run(core: &Arc<Core>, address: &Address, key: &SecretString, on_line: OnLine<'_>) -> Checked {
    let mut checking = Checking::begin(core, Some(address), on_line).await;
    if let Err(stopped) = checking.go(address, key).await {
        checking.stop(stopped);
    }
    Checked { report: checking.report, public_memberships: checking.public_memberships }
}

impl<'a> Checking<'a> {
    async fn begin(core: &'a Core, address: Option<&Address>, on_line: OnLine<'a>) -> Self {
        let (names, look) = proposals(core).await;
        let taken = |name: &str| names.iter().any(|known: &String| crate::instances::alike::is_alike(known, name));
        let report = ConnectReport {
            state: ConnectState::Refused,
            address: address.map(ToString::to_string).unwrap_or_default(),
            lines: Vec::new(),
            operator: None,
            admin_role: None,
            jobs: Vec::new(),
            problem: None,
            former_operator: None,
            proposed_name: address.map(|address| name::proposed(address.host(), taken)).unwrap_or_default(),
            proposed_look: look,
        };
        Self { core, on_line, report, public_memberships: None }
    }

    async fn go(&mut self, address: &Address, key: &SecretString) -> Result<(), Stopped> {
        self.checking(Check::Address);
        if address.is_public_zone() {
            return Err(self.refused(Check::Address, Code::PublicZone));
        }
        // The key is made usable before anything is sent, and sent only after the address answered.
        let usable = usable_key(key);
        let client = |key: Key| ReadClient::new(address, key, Arc::clone(&self.core.reading)).with_patience(PATIENCE);
        let silent = client(usable.clone().unwrap_or_else(|| Key::new(SecretString::from(""))));
        self.reach(silent.ping().await)?;
        let Some(key) = usable else {
            self.decide(Check::Address, CheckOutcome::Fine);
            self.checking(Check::Key);
            return Err(self.refused(Check::Key, Code::KeyRefused));
        };
        let read = client(key);
        let me = self.whose(&read).await?;
        let standing = self.standing(&read, me.as_ref()).await?;
        let people = self.people(&read, me.as_ref()).await?;
        let (organizations, access) = self.organizations(&read).await?;
        self.public_memberships = access.public_lists;
        self.conclude(&Told { standing, people_refused: people, organizations_refused: organizations });
        Ok(())
    }

    /// Any answer in Make's shape will do.
    fn reach(&self, ping: Result<(), Error>) -> Result<(), Stopped> {
        match ping {
            Ok(()) => Ok(()),
            Err(error) if matches!(error.kind, ErrorKind::Refused { .. }) && !error.is_public_zone_hint() => Ok(()),
            Err(error) => Err(self.failed(Check::Address, &error)),
        }
    }

    /// Whose key it is. Only the answer to this tells for sure that the address is Make's.
    async fn whose(&mut self, read: &ReadClient) -> Result<Option<Me>, Stopped> {
        let answer = read.me().await;
        if let Err(error) = &answer
            && (matches!(error.kind, ErrorKind::NotMake { .. } | ErrorKind::Redirected) || error.is_public_zone_hint())
        {
            return Err(self.failed(Check::Address, error));
        }
        self.decide(Check::Address, CheckOutcome::Fine);
        self.checking(Check::Key);
        match answer {
            Ok(me) => {
                self.decide(Check::Key, CheckOutcome::Fine);
                self.report.operator = Some(operator(&me));
                self.decide(Check::Owner, CheckOutcome::Fine);
                Ok(Some(me))
            }
            Err(error) if error.is_not_found() => {
                // An instance without this call: whether the key is accepted shows with the lists.
                self.decide(Check::Key, CheckOutcome::Fine);
                self.decide(Check::Owner, CheckOutcome::Limited);
                Ok(None)
            }
            Err(error) if error.is_key_problem() || error.is_forbidden() => {
                let mut stopped = self.failed(Check::Key, &error);
                stopped.problem.code = Code::KeyRefused;
                Err(stopped)
            }
            Err(error) => Err(self.failed(Check::Key, &error)),
        }
    }

    /// Lists a single person: the words of a refusal, or none.
    async fn people(&mut self, read: &ReadClient, me: Option<&Me>) -> Result<Option<String>, Stopped> {
        self.checking(Check::People);
        let somebody = me.map_or(domain::UserId(1), |me| me.id);
        let admin = me.is_none_or(|me| me.admin_role != AdminStanding::None);
        match read.person(somebody).await {
            Ok(_) => {
                self.decide(Check::People, CheckOutcome::Fine);
                Ok(None)
            }
            Err(error) if error.is_public_zone_hint() => Err(self.failed(Check::Address, &error)),
            Err(error) if error.is_key_problem() => Err(self.failed(Check::Key, &error)),
            Err(error) if error.is_forbidden() && !admin => {
                let mut stopped = self.failed(Check::People, &error);
                stopped.problem.code = Code::NoAdmin;
                Err(stopped)
            }
            Err(error) if error.is_forbidden() || error.is_not_found() => {
                self.decide(Check::People, CheckOutcome::Refused);
                Ok(Some(words(&error)))
            }
            Err(error) => Err(self.failed(Check::People, &error)),
        }
    }

    /// Reads organizations and the teams of one, and tries the ways to memberships.
    async fn organizations(&mut self, read: &ReadClient) -> Result<(Option<String>, Access), Stopped> {
        self.checking(Check::Organizations);
        let organizations = match first_organizations(read).await {
            Ok(organizations) => organizations,
            Err(error) if error.is_forbidden() || error.is_not_found() => {
                self.decide(Check::Organizations, CheckOutcome::Refused);
                return Ok((Some(words(&error)), Access::default()));
            }
            Err(error) => return Err(self.failed(Check::Organizations, &error)),
        };
        if let Some(one) = organizations.iter().find(|organization| !organization.deleted)
            && let Err(error) = read.teams(one.id).await
        {
            if error.is_forbidden() {
                self.decide(Check::Organizations, CheckOutcome::Limited);
                return Ok((Some(words(&error)), Access::default()));
            }
            return Err(self.failed(Check::Organizations, &error));
        }
        // A failed try is no failed check: it is tried again when it matters.
        let access = access::probe(read, Some(&organizations)).await.unwrap_or_default();
        self.decide(Check::Organizations, CheckOutcome::Fine);
        Ok((None, access))
    }

    /// Scopes and administration role. What cannot be read now does not count against the key.
    async fn standing(&self, read: &ReadClient, me: Option<&Me>) -> Result<Standing, Stopped> {
        match read.standing_of(me.cloned()).await {
            Ok(standing) => Ok(standing),
            Err(error) if error.is_public_zone_hint() => Err(self.failed(Check::Address, &error)),
            Err(_) => Ok(Standing::untold(me.cloned())),
        }
    }

    fn conclude(&mut self, told: &Told) {
        if let Administration::Role(role) = &told.standing.administration {
            self.report.admin_role = Some(role.name.clone());
        }
        self.report.jobs = jobs::jobs(told);
        self.report.state = state(&self.report.jobs);
        if self.report.state == ConnectState::Refused {
            let missing = self.report.jobs.iter().find_map(|job| job.missing.clone()).unwrap_or_default();
            let problem = Problem::detailed(Code::Forbidden, "check the key", &missing, self.core.now());
            self.report.problem = Some(problem);
        }
    }

    fn checking(&mut self, check: Check) {
        (self.on_line)(CheckLine { check, outcome: CheckOutcome::Checking });
    }

    fn decide(&mut self, check: Check, outcome: CheckOutcome) {
        let line = CheckLine { check, outcome };
        self.report.lines.push(line.clone());
        (self.on_line)(line);
    }

    fn refused(&self, at: Check, code: Code) -> Stopped {
        Stopped { at, problem: Problem::new(code, "check the key", self.core.now()) }
    }

    fn failed(&self, at: Check, error: &Error) -> Stopped {
        Stopped { at, problem: Problem::from_make(error, self.core.now()) }
    }

    fn stop(&mut self, stopped: Stopped) {
        self.report.lines.retain(|line| line.check != stopped.at);
        self.decide(stopped.at, CheckOutcome::Refused);
        self.report.state = ConnectState::Refused;
        self.report.problem = Some(stopped.problem);
    }
}

/// Without people and without organizations there is nothing to do; with everything there is nothing to say.
fn state(jobs: &[Job]) -> ConnectState {
    let can = |wanted: JobKind| jobs.iter().any(|job| job.job == wanted && job.can);
    if jobs.iter().all(|job| job.can) {
        ConnectState::Ok
    } else if can(JobKind::ListPeople) || can(JobKind::ReadOrganizations) {
        ConnectState::Limited
    } else {
        ConnectState::Refused
    }
}

/// The instance's own words for a refusal.
fn words(error: &Error) -> String {
    if let ErrorKind::Refused { detail: Some(detail), .. } = &error.kind {
        return detail.clone();
    }
    error.status().map_or_else(|| error.kind.to_string(), |status| status.to_string())
}

/// Names in use, and a free look. Where the disk does not tell, the first look is proposed; saving checks again.
async fn proposals(core: &Core) -> (Vec<String>, Look) {
    let asked = core.ask_store("propose a look", |home| {
        let names = home.profiles()?.into_iter().map(|profile| profile.name).collect();
        Ok((names, home.propose_look()?))
    });
    match asked.await {
        Ok((names, look)) => (names, Look { color: look.color, shape: look.shape }),
        Err(_) => (Vec::new(), Look { color: 0, shape: 0 }),
    }
}
