//! The one-step plan that creates a holding account: no mail is sent, its password is random, never shown, never kept.

use std::collections::BTreeMap;

use crate::plan::change::Change;
use crate::plan::fact::Value;
use crate::plan::step::Why;
use crate::plan::steps::push;
use crate::plan::{Names, Plan, PlanKind, TroublePolicy};

/// Makes the plan. `name` and `email` were checked by the caller to be non-empty.
pub fn plan(name: &str, email: &str) -> Plan {
    let mut steps = Vec::new();
    let change = Change::CreateHoldingAccount { name: name.to_owned(), email: email.to_owned() };
    push(&mut steps, change, Value::Account(None), Value::Account(None), Why::HoldingNeeded);
    Plan {
        kind: PlanKind::CreateHoldingAccount,
        title: name.to_owned(),
        person: None,
        successor: None,
        reference: None,
        leave_date: None,
        note: None,
        policy: TroublePolicy::StopAtOrganization,
        steps,
        closing: Vec::new(),
        typed_name: None,
        warnings: Vec::new(),
        names: Names { people: BTreeMap::new(), ..Names::default() },
    }
}
