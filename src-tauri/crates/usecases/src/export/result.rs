//! The result of a case as a sheet: one row for each line, with what was read before, what was wanted, what was read back,
//! how it ended and why. It is made from the journal, like the proof, and only from one that is whole.

use std::path::PathBuf;
use std::sync::Arc;

use domain::RunId;
use domain::journal::RunStatus;
use store::Journal as _;

use super::columns::RESULT;
use super::sheet::Cell;
use super::{OPERATION, Sheet};
use crate::history;
use crate::problem::{Code, Outcome, Problem};
use crate::runs::{self, Overlay};
use crate::session::Session;
use crate::view::export::{SavedSheet, SheetFormat};
use crate::view::history::{ChangeRow, LineResult, SeenValue};
use crate::view::run::{RunStep, StepTrouble};

/// Writes what became of every line of a case into a new file in `folder`, whether the case has ended or not.
///
/// Fails with `DiskFull` or `ReadOnly` where the folder does not take it, with `NotFound` where there is no such case.
pub async fn result(session: &Arc<Session>, run: String, folder: PathBuf) -> Outcome<SavedSheet> {
    let status = runs::load(session, &run).await?;
    let id = RunId(run.clone());
    let entries = session.core.ask_store("read a run", move |home| home.journal().entries(&id)).await?;
    let lines = history::lines(&entries, runs::is_live(session, &run));
    let lines = lines.ok_or_else(|| Problem::new(Code::NotFound, OPERATION, session.now()))?;
    let cells: Vec<Vec<Cell>> = (1..).zip(&lines).map(|(number, line)| row(number, line, &status)).collect();
    let sheet = Sheet { name: "result", format: SheetFormat::Xlsx, about: about(session, &status) };
    let columns = RESULT.into_iter().map(Into::into).collect();
    let (rows, path) = sheet.write(session, folder, columns, cells.into_iter()).await?;
    Ok(SavedSheet { path: path.display().to_string(), rows })
}

fn row(number: u64, line: &ChangeRow, status: &RunStatus) -> Vec<Cell> {
    let user = line.user.as_ref();
    // An account that does not exist yet has no number.
    let user_number = user.map(|user| user.id.0).filter(|id| *id != 0);
    let (organization, team) = (line.organization.as_ref(), line.team.as_ref());
    let value = |seen: Option<&SeenValue>| Cell::text(seen.map(|seen| words(&line.change, seen)).as_deref());
    vec![
        Cell::Number(number),
        Cell::text(user.map(|user| user.name.as_str())),
        Cell::text(user.map(|user| user.email.as_str())),
        Cell::number(user_number),
        Cell::text(organization.map(|place| place.name.as_str())),
        Cell::number(organization.map(|place| place.id.0)),
        Cell::text(team.map(|team| team.name.as_str())),
        Cell::number(team.map(|team| team.id.0)),
        Cell::Text(what(&line.change).to_owned()),
        value(line.before.as_ref()),
        value(Some(&line.wanted)),
        value(line.after.as_ref()),
        Cell::Text(ended(line.result).to_owned()),
        Cell::text(reason(status, line).as_deref()),
        Cell::moment(Some(&line.at)),
    ]
}

/// A value by its name; licenses key by key.
fn words(change: &str, seen: &SeenValue) -> String {
    if seen.value == "none" {
        return nothing(change).to_owned();
    }
    if seen.value == "not-shown" {
        return "a role that the instance does not show".to_owned();
    }
    if seen.value.starts_with("gone-") {
        return if change == "delete-user" { "deleted" } else { "no longer exists" }.to_owned();
    }
    let keys = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(&seen.value);
    match keys {
        Ok(keys) => keys.iter().map(|(key, value)| format!("{key}: {value}")).collect::<Vec<_>>().join(", "),
        Err(_) => seen.name.clone().unwrap_or_else(|| seen.value.clone()),
    }
}

fn nothing(change: &str) -> &'static str {
    match change {
        "transfer" => "nobody",
        "update-user" => "not set",
        "set-admin-role" => "no admin rights",
        "create-org" | "create-team" | "create-user" => "not there",
        _ => "no access",
    }
}

fn what(change: &str) -> &'static str {
    match change {
        "license" => "Allowances",
        "set-org-role" => "Role in the organization",
        "remove-from-org" | "remove-from-org-with-connections" => "Removed from the organization",
        "transfer" => "Owner",
        "set-team-role" => "Role in the team",
        "remove-from-team" | "remove-from-team-with-connections" => "Removed from the team",
        "create-user" => "New account",
        "update-user" => "Person",
        "set-admin-role" => "Admin rights on the instance",
        "delete-user" => "Account deleted",
        "invite" => "Invitation",
        "create-org" => "New organization",
        "create-team" => "New team",
        "rename-team" => "Name of the team",
        _ => "Change",
    }
}

/// The words of the window for how a line ended.
fn ended(result: LineResult) -> &'static str {
    match result {
        LineResult::Done => "Done",
        LineResult::AlreadySo => "Already so",
        LineResult::DidNotHold => "Did not hold",
        LineResult::ChangedMeanwhile => "Changed by someone else",
        LineResult::Refused => "Refused",
        LineResult::NotApplied => "Not taken over",
        LineResult::NotSure => "Not sure",
        LineResult::Unreadable => "Could not be read",
        LineResult::LeftOut => "Left out",
        LineResult::Depends => "Left out: it depends on another line",
        LineResult::Gone => "No longer exists",
        LineResult::Open => "Not done",
    }
}

fn reason(status: &RunStatus, line: &ChangeRow) -> Option<String> {
    let own = runs::step(status, status.step(line.step)?, &Overlay::default())?;
    let RunStep { trouble: Some(trouble), .. } = own else { return None };
    Some(match trouble {
        StepTrouble::Refused { status, code, detail } => {
            let parts = [Some(format!("The instance answered {status}")), code, detail];
            parts.into_iter().flatten().collect::<Vec<_>>().join(": ")
        }
        StepTrouble::AcceptedButUnchanged => "The instance said yes, and nothing changed".to_owned(),
        StepTrouble::NotApplied => "No clear answer; nothing changed".to_owned(),
        StepTrouble::Unclear => "No clear answer, and it could not be read".to_owned(),
        StepTrouble::ChangedMeanwhile => "Someone else changed it; it was not touched".to_owned(),
        StepTrouble::NoLongerExists(_) => "What it belongs to no longer exists".to_owned(),
        StepTrouble::DependsOnSkipped(step) => format!("The line that it depends on was not done (step {})", step.0),
        StepTrouble::Unreadable { status: Some(status) } => format!("The instance answered {status} when asked"),
        StepTrouble::Unreadable { status: None } => "The instance could not be asked".to_owned(),
        StepTrouble::SkippedByChoice(reason) if reason.is_empty() => "Left out by choice".to_owned(),
        StepTrouble::SkippedByChoice(reason) => reason,
    })
}

fn about(session: &Arc<Session>, status: &RunStatus) -> Vec<(String, String)> {
    let (plan, reference) = (&status.plan, status.plan.reference.clone().unwrap_or_default());
    [
        ("Instance", session.profile().name),
        ("Address", status.instance.clone()),
        ("Case", plan.title.clone()),
        ("Reference", reference),
        ("Case number", status.run.0.clone()),
        ("Carried out by", status.operators().join(", then ")),
        ("Started", status.started_at.clone()),
        ("Last entry", status.last_at.clone()),
        ("Made by", "Gatehouse".to_owned()),
    ]
    .map(|(what, value)| (what.to_owned(), value))
    .into()
}
