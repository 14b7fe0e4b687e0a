//! The proof from a run's journal: what was read back and when, never what was planned.

use domain::journal::{FinalLine, Phase, Reading, RunStatus};
use domain::plan::Plan;
use domain::plan::fact::{Subject, Value};
use domain::role::OWNER;
use domain::snapshot::OrganizationFacts;
use domain::{RoleId, StepId};

use crate::review::{self, value};
use crate::runs::{self, Overlay};
use crate::view::evidence::{Difference, Evidence, EvidenceLine, SavedFiles, Tick};
use crate::view::instance::{Kind, Look};

/// What the journal does not know.
pub(crate) struct Frame {
    /// The instance's name, kind and look as they are now.
    pub(crate) instance: String,
    pub(crate) kind: Kind,
    pub(crate) look: Look,
    pub(crate) ticks: Vec<Tick>,
    pub(crate) saved: Option<SavedFiles>,
}

pub(crate) fn gather(status: &RunStatus, places: &[OrganizationFacts], frame: Frame) -> Evidence {
    let differences = differences(status);
    let checked = status.final_check.is_some();
    Evidence {
        run: status.run.0.clone(),
        review: review::of(&status.run.0, &status.plan, places),
        instance: frame.instance,
        address: status.instance.clone(),
        kind: frame.kind,
        look: frame.look,
        operator: status.operators().join(", then "),
        started_at: status.started_at.clone(),
        ended_at: status.last_at.clone(),
        complete: status.phase == Phase::Finished && checked && differences.is_empty(),
        lines: status.steps.iter().filter_map(|step| line(status, step.id)).collect(),
        differences,
        license_window_ms: license_window(status),
        ticks: frame.ticks,
        saved: frame.saved,
    }
}

fn line(status: &RunStatus, id: StepId) -> Option<EvidenceLine> {
    let own = status.step(id)?;
    let step = status.plan.step(id)?;
    let line = runs::step(status, own, &Overlay::default())?;
    let reading = final_reading(status, &step.change.subject()).or(own.read_back.as_ref());
    Some(EvidenceLine {
        step: id,
        state: line.state,
        read: reading.map(|reading| value::spelled(&step.change, &reading.seen)),
        read_name: reading.and_then(|reading| value::named(&status.plan.names, &step.change, &reading.seen)),
        read_at: reading.map(|reading| reading.at.clone()),
        line,
    })
}

/// What the closing check read where the step is about; a removal and the role given after it are about the same place.
fn final_reading<'a>(status: &'a RunStatus, subject: &Subject) -> Option<&'a Reading> {
    let lines = status.final_check.as_ref()?;
    lines.iter().find(|line| line.subject == *subject)?.reading.as_ref()
}

fn differences(status: &RunStatus) -> Vec<Difference> {
    let lines = status.final_check.iter().flatten();
    lines.filter(|line| !line.fine).flat_map(|line| different(&status.plan, line)).collect()
}

/// What came without the plan knowing is told one by one, with its own name.
fn different(plan: &Plan, line: &FinalLine) -> Vec<Difference> {
    let at = |place: String, read: String| Difference { place, read: Some(read), ..difference(plan, line) };
    match line.reading.as_ref().map(|reading| &reading.seen) {
        Some(Value::Teams(teams)) => {
            let role = |role: Option<RoleId>| {
                role.map_or_else(|| value::NOT_SHOWN.to_owned(), |role| value::role_name(&plan.names, role))
            };
            let within = place(plan, &line.subject);
            teams.iter().map(|team| at(format!("{within} · {}", team.name), role(team.role))).collect()
        }
        Some(Value::Organizations(places)) => {
            let owner = value::role_name(&plan.names, OWNER);
            places.iter().map(|(_, name)| at(name.clone(), owner.clone())).collect()
        }
        Some(_) | None => vec![difference(plan, line)],
    }
}

fn difference(plan: &Plan, line: &FinalLine) -> Difference {
    let reading = line.reading.as_ref();
    Difference {
        step: line.step,
        place: place(plan, &line.subject),
        person: person(plan, &line.subject),
        read: reading.map(|reading| read(plan, line.step, &reading.seen)),
        read_at: reading.map(|reading| reading.at.clone()),
    }
}

fn read(plan: &Plan, step: Option<StepId>, seen: &Value) -> String {
    match step.and_then(|id| plan.step(id)) {
        Some(step) => {
            value::named(&plan.names, &step.change, seen).unwrap_or_else(|| value::spelled(&step.change, seen))
        }
        None => value::named_alone(&plan.names, seen).unwrap_or_else(|| value::spelled_alone(seen)),
    }
}

fn place(plan: &Plan, subject: &Subject) -> String {
    let name = |organization| review::place_name(&plan.names, organization);
    match subject {
        Subject::License { organization }
        | Subject::Owner { organization }
        | Subject::OrganizationRole { organization, .. }
        | Subject::TeamByName { organization, .. }
        | Subject::TeamsBesides { organization, .. } => name(*organization),
        Subject::TeamRole { organization, team, .. } | Subject::TeamName { organization, team } => {
            match plan.names.teams.get(team) {
                Some(team) => format!("{} · {team}", name(*organization)),
                None => format!("{} · #{team}", name(*organization)),
            }
        }
        Subject::OwnedBesides { .. } => "Other organizations".to_owned(),
        Subject::AdminRole { .. } => "Administration of the instance".to_owned(),
        Subject::OrganizationByName { name } => name.clone(),
        Subject::Account { .. } | Subject::AccountByEmail { .. } | Subject::PersonField { .. } => String::new(),
    }
}

fn person(plan: &Plan, subject: &Subject) -> Option<String> {
    match subject {
        Subject::OrganizationRole { user, .. }
        | Subject::TeamRole { user, .. }
        | Subject::TeamsBesides { user, .. }
        | Subject::OwnedBesides { user, .. }
        | Subject::AdminRole { user }
        | Subject::PersonField { user, .. }
        | Subject::Account { user } => {
            let label = review::label(&plan.names, *user);
            Some(if label.name.is_empty() { format!("#{user}") } else { label.name })
        }
        Subject::AccountByEmail { email } => Some(email.clone()),
        Subject::License { .. }
        | Subject::Owner { .. }
        | Subject::OrganizationByName { .. }
        | Subject::TeamByName { .. }
        | Subject::TeamName { .. } => None,
    }
}

/// The widest of all windows between reading a license and the answer to its replacement.
fn license_window(status: &RunStatus) -> Option<u64> {
    let licenses = status.plan.steps.iter().filter(|step| matches!(step.before, Value::License(_)));
    licenses.filter_map(|step| status.step(step.id)?.window_ms).max()
}
