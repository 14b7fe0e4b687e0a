//! Plans that were reviewed in this window, and the confirmations issued for them.
//!
//! A confirmation is random, bound to the plan's fingerprint and the typed name, spent at its first use whatever comes
//! of it, and worth nothing 60 seconds after its issue by a clock that only goes forward.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::plan::{Plan, typed_name_matches};
use domain::snapshot::OrganizationFacts;
use icu_normalizer::DecomposingNormalizerBorrowed;
use tokio::time::Instant;
use uuid::Uuid;

use super::locked;
use crate::problem::Code;

/// How long a confirmation is good.
pub(crate) const CONFIRMATION: Duration = Duration::from_secs(60);
/// How many plans a window keeps; the oldest is forgotten first.
const KEPT: usize = 16;

/// A plan that was reviewed.
#[derive(Debug)]
pub(crate) struct Prepared {
    /// Issued by the core, random.
    pub(crate) id: String,
    pub(crate) plan: Plan,
    /// Taken when it was prepared.
    pub(crate) fingerprint: String,
    /// The organizations as they were read for it.
    pub(crate) places: Vec<OrganizationFacts>,
    /// The draft it was made from or for.
    pub(crate) draft: Option<u32>,
}

struct Token {
    plan: String,
    fingerprint: String,
    typed: String,
    issued: Instant,
}

/// All plans of a window.
#[derive(Default)]
pub(crate) struct Plans {
    prepared: Mutex<Vec<Arc<Prepared>>>,
    tokens: Mutex<HashMap<String, Token>>,
    /// Plans that are being started right now.
    starting: Mutex<BTreeSet<String>>,
}

impl Plans {
    pub(crate) fn register(&self, plan: Plan, places: Vec<OrganizationFacts>, draft: Option<u32>) -> Arc<Prepared> {
        let fingerprint = plan.fingerprint();
        let prepared = Arc::new(Prepared { id: Uuid::new_v4().to_string(), plan, fingerprint, places, draft });
        let mut all = locked(&self.prepared);
        let spare = (all.len() + 1).saturating_sub(KEPT);
        all.drain(..spare);
        all.push(Arc::clone(&prepared));
        prepared
    }

    pub(crate) fn get(&self, id: &str) -> Result<Arc<Prepared>, Code> {
        locked(&self.prepared).iter().find(|plan| plan.id == id).cloned().ok_or(Code::UnknownPlan)
    }

    /// A plan that was started can never be started again.
    pub(crate) fn forget(&self, id: &str) {
        locked(&self.prepared).retain(|plan| plan.id != id);
        locked(&self.tokens).retain(|_, token| token.plan != id);
        self.release(id);
    }

    /// A plan whose start failed can be confirmed again.
    pub(crate) fn release(&self, id: &str) {
        locked(&self.starting).remove(id);
    }

    /// Issues a confirmation; `typed` counts only where the plan asks for a name.
    pub(crate) fn confirm(&self, id: &str, typed: &str) -> Result<String, Code> {
        let prepared = self.get(id)?;
        if !is_typed(&prepared.plan, typed) {
            return Err(Code::TypedNameDiffers);
        }
        let token = format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
        let fingerprint = prepared.fingerprint.clone();
        let entry = Token { plan: id.to_owned(), fingerprint, typed: typed.to_owned(), issued: Instant::now() };
        let mut tokens = locked(&self.tokens);
        tokens.retain(|_, token| token.issued.elapsed() <= CONFIRMATION);
        tokens.insert(token.clone(), entry);
        Ok(token)
    }

    /// Spends a confirmation, with every other one of its plan, and gives the plan. Until [`Self::forget`] or
    /// [`Self::release`] no other start of it is possible.
    pub(crate) fn spend(&self, id: &str, token: &str) -> Result<Arc<Prepared>, Code> {
        let token = locked(&self.tokens).remove(token).ok_or(Code::ConfirmationSpent)?;
        let prepared = self.get(id)?;
        let good = token.plan == id
            && token.issued.elapsed() <= CONFIRMATION
            && token.fingerprint == prepared.plan.fingerprint()
            && is_typed(&prepared.plan, &token.typed);
        if !good || !locked(&self.starting).insert(id.to_owned()) {
            return Err(Code::ConfirmationSpent);
        }
        locked(&self.tokens).retain(|_, token| token.plan != id);
        Ok(prepared)
    }
}

fn is_typed(plan: &Plan, typed: &str) -> bool {
    plan.typed_name.as_ref().is_none_or(|expected| typed_name_matches(expected, typed, fold))
}

/// Case does not count, nor whether an accent is one character with its letter or one of its own.
fn fold(text: &str) -> String {
    let lower: String = DecomposingNormalizerBorrowed::new_nfd().normalize(text).to_lowercase();
    // Lower case may bring composed letters back.
    DecomposingNormalizerBorrowed::new_nfd().normalize(&lower).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plans() -> (Plans, String) {
        let plans = Plans::default();
        let mut plan = domain::plan::holding::plan("Holding", "holding@house.example");
        plan.typed_name = Some("Caf\u{e9} Nordlicht".to_owned());
        let id = plans.register(plan, Vec::new(), None).id.clone();
        (plans, id)
    }

    #[test]
    fn the_name_counts_without_its_case_its_ends_and_how_accents_are_put_together() {
        let (plans, id) = plans();
        for typed in ["Caf\u{e9} Nordlicht", "  CAFE\u{301} nordlicht\n", "cafÉ NORDLICHT"] {
            assert!(plans.confirm(&id, typed).is_ok(), "{typed}");
        }
        for typed in ["", "Cafe Nordlicht", "Caf\u{e9}Nordlicht", "Caf\u{e9} Nordlicht 2", "Blue Harbor"] {
            assert_eq!(plans.confirm(&id, typed), Err(Code::TypedNameDiffers), "{typed}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_confirmation_is_good_for_60_seconds() {
        let (plans, id) = plans();
        let token = plans.confirm(&id, "caf\u{e9} nordlicht").unwrap();
        tokio::time::advance(CONFIRMATION).await;
        assert!(plans.spend(&id, &token).is_ok());
        plans.release(&id);
        let token = plans.confirm(&id, "caf\u{e9} nordlicht").unwrap();
        tokio::time::advance(CONFIRMATION + Duration::from_millis(1)).await;
        assert_eq!(plans.spend(&id, &token).map(|_| ()), Err(Code::ConfirmationSpent));
    }

    #[test]
    fn a_confirmation_is_spent_at_its_first_use_even_for_another_plan() {
        let (plans, id) = plans();
        let other =
            plans.register(domain::plan::holding::plan("Other", "o@house.example"), Vec::new(), None).id.clone();
        let token = plans.confirm(&id, "caf\u{e9} nordlicht").unwrap();
        assert_eq!(plans.spend(&other, &token).map(|_| ()), Err(Code::ConfirmationSpent));
        assert_eq!(plans.spend(&id, &token).map(|_| ()), Err(Code::ConfirmationSpent));
    }

    #[test]
    fn spending_a_confirmation_spends_all_of_its_plan_until_the_start_failed() {
        let (plans, id) = plans();
        let typed = "caf\u{e9} nordlicht";
        let (first, second) = (plans.confirm(&id, typed).unwrap(), plans.confirm(&id, typed).unwrap());
        assert!(plans.spend(&id, &first).is_ok());
        assert_eq!(plans.spend(&id, &second).map(|_| ()), Err(Code::ConfirmationSpent));
        let meanwhile = plans.confirm(&id, typed).unwrap();
        assert_eq!(plans.spend(&id, &meanwhile).map(|_| ()), Err(Code::ConfirmationSpent), "it is being started");
        plans.release(&id);
        assert_eq!(plans.spend(&id, &second).map(|_| ()), Err(Code::ConfirmationSpent));
        let again = plans.confirm(&id, typed).unwrap();
        assert!(plans.spend(&id, &again).is_ok());
    }

    #[test]
    fn a_made_up_confirmation_opens_nothing() {
        let (plans, id) = plans();
        plans.confirm(&id, "caf\u{e9} nordlicht").unwrap();
        for made_up in ["", "0", &id] {
            assert_eq!(plans.spend(&id, made_up).map(|_| ()), Err(Code::ConfirmationSpent));
        }
    }

    #[test]
    fn only_the_last_plans_are_kept() {
        let (plans, first) = plans();
        let mut last = String::new();
        for _ in 0..KEPT {
            last.clone_from(&plans.register(domain::plan::holding::plan("H", "h@h.example"), Vec::new(), None).id);
        }
        assert_eq!(plans.get(&first).map(|_| ()), Err(Code::UnknownPlan));
        assert!(plans.get(&last).is_ok());
    }
}
