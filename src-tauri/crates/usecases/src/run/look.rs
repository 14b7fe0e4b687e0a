//! Reading with patience: a reading that fails is repeated for a while, and bad news is looked at again before it is
//! believed, because a replica may lag behind (FT19).

use std::time::Duration;

use domain::journal::{NoReading, Pause, Reading, Refusal};
use domain::plan::fact::{Subject, Value};
use make_api::{Error, ErrorKind};

use super::Waiting;
use super::drive::Drive;

/// Why there is no reading, after all patience.
#[derive(Debug)]
pub(super) enum Unread {
    /// A person asked to stop while it was waited for.
    Stopped,
    /// The instance does not accept the key: nothing more is asked with it.
    Key(Refusal),
    /// No answer, or none of Make's: it may be different later.
    Unreachable(String),
    /// The instance answers, and this cannot be read from it.
    Refused(NoReading),
}

impl Unread {
    /// What it means for the run; the reason comes back where it concerns a single step only.
    pub(super) fn pause(self) -> Result<Pause, NoReading> {
        match self {
            Self::Stopped => Ok(Pause::ByPerson),
            Self::Key(refusal) => Ok(Pause::Key(refusal)),
            Self::Unreachable(why) => Ok(Pause::Unreachable(why)),
            Self::Refused(why) => Err(why),
        }
    }
}

impl Drive<'_> {
    /// Looks once; repeats while there is no answer. A refused key is not repeated.
    pub(super) async fn look(&self, subject: &Subject, expected: &[&Value]) -> Result<Reading, Unread> {
        let patience = &self.engine.patience;
        let (mut pauses, mut slow_downs) = (patience.failed_reading.iter(), 0..patience.slow_downs);
        loop {
            let error = match self.engine.look.look(subject, expected).await {
                Ok(reading) => return Ok(reading),
                Err(error) => error,
            };
            let wait = if let ErrorKind::Limited { retry_after } = &error.kind {
                slow_downs.next().map(|_| (Waiting::SlowDown, retry_after.unwrap_or(patience.slow_down)))
            } else {
                pauses.next().filter(|_| is_passing(&error)).map(|pause| (Waiting::NoAnswer, *pause))
            };
            let Some((why, time)) = wait else { return Err(unread(&error)) };
            if !self.wait_unless_stopped(why, time).await {
                return Err(Unread::Stopped);
            }
        }
    }

    /// Looks, and looks again after pauses while what is seen is bad news.
    pub(super) async fn look_twice(
        &self,
        subject: &Subject,
        expected: &[&Value],
        is_fine: impl Fn(&Value) -> bool,
    ) -> Result<Reading, Unread> {
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

    /// Waits, shown; false when a person asked to stop meanwhile.
    pub(super) async fn wait_unless_stopped(&self, why: Waiting, time: Duration) -> bool {
        tokio::select! {
            biased;
            () = self.control.stopping() => false,
            () = self.wait(why, time) => true,
        }
    }
}

/// Whether a repetition may bring another answer.
fn is_passing(error: &Error) -> bool {
    is_unreachable(error) || matches!(error.kind, ErrorKind::Undecodable { .. } | ErrorKind::TooLarge)
}

/// Whether it is the way to the instance, or all of it, and not the one thing that was asked for.
fn is_unreachable(error: &Error) -> bool {
    match &error.kind {
        ErrorKind::NotSent(_)
        | ErrorKind::Untrusted(_)
        | ErrorKind::ProxySignIn
        | ErrorKind::TimedOut(_)
        | ErrorKind::Broken(_)
        | ErrorKind::Limited { .. }
        | ErrorKind::Redirected => true,
        ErrorKind::NotMake { .. } => !error.is_key_problem(),
        ErrorKind::Refused { status, .. } => *status >= 500 || matches!(status, 408 | 424),
        ErrorKind::Undecodable { .. } | ErrorKind::TooLarge | ErrorKind::Stopped => false,
    }
}

/// The one place that says what a reading that failed for good is.
fn unread(error: &Error) -> Unread {
    if error.is_key_problem() {
        return Unread::Key(refusal(error).unwrap_or(Refusal { status: 401, code: None, detail: None }));
    }
    if matches!(error.kind, ErrorKind::Stopped) {
        return Unread::Stopped;
    }
    if is_unreachable(error) {
        return Unread::Unreachable(error.to_string());
    }
    Unread::Refused(NoReading { refusal: refusal(error), why: error.to_string() })
}

fn refusal(error: &Error) -> Option<Refusal> {
    let ErrorKind::Refused { status, code, detail } = &error.kind else { return None };
    Some(Refusal { status: *status, code: code.clone(), detail: detail.clone() })
}
