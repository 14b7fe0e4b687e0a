//! The whole case once more: every fact that the plan touched, and those it watches besides, read in the end.

use domain::StepId;
use domain::journal::{Event, FinalLine, Pause};
use domain::plan::Plan;
use domain::plan::fact::{Subject, Value};
use domain::plan::step::{Judgement, Step};

use super::drive::Drive;
use super::look::{is_passing, pause_for};
use super::{Progress, RunError};

/// One fact to look at.
struct Line {
    subject: Subject,
    step: Option<Step>,
    fine: Vec<Value>,
}

impl Line {
    /// What no longer exists is explained, not wrong.
    fn is_fine(&self, seen: &Value) -> bool {
        let judged = self.step.as_ref().is_some_and(|step| step.judge(seen) == Judgement::AsWanted);
        judged || matches!(seen, Value::Gone(_)) || self.fine.iter().any(|fine| seen.satisfies(fine))
    }

    fn id(&self) -> Option<StepId> {
        self.step.as_ref().map(|step| step.id)
    }
}

impl Drive<'_> {
    /// Reads every line and notes them all at once, then the end. Without an answer nothing is noted: the run waits.
    pub(super) async fn close(&mut self) -> Result<Option<Pause>, RunError> {
        let lines = lines(&self.status.plan);
        let mut seen = Vec::with_capacity(lines.len());
        for line in &lines {
            self.tell(Progress::ClosingCheck { looked: seen.len(), of: lines.len() });
            let expected: Vec<&Value> = line.fine.iter().collect();
            let reading = match self.look_twice(&line.subject, &expected, |value| line.is_fine(value)).await {
                Ok(reading) => Some(reading),
                Err(error) if is_passing(&error) || error.is_key_problem() || error.is_forbidden() => {
                    return Ok(Some(pause_for(&error)));
                }
                Err(_) => None,
            };
            let fine = reading.as_ref().is_some_and(|reading| line.is_fine(&reading.seen));
            seen.push(FinalLine { subject: line.subject.clone(), step: line.id(), reading, fine });
        }
        self.note(Event::FinalCheck { lines: seen })?;
        self.note(Event::Finished)?;
        Ok(None)
    }
}

/// Each subject once: with the last step that changes it, then what the plan watches besides.
fn lines(plan: &Plan) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for step in &plan.steps {
        let subject = step.change.subject();
        lines.retain(|line| line.subject != subject);
        let fine = step.ends_with().into_iter().cloned().collect();
        lines.push(Line { subject, step: Some(step.clone()), fine });
    }
    for expectation in &plan.closing {
        if !lines.iter().any(|line| line.subject == expectation.subject) {
            let (subject, fine) = (expectation.subject.clone(), expectation.fine.clone());
            lines.push(Line { subject, step: None, fine });
        }
    }
    lines
}
