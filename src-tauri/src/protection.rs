//! Keeps the memory of a released build to itself on Linux: nobody else's program can look into it, and a crash leaves no
//! picture of it on the disk. Other systems do both by their own rules.
//!
//! Tests and measurements look into the process from outside, so their builds do without.

/// Whether this build does so when it starts.
pub const PROTECTED: bool = !cfg!(debug_assertions) && !cfg!(feature = "bench");

/// Closes the memory of this process. Programs that it starts later leave no core dump either; those that need to can be
/// looked into again. Where the system refuses, the application works all the same and the log says so.
#[cfg(target_os = "linux")]
pub fn protect_memory() {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

    let no_core = Rlimit { current: Some(0), maximum: Some(0) };
    let refused = [setrlimit(Resource::Core, no_core), set_dumpable_behavior(DumpableBehavior::NotDumpable)];
    for error in refused.into_iter().filter_map(Result::err) {
        tracing::warn!(%error, "the memory of this process cannot be closed to others");
    }
}

/// Nothing to do on this system.
#[cfg(not(target_os = "linux"))]
pub fn protect_memory() {}
