//! The whole case once more: every fact that the plan touched, and those it watches besides, read in the end.

use domain::StepId;
use domain::journal::{Event, FinalLine, NoReading, Pause, Reading};
use domain::plan::Plan;
use domain::plan::fact::{Subject, Value};
use domain::plan::step::{Judgement, Step};

use super::drive::Drive;
use super::{Progress, RunError, Waiting};

/// One fact to look at.
struct Line {
    subject: Subject,
    step: Option<Step>,
    fine: Vec<Value>,
}

impl Line {
    /// What no longer exists is explained, not wrong.
    /// A step judges by itself: what it creates has no number beforehand, so "after" alone does not tell.
    fn is_fine(&self, seen: &Value) -> bool {
        let wanted = match &self.step {
            Some(step) => step.judge(seen) == Judgement::AsWanted,
            None => self.fine.iter().any(|fine| seen.satisfies(fine)),
        };
        wanted || matches!(seen, Value::Gone(_))
    }

    fn id(&self) -> Option<StepId> {
        self.step.as_ref().map(|step| step.id)
    }
}

impl Drive<'_> {
    /// Reads every line and notes them all at once, then the end. Without an answer nothing is noted: the run waits.
    pub(super) async fn close(&mut self) -> Result<Option<Pause>, RunError> {
        let lines = lines(&self.status.plan);
        let mut seen = vec![None; lines.len()];
        if let Err(pause) = self.see(&lines, &mut seen, |_, _| true).await {
            return Ok(Some(pause));
        }
        // Bad news is looked at again before it is believed: all of it together, however much there is.
        for pause in self.engine.patience.bad_news {
            if lines.iter().zip(&seen).all(|(line, reading)| !is_bad(line, reading.as_ref())) {
                break;
            }
            self.wait(Waiting::LookAgain, pause).await;
            if let Err(pause) = self.see(&lines, &mut seen, is_bad).await {
                return Ok(Some(pause));
            }
        }
        let noted = lines.iter().zip(seen).map(|(line, reading)| {
            let fine = reading.as_ref().is_some_and(|reading| line.is_fine(&reading.seen));
            FinalLine { subject: line.subject.clone(), step: line.id(), reading, fine }
        });
        self.note(Event::FinalCheck { lines: noted.collect() })?;
        self.note(Event::Finished)?;
        Ok(None)
    }

    /// Looks at those of the lines that are wanted; a line that cannot be read at all stays without a reading.
    async fn see(
        &self,
        lines: &[Line],
        seen: &mut [Option<Reading>],
        wanted: impl Fn(&Line, Option<&Reading>) -> bool,
    ) -> Result<(), Pause> {
        for (looked, (line, seen)) in lines.iter().zip(seen).enumerate() {
            if !wanted(line, seen.as_ref()) {
                continue;
            }
            self.tell(Progress::ClosingCheck { looked, of: lines.len() });
            let expected: Vec<&Value> = line.fine.iter().collect();
            *seen = match self.look(&line.subject, &expected).await {
                Ok(reading) => Some(reading),
                Err(unread) => match unread.pause() {
                    Ok(pause) => return Err(pause),
                    Err(why) => no_reading(why)?,
                },
            };
        }
        Ok(())
    }
}

/// A key that may not look is no end of a case: another one may. What the instance cannot show to anybody stays open.
fn no_reading(why: NoReading) -> Result<Option<Reading>, Pause> {
    match why.refusal {
        Some(refusal) if refusal.status == 403 => Err(Pause::Key(refusal)),
        Some(_) | None => Ok(None),
    }
}

/// Something was read, and it is not as it should be.
fn is_bad(line: &Line, reading: Option<&Reading>) -> bool {
    reading.is_some_and(|reading| !line.is_fine(&reading.seen))
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
