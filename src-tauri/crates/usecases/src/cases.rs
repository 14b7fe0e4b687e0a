//! What a window holds in memory of its cases: drafts, prepared plans with their confirmations, and runs at work.

/// The cases of one window.
#[derive(Default)]
pub struct Cases {}
