//! The callers' side of the keychain's thread: one queue, one lock, a deadline, and what becomes of late answers.
//!
//! A question that is not answered within the deadline is *overdue*. While one is, every call hears
//! [`VaultError::Waiting`] at once instead of queueing behind it. When its answer comes, it is laid aside for the next
//! caller who asks the same thing.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::VaultError;
use crate::backend::{Answer, Backend, Job};
use crate::worker;

/// A question on its way to the keychain's thread.
pub(crate) struct Request {
    pub(crate) number: u64,
    pub(crate) job: Job,
    pub(crate) reply: SyncSender<Answer>,
}

pub(crate) struct Front {
    deadline: Duration,
    requests: Sender<Request>,
    desk: Arc<Mutex<Desk>>,
}

/// What callers and the keychain's thread both look at.
#[derive(Default)]
pub(crate) struct Desk {
    last_number: u64,
    /// Questions whose callers were sent away.
    overdue: HashMap<u64, Job>,
    /// Answers that came after that; at most one for each question.
    late: Vec<(Job, Answer)>,
}

impl Front {
    pub(crate) fn start(backend: Box<dyn Backend>, deadline: Duration) -> Self {
        let (requests, queue) = channel();
        let desk = Arc::<Mutex<Desk>>::default();
        worker::start(backend, queue, Arc::clone(&desk));
        Self { deadline, requests, desk }
    }

    /// Asks, and waits until the deadline at most.
    pub(crate) fn ask(&self, job: Job) -> Answer {
        let (reply, answer) = sync_channel(1);
        let number = {
            let mut desk = lock(&self.desk);
            if let Some(late) = desk.take_late(&job) {
                return late;
            }
            if !desk.overdue.is_empty() {
                return Err(VaultError::Waiting);
            }
            desk.last_number += 1;
            let request = Request { number: desk.last_number, job: job.clone(), reply };
            self.requests.send(request).map_err(|_| ended())?;
            desk.last_number
        };
        match answer.recv_timeout(self.deadline) {
            Ok(answer) => answer,
            Err(_) => self.send_away(number, job, &answer),
        }
    }

    /// The deadline passed, unless the answer came in this very moment.
    fn send_away(&self, number: u64, job: Job, answer: &Receiver<Answer>) -> Answer {
        let mut desk = lock(&self.desk);
        match answer.try_recv() {
            Ok(answer) => answer,
            Err(std::sync::mpsc::TryRecvError::Disconnected) => Err(ended()),
            Err(std::sync::mpsc::TryRecvError::Empty) => {
                desk.overdue.insert(number, job);
                Err(VaultError::Waiting)
            }
        }
    }
}

impl Desk {
    /// Hands the answer to its caller, or lays it aside where the caller was sent away.
    pub(crate) fn answer(&mut self, request: Request, answer: Answer) {
        let Request { number, job, reply } = request;
        self.late.retain(|(earlier, _)| !job.overtakes(earlier));
        if self.overdue.remove(&number).is_some() {
            self.late.retain(|(earlier, _)| !job.asks_the_same_as(earlier));
            if job.profile().is_some() {
                self.late.push((job, answer));
            }
        } else if reply.send(answer).is_err() {
            tracing::debug!("nobody waits for the keychain's answer any more");
        }
    }

    fn take_late(&mut self, job: &Job) -> Option<Answer> {
        let place = self.late.iter().position(|(earlier, _)| job.asks_the_same_as(earlier))?;
        Some(self.late.swap_remove(place).1)
    }
}

pub(crate) fn lock(desk: &Mutex<Desk>) -> MutexGuard<'_, Desk> {
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}

fn ended() -> VaultError {
    VaultError::Other("the keychain's thread has ended".to_owned())
}
