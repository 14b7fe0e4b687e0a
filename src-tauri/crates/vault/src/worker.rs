//! The keychain's thread: it takes one question after the other and waits for each as long as it takes.
//!
//! A thread of its own, because keychain libraries block, must not run inside an async runtime, and are not safe to ask
//! from several threads at once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};

use crate::VaultError;
use crate::backend::{Backend, Job};
use crate::front::{Desk, Request, lock};

/// Starts the thread; it ends when nobody can ask any more. Where it cannot be started, questions answer that it ended.
pub(crate) fn start(mut backend: Box<dyn Backend>, queue: Receiver<Request>, desk: Arc<Mutex<Desk>>) {
    let work = move || {
        while let Ok(request) = queue.recv() {
            let answer = run(&request.job, backend.as_mut());
            lock(&desk).answer(request, answer);
        }
    };
    if let Err(error) = std::thread::Builder::new().name("keychain".to_owned()).spawn(work) {
        tracing::error!(%error, "the keychain's thread cannot be started");
    }
}

/// A library that panics costs this one answer, not the thread.
fn run(job: &Job, backend: &mut dyn Backend) -> crate::backend::Answer {
    catch_unwind(AssertUnwindSafe(|| job.run(backend)))
        .unwrap_or_else(|_| Err(VaultError::Other("the keychain's library failed".to_owned())))
}
