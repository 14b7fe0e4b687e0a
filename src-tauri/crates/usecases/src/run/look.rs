//! Reading with patience: a reading that fails is repeated for a while, and bad news is looked at again before it is
//! believed, because a replica may lag behind (FT19).

use std::time::Duration;

use domain::journal::{NoReading, Pause, Reading, Refusal};
use domain::plan::fact::{Subject, Value};
use make_api::{Error, ErrorKind};
use tokio::sync::watch;
use tokio::time::Instant;

use super::drive::Drive;
use super::holds::Hold;
use super::{Progress, Waiting};

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
            let Some(read) = self.look_once(subject, expected).await else { return Err(Unread::Stopped) };
            let error = match read {
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

    /// Looks once, and once more where waiting made the first look old; `None` when a person asked to stop during a wait.
    async fn look_once(&self, subject: &Subject, expected: &[&Value]) -> Option<Result<Reading, Error>> {
        let (holds, started) = (self.engine.holds.listen(), Instant::now());
        let first = self.unless_stopped_while_held(subject, expected).await?;
        let waited = holds.has_changed().unwrap_or(false) && started.elapsed() > self.engine.patience.stale;
        if first.is_ok() && waited { self.unless_stopped_while_held(subject, expected).await } else { Some(first) }
    }

    async fn unless_stopped_while_held(
        &self,
        subject: &Subject,
        expected: &[&Value],
    ) -> Option<Result<Reading, Error>> {
        let holds = self.engine.holds.listen();
        tokio::select! {
            biased;
            read = self.engine.look.look(subject, expected) => Some(read),
            () = self.stopped_while_held(holds) => None,
        }
    }

    /// Shows the waits of the reading client. Returns when a person asks to stop during one.
    async fn stopped_while_held(&self, mut holds: watch::Receiver<Option<Hold>>) {
        loop {
            // The sender lives as long as the engine, so there is always more to hear.
            let heard = holds.wait_for(|hold| hold.is_some_and(|hold| hold.until > Instant::now())).await;
            let Some(hold) = heard.ok().and_then(|hold| *hold) else { return std::future::pending().await };
            self.tell(Progress::Waiting { why: Waiting::SlowDown, time: hold.time });
            tokio::select! {
                biased;
                () = self.control.stopping() => return,
                () = tokio::time::sleep_until(hold.until) => {}
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
