//! Named moments around the sync of a journal entry, for tests that end the process there. Exists only with the feature
//! `kill-points`, which no released program has.

use std::sync::{Arc, PoisonError, RwLock};

/// Is told the name of each moment: `append:before`, `append:written` (the row is in the transaction, nothing is synced)
/// and `append:synced`.
pub type Hook = Arc<dyn Fn(&'static str) + Send + Sync>;

static HOOK: RwLock<Option<Hook>> = RwLock::new(None);

/// Sets the hook of this process; it replaces an earlier one.
pub fn set_hook(hook: Hook) {
    *HOOK.write().unwrap_or_else(PoisonError::into_inner) = Some(hook);
}

pub(crate) fn reach(moment: &'static str) {
    let hook = HOOK.read().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some(hook) = hook {
        hook(moment);
    }
}
