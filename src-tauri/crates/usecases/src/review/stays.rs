//! What stays as it is: said as clearly as what goes.

use std::collections::BTreeSet;

use domain::UserId;
use domain::plan::change::Change;
use domain::plan::{Plan, Warning};
use domain::snapshot::OrganizationFacts;

use super::{count, place_name};
use crate::view::leave::Stays;

/// What stays with a plan.
pub(crate) fn stays(plan: &Plan, places: &[OrganizationFacts]) -> Stays {
    let touched = plan.organizations();
    let places: Vec<_> = places.iter().filter(|place| touched.contains(&place.id())).collect();
    let changed: BTreeSet<UserId> = plan
        .steps
        .iter()
        .filter(|step| !matches!(step.change, Change::TransferOwnership { .. }))
        .filter_map(|step| step.change.user())
        .chain(plan.person)
        .chain(plan.successor)
        .collect();
    let left_alone = plan.warnings.iter().filter_map(|warning| match warning {
        Warning::LeftAlone(place) => Some(place_name(&plan.names, *place)),
        Warning::HoldingNeverSignedIn(_)
        | Warning::HoldingLooksLikePerson(_)
        | Warning::KeptConsultant(_)
        | Warning::KeptInstanceAdmin(_)
        | Warning::LeaverIsInstanceAdmin(_)
        | Warning::AlreadyFrozen(_)
        | Warning::NoDataStores(_)
        | Warning::Incomplete(_) => None,
    });
    Stays { left_alone: left_alone.collect(), ..still_there(&places, &changed) }
}

/// What stays in these organizations when these people's access changes.
pub(crate) fn still_there(places: &[&OrganizationFacts], changed: &BTreeSet<UserId>) -> Stays {
    let scenarios =
        places.iter().filter_map(|place| place.organization.scenarios.or(place.organization.active_scenarios));
    let kept: BTreeSet<UserId> = places
        .iter()
        .flat_map(|place| &place.members)
        .map(|member| member.person.id)
        .filter(|user| !changed.contains(user))
        .collect();
    Stays {
        scenarios: u32::try_from(scenarios.sum::<u64>()).unwrap_or(u32::MAX),
        teams: count(places.iter().map(|place| place.teams.iter().filter(|team| !team.deleted).count()).sum()),
        colleagues_kept: count(kept.len()),
        left_alone: Vec::new(),
    }
}
