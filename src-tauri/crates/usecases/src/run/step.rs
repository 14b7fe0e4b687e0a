//! One step: check, note the intent, send, look again, note the outcome.

use std::time::Duration;

use domain::journal::{Answer, Event, Pause, Reading, Settlement};
use domain::plan::fact::Value;
use domain::plan::step::{Judgement, Step};
use make_api::Sent;
use tokio::time::Instant;

use super::drive::Drive;
use super::look::Unread;
use super::{Progress, RunError, Waiting, send};

/// What a check before sending came to.
enum Checked {
    /// As before: it may be sent. The moment is when the reading was asked for.
    Ready(Reading, Instant),
    /// Noted; nothing is to be sent.
    Settled,
    /// The run has to wait.
    Pause(Pause),
}

/// What became of a sending.
enum End {
    /// The step is over.
    Good,
    /// The step did not end well; what follows is seen from the journal.
    Bad,
    /// Nothing had happened, and it may be sent again.
    Again(Duration),
    /// The run has to wait.
    Pause(Pause),
}

/// How often this step was tried since the run was continued.
#[derive(Default)]
struct Tried {
    sendings: u32,
    slow_downs: u32,
    /// The last sending was refused, or held back, because of the instance's limit.
    slowed_down: bool,
    /// Something other than the instance answered; sending again would only meet it again.
    redirected: bool,
}

impl Drive<'_> {
    /// Checks the step and sends it, again where that is allowed.
    pub(super) async fn attempt(&mut self, step: &Step) -> Result<Option<Pause>, RunError> {
        let mut tried = Tried::default();
        loop {
            let (fresh, since) = match self.check(step).await? {
                Checked::Ready(fresh, since) => (fresh, since),
                Checked::Settled => return Ok(None),
                Checked::Pause(pause) => return Ok(Some(pause)),
            };
            if step.change.needs_password() && self.engine.password.is_none() {
                return Ok(Some(Pause::Password(step.id)));
            }
            let attempt = self.status.step(step.id).map_or(0, |status| status.attempts) + 1;
            self.note(Event::Intent { step: step.id, attempt, fresh: fresh.clone() })?;
            let sent = send::send(&self.engine.write, &step.change, &fresh.seen, self.engine.password.as_deref()).await;
            tried.sendings += 1;
            tried.redirected = sent.redirected;
            match self.conclude(step, sent, since.elapsed(), &mut tried).await? {
                End::Good => return Ok(None),
                End::Bad => {
                    self.given_up.insert(step.id);
                    return Ok(None);
                }
                End::Pause(pause) => return Ok(Some(pause)),
                End::Again(pause) => self.wait(Waiting::SendAgain, pause).await,
            }
        }
    }

    /// Looks at what the step relies on and at its subject, right before sending.
    async fn check(&mut self, step: &Step) -> Result<Checked, RunError> {
        self.tell(Progress::Checking { step: step.id });
        for reliance in &step.relies_on {
            let fine = |seen: &Value| step.stands_on(reliance, seen);
            let reading = match self.look_twice(&reliance.subject, &[&reliance.value], fine).await {
                Ok(reading) => reading,
                Err(unread) => return self.not_read(step, unread),
            };
            if !fine(&reading.seen) {
                let settlement = Settlement::ChangedMeanwhile { subject: reliance.subject.clone() };
                return self.settle(step, settlement, Some(reading));
            }
        }
        let fine = |seen: &Value| matches!(step.judge(seen), Judgement::AsBefore | Judgement::AsWanted);
        let subject = step.change.subject();
        let since = Instant::now();
        let reading = match self.look_twice(&subject, &step.starts_from(), fine).await {
            Ok(reading) => reading,
            Err(unread) => return self.not_read(step, unread),
        };
        match step.judge(&reading.seen) {
            Judgement::AsBefore => Ok(Checked::Ready(reading, since)),
            Judgement::AsWanted => self.already(step, reading),
            Judgement::Different => self.settle(step, Settlement::ChangedMeanwhile { subject }, Some(reading)),
            Judgement::Gone(gone) => {
                self.settle_gone(step, gone, &reading)?;
                Ok(Checked::Settled)
            }
        }
    }

    /// Without a reading nothing is sent: the run waits, or a person decides about this step.
    fn not_read(&mut self, step: &Step, unread: Unread) -> Result<Checked, RunError> {
        match unread.pause() {
            Ok(pause) => Ok(Checked::Pause(pause)),
            Err(why) => self.settle(step, Settlement::Unreadable(why), None),
        }
    }

    fn settle(&mut self, step: &Step, settlement: Settlement, reading: Option<Reading>) -> Result<Checked, RunError> {
        self.given_up.insert(step.id);
        self.note(Event::Settled { step: step.id, settlement, reading })?;
        Ok(Checked::Settled)
    }

    /// It is as wanted. Where an earlier sending may have done it, that sending is confirmed; otherwise it was so.
    fn already(&mut self, step: &Step, reading: Reading) -> Result<Checked, RunError> {
        let status = self.status.step(step.id);
        let (attempt, window_ms) = status.map_or((0, None), |status| (status.attempts, status.window_ms));
        let answer = status.and_then(|status| status.answer.clone());
        let event = match answer {
            Some(answer @ (Answer::Claimed | Answer::Unknown(_) | Answer::Lost)) => Event::Outcome {
                step: step.id,
                attempt,
                answer,
                reading: Some(reading),
                window_ms: window_ms.unwrap_or_default(),
            },
            Some(Answer::Refused(_) | Answer::NotSent(_)) | None => {
                Event::Settled { step: step.id, settlement: Settlement::AlreadySo, reading: Some(reading) }
            }
        };
        self.note(event)?;
        Ok(Checked::Settled)
    }

    /// Reads back and notes the outcome.
    async fn conclude(
        &mut self,
        step: &Step,
        sent: Sent,
        window: Duration,
        tried: &mut Tried,
    ) -> Result<End, RunError> {
        let window_ms = u64::try_from(window.as_millis()).unwrap_or(u64::MAX);
        tried.slowed_down = is_slow_down(&sent);
        let wait = sent.retry_after.unwrap_or(self.engine.patience.slow_down);
        let answer = sent.answer;
        let pause = if let Answer::Refused(refusal) = &answer
            && refusal.status == 401
        {
            // Nothing more is sent with a key that does not work, not even a reading.
            Some(Pause::Key(refusal.clone()))
        } else {
            let stopped = tried.slowed_down && !self.wait_unless_stopped(Waiting::SlowDown, wait).await;
            stopped.then_some(Pause::ByPerson)
        };
        if let Some(pause) = pause {
            let step = step.id;
            self.note(Event::Outcome { step, attempt: self.attempts(step), answer, reading: None, window_ms })?;
            return Ok(End::Pause(pause));
        }
        let read = self.read_back(step, &answer).await;
        self.note_outcome(step, &answer, read, window_ms, Some(tried))
    }

    /// Notes the outcome and says what may follow. `tried` is absent where nothing was sent just now.
    fn note_outcome(
        &mut self,
        step: &Step,
        answer: &Answer,
        read: Result<Reading, Unread>,
        window_ms: u64,
        tried: Option<&mut Tried>,
    ) -> Result<End, RunError> {
        let (reading, pause) = match read {
            Ok(reading) => (Some(reading), None),
            Err(unread) => (None, unread.pause().ok()),
        };
        let judged = reading.as_ref().map(|reading| step.judge(&reading.seen));
        let attempt = self.attempts(step.id);
        let event =
            Event::Outcome { step: step.id, attempt, answer: answer.clone(), reading: reading.clone(), window_ms };
        self.note(event)?;
        match judged {
            Some(Judgement::AsWanted) => Ok(End::Good),
            Some(Judgement::Gone(gone)) => {
                if let Some(reading) = &reading {
                    self.settle_gone(step, gone, reading)?;
                }
                Ok(End::Good)
            }
            Some(Judgement::AsBefore) => {
                let again = tried.and_then(|tried| self.may_send_again(step, answer, tried));
                Ok(again.map_or(End::Bad, End::Again))
            }
            Some(Judgement::Different) => Ok(End::Bad),
            // Whether a step waits for a connection is seen from its state; anything else is the whole run's matter.
            None => match pause {
                Some(pause @ (Pause::Key(_) | Pause::ByPerson)) => Ok(End::Pause(pause)),
                Some(Pause::Unreachable(_) | Pause::Step(_) | Pause::Password(_)) | None => Ok(End::Bad),
            },
        }
    }

    /// Nothing has happened: may the engine send again by itself, and after which pause?
    fn may_send_again(&self, step: &Step, answer: &Answer, tried: &mut Tried) -> Option<Duration> {
        let patience = &self.engine.patience;
        if tried.slowed_down {
            tried.slow_downs += 1;
            tried.sendings -= 1;
            return (tried.slow_downs < patience.slow_downs).then_some(Duration::ZERO);
        }
        match answer {
            Answer::NotSent(_) => (tried.sendings < patience.sendings).then_some(patience.before_sending_again),
            Answer::Unknown(_) | Answer::Lost => {
                let allowed = step.change.may_be_sent_again_unasked() && !tried.redirected;
                (allowed && tried.sendings < patience.sendings).then_some(patience.before_sending_again)
            }
            Answer::Claimed | Answer::Refused(_) => None,
        }
    }

    /// What became of a sending that was cut off, or could not be read back: looks before anything else. Nothing is
    /// sent here.
    pub(super) async fn read_again(&mut self, step: &Step) -> Result<Option<Pause>, RunError> {
        self.tell(Progress::Checking { step: step.id });
        let answer = self.answer_so_far(step);
        let read = self.read_back(step, &answer).await;
        if read.is_err() {
            self.given_up.insert(step.id);
        }
        let window_ms = self.window_of_lost(step, read.as_ref().ok());
        match self.note_outcome(step, &answer, read, window_ms, None)? {
            End::Good | End::Bad | End::Again(_) => Ok(None),
            End::Pause(pause) => Ok(Some(pause)),
        }
    }

    /// The same before a person let the run go on. What cannot be read now is read then, and not noted: false.
    pub(super) async fn look_after_cut(&mut self, step: &Step) -> Result<bool, RunError> {
        let answer = self.answer_so_far(step);
        let Ok(reading) = self.read_back(step, &answer).await else { return Ok(false) };
        let window_ms = self.window_of_lost(step, Some(&reading));
        self.note_outcome(step, &answer, Ok(reading), window_ms, None)?;
        Ok(true)
    }

    fn answer_so_far(&self, step: &Step) -> Answer {
        self.status.step(step.id).and_then(|status| status.answer.clone()).unwrap_or(Answer::Lost)
    }

    /// The window of a sending that was not timed ends at the latest with what was read after it.
    fn window_of_lost(&self, step: &Step, read: Option<&Reading>) -> u64 {
        let status = self.status.step(step.id);
        let asked_at = status.and_then(|status| status.reading.as_ref()).map(|reading| reading.at.as_str());
        let known = status.and_then(|status| status.window_ms);
        known.unwrap_or_else(|| millis_between(asked_at, read.map(|reading| reading.at.as_str())))
    }

    /// Reads the subject after a sending. Bad news is believed at once only after a plain refusal, which changes
    /// nothing; otherwise it is looked at again first.
    pub(super) async fn read_back(&self, step: &Step, answer: &Answer) -> Result<Reading, Unread> {
        let plain = matches!(answer, Answer::Refused(_) | Answer::NotSent(_));
        let fine = |seen: &Value| match step.judge(seen) {
            Judgement::AsWanted => true,
            Judgement::AsBefore => plain,
            Judgement::Different | Judgement::Gone(_) => false,
        };
        self.look_twice(&step.change.subject(), &step.ends_with(), fine).await
    }

    fn attempts(&self, step: domain::StepId) -> u32 {
        self.status.step(step).map_or(0, |status| status.attempts)
    }
}

/// Whether the instance's limit was in the way, at this sending or already at an earlier request.
fn is_slow_down(sent: &Sent) -> bool {
    match &sent.answer {
        Answer::Refused(refusal) => super::is_slow_down(refusal),
        Answer::NotSent(_) => sent.retry_after.is_some(),
        Answer::Claimed | Answer::Unknown(_) | Answer::Lost => false,
    }
}

/// Between two moments by this computer's clock, for a sending whose answer was lost with the process.
fn millis_between(start: Option<&str>, end: Option<&str>) -> u64 {
    let parse = |text: Option<&str>| chrono::DateTime::parse_from_rfc3339(text?).ok();
    let (Some(start), Some(end)) = (parse(start), parse(end)) else { return 0 };
    u64::try_from((end - start).num_milliseconds()).unwrap_or_default()
}
