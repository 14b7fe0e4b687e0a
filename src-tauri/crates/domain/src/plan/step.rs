//! A step: one change with what was seen before, what is wanted after, and what it relies on.

use serde::{Deserialize, Serialize};

use crate::ids::StepId;
use crate::plan::change::Change;
use crate::plan::fact::{Gone, Subject, Value};

/// One step of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its place in the plan.
    pub id: StepId,
    /// What it does.
    pub change: Change,
    /// What its subject shows right before it is sent, if nobody else interferes.
    pub before: Value,
    /// Further values that are equally fine to start from.
    pub also_before: Vec<Value>,
    /// What its subject shows when it is done.
    pub after: Value,
    /// Further values that count as done: a removal whose place was already taken by the role that a later step gives.
    pub also_after: Vec<Value>,
    /// Other facts that must hold right before it is sent.
    pub relies_on: Vec<Reliance>,
    /// Steps that must have ended well first.
    pub depends_on: Vec<StepId>,
    /// Why it is in the plan.
    pub why: Why,
    /// A person's note to it, as typed. Steps made before there were such notes have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Why a step is in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Stops consumption.
    Freeze,
    /// The account that takes over must be a member first (H5).
    MemberFirst,
    /// Hands over.
    HandOver,
    /// The transfer leaves the former owner as Admin (H4).
    StillAdmin,
    /// A fixed Team Admin can only be removed and added again (H3).
    FixedTeamAdmin,
    /// A role in a team that allows more than the limited one.
    LimitInTeam,
    /// A colleague who is Admin is limited too.
    ColleagueAdmin,
    /// The person leaves.
    Leaves,
    /// An account to hold organizations is needed.
    HoldingNeeded,
    /// A person chose exactly this.
    Chosen,
}

/// A fact that must hold although the step does not change it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reliance {
    /// Where to look.
    pub subject: Subject,
    /// What must be seen.
    pub value: Value,
}

/// What a reading of a step's subject means for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// It is as wanted.
    AsWanted,
    /// It is as before: nothing has happened yet.
    AsBefore,
    /// Someone else changed it.
    Different,
    /// It no longer exists.
    Gone(Gone),
}

impl Step {
    /// What its subject may show right before it is sent, the likeliest first.
    pub fn starts_from(&self) -> Vec<&Value> {
        std::iter::once(&self.before).chain(&self.also_before).collect()
    }

    /// What its subject may show when it is done, the likeliest first.
    pub fn ends_with(&self) -> Vec<&Value> {
        std::iter::once(&self.after).chain(&self.also_after).collect()
    }

    /// Whether what it relies on is as it must be. Who is deleted already owns nothing any more.
    pub fn stands_on(&self, reliance: &Reliance, seen: &Value) -> bool {
        let deleted = matches!(self.change, Change::DeletePerson { .. }) && *seen == Value::Gone(Gone::Account);
        deleted || seen.satisfies(&reliance.value)
    }

    /// Judges a reading. "As wanted" wins where before and after are the same.
    pub fn judge(&self, seen: &Value) -> Judgement {
        if let Some(judgement) = self.judge_special(seen) {
            return judgement;
        }
        if let Value::Gone(gone) = seen {
            return Judgement::Gone(*gone);
        }
        if seen.satisfies(&self.after) || self.also_after.iter().any(|value| seen.satisfies(value)) {
            Judgement::AsWanted
        } else if seen.same_as(&self.before)
            || self.also_before.iter().any(|value| seen.same_as(value))
            || self.follows_a_license(seen)
        {
            Judgement::AsBefore
        } else {
            Judgement::Different
        }
    }

    /// Nobody knows the number of something before it is created, so "after" cannot carry it; to be gone is what a
    /// deletion wants; and an email may come back in lower case.
    fn judge_special(&self, seen: &Value) -> Option<Judgement> {
        let made = |there: bool| Some(if there { Judgement::AsWanted } else { Judgement::AsBefore });
        match (&self.change, seen) {
            (Change::CreateHoldingAccount { .. } | Change::CreatePerson(_), Value::Account(account)) => {
                made(account.is_some())
            }
            (Change::CreateTeam { .. }, Value::Team(team)) => made(team.is_some()),
            (Change::CreateOrganization(_), Value::Organization(None)) => Some(Judgement::AsBefore),
            (Change::CreateOrganization(new), Value::Organization(Some(found))) => {
                Some(if new.is(found) { Judgement::AsWanted } else { Judgement::Different })
            }
            (Change::DeletePerson { .. }, Value::Gone(Gone::Account)) => Some(Judgement::AsWanted),
            (Change::UpdatePerson { edit, .. }, Value::Text(Some(text))) if edit.is(text) => Some(Judgement::AsWanted),
            (_, _) => None,
        }
    }

    /// A second replacement of a license starts from what the instance made of the first, and it may have added keys.
    fn follows_a_license(&self, seen: &Value) -> bool {
        let second = matches!(self.change, Change::SetLicense { .. }) && !self.depends_on.is_empty();
        second && seen.satisfies(&self.before)
    }
}
