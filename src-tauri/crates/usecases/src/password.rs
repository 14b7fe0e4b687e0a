//! The password of a new person: typed once, kept in memory only, and only until its run is over.
//!
//! The type can neither be shown nor copied nor written down; whoever lost it (a crash, a restart) is asked again. It is
//! in no plan, journal, proof or log: the engine is handed it beside the plan.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::plan::here::is_strong_password;
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret as _, SecretString};

/// A password that meets Make's documented rule. Wiped when it is dropped.
pub struct Password(SecretString);

impl Password {
    /// `None` where it does not meet the rule.
    pub fn new(text: SecretString) -> Option<Self> {
        is_strong_password(text.expose_secret()).then_some(Self(text))
    }

    /// For the one request that carries it.
    pub(crate) fn for_sending(&self) -> SecretString {
        SecretString::from(self.0.expose_secret())
    }

    /// A text without it: an instance may repeat what it was sent.
    pub(crate) fn redact(&self, text: String) -> String {
        let quoted = Zeroizing::new(serde_json::Value::from(self.0.expose_secret()).to_string());
        let inside = quoted.trim_matches('"');
        if text.contains(self.0.expose_secret()) || text.contains(inside) {
            return text.replace(self.0.expose_secret(), "[password]").replace(inside, "[password]");
        }
        text
    }
}

/// The passwords that plans and runs of one window wait with.
#[derive(Default)]
pub(crate) struct Passwords(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    plans: HashMap<String, Password>,
    runs: HashMap<String, Arc<Password>>,
}

impl Passwords {
    /// Keeps it for a plan. Those of plans that are not known any more go.
    pub(crate) fn keep_for_plan(&self, plan: &str, password: Password, is_known: impl Fn(&str) -> bool) {
        let mut all = self.lock();
        all.plans.retain(|plan, _| is_known(plan));
        all.plans.insert(plan.to_owned(), password);
    }

    /// Keeps it for a run that asked for it.
    pub(crate) fn keep_for_run(&self, run: &str, password: Password) {
        self.lock().runs.insert(run.to_owned(), Arc::new(password));
    }

    /// A plan became a run.
    pub(crate) fn hand_on(&self, plan: &str, run: &str) {
        let mut all = self.lock();
        if let Some(password) = all.plans.remove(plan) {
            all.runs.insert(run.to_owned(), Arc::new(password));
        }
    }

    pub(crate) fn of_run(&self, run: &str) -> Option<Arc<Password>> {
        self.lock().runs.get(run).cloned()
    }

    /// The run is over.
    pub(crate) fn forget(&self, run: &str) {
        self.lock().runs.remove(run);
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> Option<Password> {
        Password::new(SecretString::from(text))
    }

    #[test]
    fn only_a_password_that_meets_the_rule_is_taken() {
        assert!(password("Correct-horse7").is_some());
        assert!(password("correct-horse7").is_none());
    }

    #[test]
    fn a_text_that_repeats_it_is_cleaned_also_where_it_is_escaped() {
        let password = password("Aa1\"back\\slash-").unwrap();
        for text in ["no: Aa1\"back\\slash-", "no: Aa1\\\"back\\\\slash-"] {
            assert_eq!(password.redact(text.to_owned()), "no: [password]", "{text}");
        }
        assert_eq!(password.redact("something else".to_owned()), "something else");
    }

    #[test]
    fn a_run_takes_over_what_its_plan_had_and_nothing_is_left_of_it_in_the_end() {
        let all = Passwords::default();
        all.keep_for_plan("plan", password("Correct-horse7").unwrap(), |_| true);
        all.hand_on("plan", "run");
        all.hand_on("plan", "other");
        assert!(all.of_run("run").is_some() && all.of_run("other").is_none());
        all.forget("run");
        assert!(all.of_run("run").is_none());
    }
}
