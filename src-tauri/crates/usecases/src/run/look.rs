//! Reading with patience: a reading that fails is repeated for a while, and bad news is looked at again before it is
//! believed, because a replica may lag behind (FT19).

use domain::journal::{Pause, Reading, Refusal};
use domain::plan::fact::{Subject, Value};
use make_api::{Error, ErrorKind};

use super::Waiting;
use super::drive::Drive;

impl Drive<'_> {
    /// Looks once; repeats while there is no answer. A refused key is not repeated.
    pub(super) async fn look(&self, subject: &Subject, expected: &[&Value]) -> Result<Reading, Error> {
        let mut pauses = self.engine.patience.failed_reading.iter();
        loop {
            let error = match self.engine.look.look(subject, expected).await {
                Ok(reading) => return Ok(reading),
                Err(error) => error,
            };
            let Some(pause) = pauses.next().filter(|_| is_passing(&error)) else { return Err(error) };
            if let ErrorKind::Limited { retry_after } = &error.kind {
                self.wait(Waiting::SlowDown, retry_after.unwrap_or(self.engine.patience.slow_down)).await;
            } else {
                self.wait(Waiting::NoAnswer, *pause).await;
            }
        }
    }

    /// Looks, and looks again after pauses while what is seen is bad news.
    pub(super) async fn look_twice(
        &self,
        subject: &Subject,
        expected: &[&Value],
        is_fine: impl Fn(&Value) -> bool,
    ) -> Result<Reading, Error> {
        let mut reading = self.look(subject, expected).await?;
        for pause in self.engine.patience.bad_news {
            if is_fine(&reading.seen) {
                break;
            }
            self.wait(Waiting::LookAgain, pause).await;
            reading = self.look(subject, expected).await?;
        }
        Ok(reading)
    }
}

/// Whether it may be different in a moment.
pub(super) fn is_passing(error: &Error) -> bool {
    match &error.kind {
        ErrorKind::NotSent(_)
        | ErrorKind::Untrusted(_)
        | ErrorKind::TimedOut(_)
        | ErrorKind::Broken(_)
        | ErrorKind::Limited { .. }
        | ErrorKind::Redirected
        | ErrorKind::NotMake { .. }
        | ErrorKind::Undecodable { .. }
        | ErrorKind::TooLarge => true,
        ErrorKind::Refused { status, .. } => *status >= 500 || matches!(status, 408 | 424),
        ErrorKind::Stopped => false,
    }
}

/// What a reading that failed for good means for the run.
pub(super) fn pause_for(error: &Error) -> Pause {
    if !(error.is_key_problem() || error.is_forbidden()) {
        return Pause::Unreachable(error.to_string());
    }
    let mut refusal = Refusal { status: error.status().unwrap_or(401), code: None, detail: None };
    if let ErrorKind::Refused { code, detail, .. } = &error.kind {
        (refusal.code, refusal.detail) = (code.clone(), detail.clone());
    }
    Pause::Key(refusal)
}
