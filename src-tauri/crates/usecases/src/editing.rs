//! Whether a window may write.

use std::sync::Arc;

use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::view::instance::InstanceInfo;

/// Opens editing for 15 minutes.
pub async fn unlock(_session: &Arc<Session>) -> Outcome<InstanceInfo> {
    Err(Problem::new(Code::Internal, "unlock", String::new()))
}

/// Locks editing.
pub async fn lock(_session: &Arc<Session>) -> Outcome<InstanceInfo> {
    Err(Problem::new(Code::Internal, "lock", String::new()))
}

/// Refuses with [`Code::Locked`] unless editing is open.
pub fn require_open(_session: &Arc<Session>) -> Outcome<()> {
    Err(Problem::new(Code::Internal, "open", String::new()))
}
