//! How heavy a change is: for the groups of a review and their order.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::known::Known;
use super::{CellKey, Place};
use crate::ids::{RoleId, StepId};
use crate::plan::Plan;
use crate::plan::change::Change;
use crate::plan::fact::Value;
use crate::plan::step::Step;
use crate::role::{ADMIN, OWNER, RoleBook, TEAM_ADMIN};

/// What a change means for whom it happens to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// They lose the place.
    Removed,
    /// They may do less there.
    Less,
    /// They may do more there, or something else.
    More,
    /// They were not there.
    New,
}

/// A step in a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// Its group; `None` for what only prepares another step, and for what changes no role.
    pub weight: Option<Weight>,
    /// Its place in the order; the riskiest has the smallest number.
    pub risk: u8,
}

/// What a change of a role means. `from` and `to` are roles, `None` means no access; they differ.
pub fn of(known: &Known, place: Place, from: Option<RoleId>, to: Option<RoleId>) -> Weight {
    let own = known.site(place.organization()).map_or(&[][..], super::Site::own_roles);
    if own.is_empty() {
        between(&known.roles, place, from, to)
    } else {
        between(&known.roles.with(own), place, from, to)
    }
}

/// Only what surely takes something away and gives nothing is less: what cannot be compared counts as more.
fn between(roles: &RoleBook, place: Place, from: Option<RoleId>, to: Option<RoleId>) -> Weight {
    let top = [OWNER, ADMIN];
    match (place, from, to) {
        (_, _, None) => Weight::Removed,
        (_, None, Some(_)) => Weight::New,
        (Place::Organization(_), Some(_), Some(to)) if top.contains(&to) => Weight::More,
        (Place::Organization(_), Some(from), Some(_)) if top.contains(&from) => Weight::Less,
        (_, Some(from), Some(to)) if roles.role_allows_more(from, to) => Weight::Less,
        (_, Some(_), Some(_)) => Weight::More,
    }
}

/// Every step of a plan, in its order. `roles` has the roles that organizations made for themselves, too.
pub fn weigh(plan: &Plan, roles: &RoleBook) -> Vec<Weighed> {
    let steps: HashMap<StepId, &Step> = plan.steps.iter().map(|step| (step.id, step)).collect();
    let first = |step: &Step| step.depends_on.iter().filter_map(|id| steps.get(id)).find(|first| prepares(first, step));
    let preparing: HashSet<StepId> = plan.steps.iter().filter_map(|step| first(step).map(|first| first.id)).collect();
    let weighed = plan.steps.iter().map(|step| match CellKey::of(&step.change.subject()) {
        Some(CellKey { place, .. }) if !preparing.contains(&step.id) => {
            let from = role(first(step).map_or(&step.before, |first| &first.before));
            let to = role(&step.after);
            Weighed { weight: Some(between(roles, place, from, to)), risk: risk(place, from, to, roles) }
        }
        Some(_) | None => Weighed { weight: None, risk: LEAST },
    });
    weighed.collect()
}

const LEAST: u8 = 10;

/// A role in a team that is given again right after it was removed is one change (H3).
fn prepares(first: &Step, then: &Step) -> bool {
    let removes = matches!(first.change, Change::RemoveFromTeam { .. });
    let gives = matches!(then.change, Change::SetTeamRole { .. });
    removes && gives && first.change.subject() == then.change.subject()
}

fn role(value: &Value) -> Option<RoleId> {
    if let Value::Role(role) = value { *role } else { None }
}

/// Removing an Admin may leave a customer without one, and giving Admin gives everything.
fn risk(place: Place, from: Option<RoleId>, to: Option<RoleId>, roles: &RoleBook) -> u8 {
    let in_team = place.team().is_some();
    match (between(roles, place, from, to), in_team) {
        (Weight::Removed, false) if from == Some(ADMIN) => 0,
        (Weight::More | Weight::New, false) if to == Some(ADMIN) => 1,
        (Weight::Removed, false) => 2,
        (Weight::Less, false) if from == Some(ADMIN) => 3,
        (Weight::Removed, true) => 4,
        (Weight::More | Weight::New, true) if to == Some(TEAM_ADMIN) => 5,
        (Weight::More, _) => 6,
        (Weight::New, false) => 7,
        (Weight::New, true) => 8,
        (Weight::Less, _) => 9,
    }
}
