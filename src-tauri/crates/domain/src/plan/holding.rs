//! The one-step plan that creates a holding account: no mail is sent, its password is random, never shown, never kept.

use std::collections::BTreeMap;

use crate::ids::StepId;
use crate::plan::change::Change;
use crate::plan::fact::Value;
use crate::plan::step::{Step, Why};
use crate::plan::{Names, Plan, PlanKind, TroublePolicy};

/// Makes the plan. `name` and `email` were checked by the caller to be non-empty.
pub fn plan(name: &str, email: &str) -> Plan {
    let step = Step {
        id: StepId(1),
        change: Change::CreateHoldingAccount { name: name.to_owned(), email: email.to_owned() },
        before: Value::Account(None),
        also_before: Vec::new(),
        after: Value::Account(None),
        also_after: Vec::new(),
        relies_on: Vec::new(),
        depends_on: Vec::new(),
        why: Why::HoldingNeeded,
    };
    Plan {
        kind: PlanKind::CreateHoldingAccount,
        title: name.to_owned(),
        person: None,
        successor: None,
        reference: None,
        leave_date: None,
        note: None,
        policy: TroublePolicy::StopAtOrganization,
        steps: vec![step],
        closing: Vec::new(),
        typed_name: None,
        warnings: Vec::new(),
        names: Names { people: BTreeMap::new(), ..Names::default() },
    }
}
