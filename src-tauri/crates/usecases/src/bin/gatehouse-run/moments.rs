//! Counts the named moments that the process passes, and ends it at one of them.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use store::kill::Hook;

/// The moments passed so far.
#[derive(Clone)]
pub(crate) struct Moments {
    passed: Arc<Mutex<Vec<&'static str>>>,
    kill_at: Option<usize>,
}

impl Moments {
    /// `kill_at` counts from 1.
    pub(crate) fn new(kill_at: Option<usize>) -> Self {
        Self { passed: Arc::default(), kill_at }
    }

    /// Takes part in the counting.
    pub(crate) fn hook(&self) -> Hook {
        let (passed, kill_at) = (Arc::clone(&self.passed), self.kill_at);
        Arc::new(move |moment| {
            let mut passed = passed.lock().unwrap_or_else(PoisonError::into_inner);
            passed.push(moment);
            if kill_at == Some(passed.iter().filter(|name| !name.starts_with('#')).count()) {
                // No destructor, no flush, no goodbye.
                std::process::abort();
            }
        })
    }

    /// Notes where a part begins; not a moment to end at.
    pub(crate) fn mark(&self, part: &str) {
        let name = if part == "run" { "# run" } else { "#" };
        self.passed.lock().unwrap_or_else(PoisonError::into_inner).push(name);
    }

    /// One line for each moment, in order.
    pub(crate) fn print(&self, out: &mut impl Write) -> std::io::Result<()> {
        let passed = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
        passed.iter().try_for_each(|moment| writeln!(out, "moment {moment}"))
    }
}
